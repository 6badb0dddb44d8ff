import type { NeighbourSource } from '../../define/neighbour-source.ts'
import { settingOf } from '../../define/setting.ts'
import { gardensSetting } from './gardens-setting.ts'
import { parseKept, sortedNotes } from './kept-garden.ts'

/** The gardens that the config names, with what is kept of their inventories. */
export const neighbours: NeighbourSource = {
  name: 'gardens',
  named: (options) => settingOf(options, gardensSetting),
  open(garden, text) {
    const kept = text === undefined ? undefined : parseKept(text)
    if (kept === undefined)
      return { ...garden, title: garden.name, state: text === undefined ? 'new' : 'damaged', notes: [] }
    // Of another address nothing is known, whatever was kept under the same name.
    if (kept.address !== garden.address) return { ...garden, title: garden.name, state: 'new', notes: [] }
    const { title, notes, regions } = kept
    return {
      ...garden,
      title: title || garden.name,
      state: 'kept',
      notes: sortedNotes(notes),
      ...(regions.length > 0 && { regions }),
    }
  },
}

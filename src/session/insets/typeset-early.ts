import type { Inset } from '../../model/inset.ts'
import type { Note } from '../../model/note.ts'
import type { PreparedNote } from '../../model/prepared-note.ts'
import type { TypesetPool } from './typeset-pool.ts'

/**
 * Returns what is to be told of each note as it is prepared: its code is typeset while the others are still read, so that
 * no page has to wait for grammars. Formulas are not: they are made as fast as they are asked for. Only notes that are
 * shown count.
 */
export function typesetEarly(
  pool: TypesetPool,
  isShown: (note: Note) => boolean,
): (prepared: PreparedNote) => void {
  let waiting: Inset[] = []
  let isBusy = false
  const send = async (): Promise<void> => {
    isBusy = true
    while (waiting.length > 0) {
      const insets = waiting
      waiting = []
      // What fails here fails again for the page that shows it.
      await pool.typeset(insets).catch(() => {})
    }
    isBusy = false
  }
  return ({ note, body }) => {
    if (!isShown(note)) return
    for (const hole of body.holes) {
      if (hole.kind === 'inset' && hole.inset.kind === 'code') waiting.push(hole.inset)
    }
    if (!isBusy && waiting.length > 0) void send()
  }
}

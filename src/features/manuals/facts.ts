import { defineFacts } from '../../define/facts.ts'
import { folderOf, type NotePath, stemOf } from '../../model/path.ts'
import type { Properties } from '../../model/properties.ts'
import { type ManualSettings, noManual } from './read-settings.ts'

/** The order in which a manual is read. */
export interface ManualOrder {
  /** All of its notes, the first first; empty in a garden that is none. */
  readonly notes: readonly NotePath[]
  /** Where each note stands among all. */
  readonly placeByPath: ReadonlyMap<NotePath, number>
  /** Where the first note in a folder stands, whatever folder of it that is in. */
  readonly placeByFolder: ReadonlyMap<string, number>
}

/** How a note or folder is compared with its neighbours. */
type Rank = readonly [place: number, name: string]

/** The order of a manual: that of `nav`, else `sidebar_position`, `_category_.json` and the numbers before names. */
export const manualOrder = defineFacts<ManualOrder>({
  name: 'manual-order',
  reads: 'statements',
  none: { notes: [], placeByPath: new Map(), placeByFolder: new Map() },
  collect({ notesByPath, options: { dialects, withoutFeatures } }) {
    const choice = dialects.find(({ name }) => name === 'manuals')
    if (choice === undefined || withoutFeatures.includes('manuals'))
      return { notes: [], placeByPath: new Map(), placeByFolder: new Map() }
    const settings: ManualSettings = { ...noManual, ...choice.settings }
    const notes =
      settings.nav.length > 0
        ? settings.nav.flatMap((path) => (notesByPath.has(path as NotePath) ? [path as NotePath] : []))
        : inOrder(notesByPath, settings)
    const placeByPath = new Map(notes.map((path, i) => [path, i]))
    const placeByFolder = new Map<string, number>()
    for (const [i, path] of notes.entries())
      for (let folder = folderOf(path); !placeByFolder.has(folder); folder = folderOf(folder)) {
        placeByFolder.set(folder, i)
        if (folder === '') break
      }
    return { notes, placeByPath, placeByFolder }
  },
})

/** The notes below the folder of a manual: those of a folder and its folders as neighbours, its own page first. */
function inOrder(
  notesByPath: ReadonlyMap<NotePath, { readonly properties: Properties }>,
  { root, places }: ManualSettings,
): readonly NotePath[] {
  const inFolder = new Map<
    string,
    { readonly rank: Rank; readonly path?: NotePath; readonly folder?: string }[]
  >()
  const seen = new Set<string>()
  const addFolder = (folder: string): void => {
    if (folder === root || seen.has(folder)) return
    seen.add(folder)
    append(folderOf(folder), { rank: [places[folder] ?? numberOf(folder) ?? Infinity, folder], folder })
    if (folder !== '' && folderOf(folder) !== root) addFolder(folderOf(folder))
  }
  const append = (
    folder: string,
    entry: { readonly rank: Rank; readonly path?: NotePath; readonly folder?: string },
  ): void => {
    const list = inFolder.get(folder)
    if (list) list.push(entry)
    else inFolder.set(folder, [entry])
  }
  for (const [path, { properties }] of notesByPath) {
    const folder = folderOf(path)
    if (root !== '' && folder !== root && !folder.startsWith(`${root}/`)) continue
    addFolder(folder)
    const isOwn = /^(?:index|readme)$/i.test(stemOf(path))
    append(folder, {
      rank: [isOwn ? -Infinity : (positionOf(properties) ?? numberOf(path) ?? Infinity), path],
      path,
    })
  }
  const found: NotePath[] = []
  const walk = (folder: string): void => {
    const entries = inFolder.get(folder) ?? []
    for (const { path, folder: below } of entries.sort(compareEntries))
      if (path !== undefined) found.push(path)
      else if (below !== undefined) walk(below)
  }
  walk(root)
  return found
}

function compareEntries(
  { rank: [a, x] }: { readonly rank: Rank },
  { rank: [b, y] }: { readonly rank: Rank },
): number {
  if (a !== b) return a < b ? -1 : 1
  return x < y ? -1 : x > y ? 1 : 0
}

/** `sidebar_position` of Docusaurus, `sidebar: { order }` of Starlight. */
function positionOf(properties: Properties): number | undefined {
  const { sidebar_position: position, sidebar } = properties
  const order: unknown =
    typeof sidebar === 'object' && sidebar !== null && 'order' in sidebar ? sidebar.order : undefined
  return [position, order].map(Number).find((one) => Number.isFinite(one))
}

function numberOf(path: string): number | undefined {
  const written = /^(\d{1,6})(?=\s*[-_.\s])/.exec(stemOf(path))?.[1]
  return written === undefined ? undefined : Number(written)
}

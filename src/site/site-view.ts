import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import type { Insight } from '../model/insight.ts'
import type { Note } from '../model/note.ts'
import type { GardenOptions } from '../model/options.ts'
import type { OverviewKind } from '../model/overview-kind.ts'
import type { Address, GardenColumn, PageAssets } from '../model/page.ts'
import { folderOf, toNameKey } from '../model/path.ts'
import type { SitePlan } from '../model/site.ts'
import { collectNavigation } from './collect-navigation.ts'
import { parentTag } from './collect-tags.ts'
import { createGardenColumn } from './garden-column.ts'

/** A garden, its plan and the lists that pages share, each computed once. */
export interface SiteView {
  readonly garden: Garden
  readonly plan: SitePlan
  readonly options: GardenOptions
  readonly assets: PageAssets
  readonly insight: Insight
  /** Notes directly in a folder, sorted by title. */
  readonly notesByFolder: ReadonlyMap<string, readonly Note[]>
  /** Folders directly in a folder, sorted. */
  readonly foldersByParent: ReadonlyMap<string, readonly string[]>
  /** Notes in a folder at any depth. */
  readonly countByFolder: ReadonlyMap<string, number>
  /** By folded tag; notes with the tag or a child of it, sorted by title. */
  readonly notesByTag: ReadonlyMap<string, readonly Note[]>
  /** Folded tags directly below a folded tag, `''` for those at the top; sorted. */
  readonly tagsByParent: ReadonlyMap<string, readonly string[]>
  /** Links between notes of the garden. */
  readonly linkCount: number
  readonly column: GardenColumn
  /** The overviews that notes and folders stand for, or that have a page of their own. */
  readonly overviewByAddress: ReadonlyMap<Address, OverviewKind>
  /** Names of wanted notes that the garden plans to write. */
  readonly plannedNames: ReadonlySet<string>
  /** The notes as a new list, sorted by title, then path. */
  readonly sortByTitle: (notes: readonly Note[]) => readonly Note[]
}

/** Prepares the lists for {@link pageInput}. */
export function createSiteView(
  garden: Garden,
  plan: SitePlan,
  options: GardenOptions,
  assets: PageAssets,
  insight: Insight,
): SiteView {
  const notesByFolder = new Map<string, Note[]>()
  const countByFolder = new Map<string, number>()
  const notesByTag = new Map<string, Note[]>()
  for (const note of garden.notesByPath.values()) {
    append(notesByFolder, folderOf(note.path), note)
    for (let folder = folderOf(note.path); ; folder = folderOf(folder)) {
      countByFolder.set(folder, (countByFolder.get(folder) ?? 0) + 1)
      if (folder === '') break
    }
    for (const key of tagKeysOf(note)) append(notesByTag, key, note)
  }
  const titleKeys = new Map([...garden.notesByPath.values()].map((note) => [note, toNameKey(note.title)]))
  const compareNotes = (a: Note, b: Note): number =>
    compareText(titleKeys.get(a)!, titleKeys.get(b)!) || compareText(a.path, b.path)
  for (const notes of [...notesByFolder.values(), ...notesByTag.values()]) notes.sort(compareNotes)

  const foldersByParent = new Map<string, string[]>()
  for (const folder of plan.addressByFolder.keys()) {
    if (folder !== '') append(foldersByParent, folderOf(folder), folder)
  }
  const tagsByParent = new Map<string, string[]>()
  for (const tag of plan.addressByTag.keys()) append(tagsByParent, parentTag(tag), tag)
  for (const list of [...foldersByParent.values(), ...tagsByParent.values()]) list.sort(compareText)

  let linkCount = 0
  for (const backlinks of garden.links.backlinksByPath.values()) linkCount += backlinks.length
  return {
    garden,
    plan,
    options,
    assets,
    insight,
    notesByFolder,
    foldersByParent,
    countByFolder,
    notesByTag,
    tagsByParent,
    linkCount,
    column: createGardenColumn({
      garden,
      plan,
      options,
      foldersByParent,
      countByFolder,
      pages: collectNavigation(garden, plan, options.base),
      isLocal: assets.live !== undefined,
    }),
    overviewByAddress: new Map([...plan.addressByOverview].map(([kind, address]) => [address, kind])),
    plannedNames: new Set(
      garden.knowledge.planned.flatMap((planned) => (planned.kind === 'wanted' ? [planned.name] : [])),
    ),
    sortByTitle: (notes) => [...notes].sort(compareNotes),
  }
}

function tagKeysOf(note: Note): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const tag of note.tags) {
    for (let key: string = toNameKey(tag); key !== ''; key = parentTag(key)) keys.add(key)
  }
  return keys
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

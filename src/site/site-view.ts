import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import type { Insight } from '../model/insight.ts'
import type { Note } from '../model/note.ts'
import type { GardenOptions } from '../model/options.ts'
import { toOrderKey } from '../model/order-key.ts'
import type { OverviewKind } from '../model/overview-kind.ts'
import type { Address, GardenColumn, PageAssets } from '../model/page.ts'
import { folderOf, toNameKey } from '../model/path.ts'
import type { Publication } from '../model/publication.ts'
import type { SitePlan } from '../model/site.ts'
import { collectNavigation } from './collect-navigation.ts'
import { collectTags, parentTag } from './collect-tags.ts'
import { type EmbedRoom, planEmbedRoom, type WeighBody } from './embed-room.ts'
import { createGardenColumn } from './garden-column.ts'
import { mainLanguage } from './page-language.ts'

/** A garden, its plan and the lists that pages share, each computed once. */
export interface SiteView {
  readonly garden: Garden
  readonly plan: SitePlan
  readonly options: GardenOptions
  /** The garden's language: the one its author named, else the main one of its notes. */
  readonly lang: string
  readonly assets: PageAssets
  readonly insight: Insight
  readonly privacy: ViewPrivacy
  /** Notes directly in a folder, sorted by title. */
  readonly notesByFolder: ReadonlyMap<string, readonly Note[]>
  /** Folders directly in a folder, sorted. */
  readonly foldersByParent: ReadonlyMap<string, readonly string[]>
  /** Notes in a folder at any depth. */
  readonly countByFolder: ReadonlyMap<string, number>
  /** By folded tag; notes with the tag or a child of it, sorted by title. */
  readonly notesByTag: ReadonlyMap<string, readonly Note[]>
  /** Folded tags with their first spelling, sorted. */
  readonly labelByTag: ReadonlyMap<string, string>
  /** Folded tags directly below a folded tag, `''` for those at the top; sorted. */
  readonly tagsByParent: ReadonlyMap<string, readonly string[]>
  /** Links between notes of the garden. */
  readonly linkCount: number
  /** How much embeds may add to pages. */
  readonly embedRoom: EmbedRoom
  readonly weighBody: WeighBody
  readonly column: GardenColumn
  /** The overviews that notes and folders stand for, or that have a page of their own. */
  readonly overviewByAddress: ReadonlyMap<Address, OverviewKind>
  /** Names of wanted notes that the garden plans to write. */
  readonly plannedNames: ReadonlySet<string>
  /** The notes as a new list, sorted by title, then path. */
  readonly sortByTitle: (notes: readonly Note[]) => readonly Note[]
}

/** By what a page of one's own garden says that its note is not published. */
export interface ViewPrivacy {
  readonly publication: Publication
  /** Whether notes without a mark wait for a decision. */
  readonly isUndecided: boolean
}

/** Prepares the lists for {@link pageInput}; each is made when a page first reads it, since few pages read most of them. */
export function createSiteView(
  garden: Garden,
  plan: SitePlan,
  options: GardenOptions,
  assets: PageAssets,
  insight: Insight,
  weighBody: WeighBody,
  privacy: ViewPrivacy,
): SiteView {
  const titleKeys = new Map<Note, string>()
  const titleKeyOf = (note: Note): string => {
    let key = titleKeys.get(note)
    if (key === undefined) {
      key = toOrderKey(note.title)
      titleKeys.set(note, key)
    }
    return key
  }
  const compareNotes = (a: Note, b: Note): number =>
    compareText(titleKeyOf(a), titleKeyOf(b)) || compareText(a.path, b.path)
  const sortAll = (lists: ReadonlyMap<string, Note[]>): ReadonlyMap<string, readonly Note[]> => {
    for (const notes of lists.values()) notes.sort(compareNotes)
    return lists
  }
  const notesByFolder = once(() => sortAll(groupByFolder(garden)))
  const notesByTag = once(() => sortAll(groupByTag(garden)))
  const countByFolder = once(() => countInFolders(garden))
  const foldersByParent = once(() =>
    groupNames(
      [...plan.addressByFolder.keys()].filter((folder) => folder !== ''),
      folderOf,
    ),
  )
  const labelByTag = once(() => collectTags(garden))
  const tagsByParent = once(() => groupNames(plan.addressByTag.keys(), parentTag))
  const linkCount = once(() => {
    let count = 0
    for (const backlinks of garden.links.backlinksByPath.values()) count += backlinks.length
    return count
  })
  const embedRoom = once(() => planEmbedRoom({ garden, budget: options.budget, weighBody }))
  return {
    garden,
    plan,
    options,
    lang: options.lang === '' ? mainLanguage(garden) : options.lang,
    assets,
    insight,
    privacy,
    get notesByFolder() {
      return notesByFolder()
    },
    get foldersByParent() {
      return foldersByParent()
    },
    get countByFolder() {
      return countByFolder()
    },
    get notesByTag() {
      return notesByTag()
    },
    get labelByTag() {
      return labelByTag()
    },
    get tagsByParent() {
      return tagsByParent()
    },
    get linkCount() {
      return linkCount()
    },
    get embedRoom() {
      return embedRoom()
    },
    weighBody,
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

/** A function that makes its answer at the first call. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function groupByFolder({ notesByPath }: Garden): Map<string, Note[]> {
  const lists = new Map<string, Note[]>()
  for (const note of notesByPath.values()) append(lists, folderOf(note.path), note)
  return lists
}

function groupByTag({ notesByPath }: Garden): Map<string, Note[]> {
  const lists = new Map<string, Note[]>()
  for (const note of notesByPath.values()) for (const key of tagKeysOf(note)) append(lists, key, note)
  return lists
}

function countInFolders({ notesByPath }: Garden): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const path of notesByPath.keys()) {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      counts.set(folder, (counts.get(folder) ?? 0) + 1)
      if (folder === '') break
    }
  }
  return counts
}

function groupNames(
  names: Iterable<string>,
  parentOf: (name: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>()
  for (const name of names) append(lists, parentOf(name), name)
  for (const list of lists.values()) {
    const keys = new Map(list.map((name) => [name, toOrderKey(name)]))
    list.sort((a, b) => compareText(keys.get(a)!, keys.get(b)!) || compareText(a, b))
  }
  return lists
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

import type { FeatureSet } from '../define/feature-set.ts'
import type { SiteView } from '../define/site-view.ts'
import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import { interfaceLanguageOf } from '../model/interface/interface-text.ts'
import { pageWords } from '../model/interface/page-words.ts'
import type { Note } from '../model/note.ts'
import { toOrderKey } from '../model/order-key.ts'
import type { Address, GardenColumn } from '../model/page.ts'
import { folderOf } from '../model/path.ts'
import { collectForeign } from './collect-foreign.ts'
import { planEmbedRoom } from './embed-room.ts'
import { findFrontNote } from './find-front-note.ts'
import { groupNames } from './group-names.ts'
import { collectOverviewLinks } from './home-sections.ts'
import { linksIn } from './links-in.ts'
import { mainLanguage } from './page-language.ts'
import { collectFinish, createShownTitle } from './shown-title.ts'

/** What a view is made of. */
interface ViewParts
  extends Pick<
    SiteView,
    | 'garden'
    | 'plan'
    | 'options'
    | 'assets'
    | 'weighBody'
    | 'htmlOf'
    | 'pictureSizes'
    | 'pictureSets'
    | 'dataTexts'
    | 'privacy'
    | 'readSource'
    | 'paint'
  > {
  readonly features: FeatureSet
  readonly madeBeside?: SiteView['madeBeside']
}

/** Prepares the lists for {@link pageInput}; each is made when a page first reads it, since few pages read most of them. */
export function createSiteView(parts: ViewParts): SiteView {
  const { garden, plan, features, weighBody } = parts
  const front = parts.options.isNamedByFolder ? findFrontNote(garden, plan)?.title : undefined
  // What a file is for says nothing of the garden.
  const title = /^(?:index|readme)$/i.test(front ?? '') ? undefined : front
  const options = title === undefined ? parts.options : { ...parts.options, title }
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
  const countByFolder = once(() => countInFolders(garden))
  const foldersByParent = once(() =>
    groupNames(
      [...plan.addressByFolder.keys()].filter((folder) => folder !== ''),
      folderOf,
    ),
  )
  const linkCount = once(() => {
    let count = 0
    for (const backlinks of garden.links.backlinksByPath.values()) count += backlinks.length
    return count
  })
  const embedRoom = once(() => planEmbedRoom({ garden, budget: options.budget, weighBody }))
  const lang = options.lang === '' ? mainLanguage(garden) : options.lang
  const column = once(() => collectColumn(view, features))
  const intendedNames = once(
    () => new Set(features.on.flatMap((feature) => [...(feature.intended?.(garden.read) ?? [])])),
  )
  const view: SiteView = {
    garden,
    plan,
    options,
    assets: parts.assets,
    privacy: parts.privacy,
    weighBody,
    readSource: parts.readSource,
    paint: parts.paint,
    htmlOf: parts.htmlOf,
    pictureSizes: parts.pictureSizes,
    pictureSets: parts.pictureSets,
    dataTexts: parts.dataTexts,
    lang,
    words: pageWords(interfaceLanguageOf(lang), lang),
    get notesByFolder() {
      return notesByFolder()
    },
    get foldersByParent() {
      return foldersByParent()
    },
    get countByFolder() {
      return countByFolder()
    },
    get linkCount() {
      return linkCount()
    },
    get embedRoom() {
      return embedRoom()
    },
    get column() {
      return column()
    },
    get intendedNames() {
      return intendedNames()
    },
    overviewByAddress: new Map(
      [...plan.addressesByOverview].flatMap(([name, [first]]) =>
        first === undefined ? [] : [[first, name]],
      ),
    ),
    sortByTitle: (notes) => [...notes].sort(compareNotes),
    collectSlot: (slot, page) =>
      [...features.partsOf(slot)].flatMap(([name, part]) => {
        const input = part.collect(view, page)
        return input === undefined ? [] : [[name, input] as const]
      }),
    answerQuery(note, query) {
      for (const { answerQuery } of features.on) {
        const html = answerQuery?.(view, note, query)
        if (html !== undefined) return html
      }
      return undefined
    },
    collectFinish: (lang, note) => collectFinish(features.finishes, lang, note),
    shownTitle: createShownTitle(features, { lang, isNamed: options.lang !== '' }),
    collectOverview: (name, part) => features.overviewByName.get(name)?.collect(view, part),
    collectData: (note) =>
      Object.assign(
        {},
        ...features.on.map(({ data }) => (note ? data?.note?.(view, note) : data?.garden?.(view)) ?? {}),
      ) as Readonly<Record<string, unknown>>,
    foreign: collectForeign(features, options, parts.assets.live === undefined),
    isOn: features.isOn,
    titleOfOverview: (name) => features.overviewByName.get(name)?.title(view.words) ?? name,
    madeBeside: parts.madeBeside ?? {},
  }
  return view
}

/** The garden at a glance, the same on every page: what it is about, and the pages about it as a whole. */
function collectColumn(view: SiteView, features: FeatureSet): GardenColumn {
  const page = { address: '' as Address }
  const pages = view.collectSlot('column.pages', page)
  // Overviews that no page of the column stands for.
  const listed = new Set(linksIn(features, 'column.pages', pages).map(({ href }) => href))
  const overviews = collectOverviewLinks(view)
  return {
    brand: view.collectSlot('brand', page),
    header: view.collectSlot('header', page),
    foot: view.collectSlot('foot', page),
    groups: view.collectSlot('column', page),
    places: view.collectSlot('column.places', page),
    overviews: features.placeOrder.flatMap((name) =>
      overviews.filter(
        ({ overview, href }) =>
          overview === name && features.overviewByName.get(name)?.place !== undefined && !listed.has(href),
      ),
    ),
    local: view.collectSlot('column.local', page),
    pages,
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

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

import type { KnowledgePart } from '../model/knowledge-part.ts'
import { emptyOutline } from '../model/map-outline.ts'
import type { Note } from '../model/note.ts'
import type { FolderListing, PageInput, PageLink } from '../model/page.ts'
import { baseName, toNameKey } from '../model/path.ts'
import type { Page } from '../model/site.ts'
import { hrefOf, originOf } from './address.ts'
import { collectBacklinkGroups } from './collect-backlink-groups.ts'
import { collectFills } from './collect-fills.ts'
import { collectMentionGroups } from './collect-mention-groups.ts'
import { collectRelated } from './collect-related.ts'
import { knowledgePart } from './knowledge-part.ts'
import { mapInput } from './map-input.ts'
import { noteEntry } from './note-link.ts'
import { collectOverview, homePart } from './overview.ts'
import { createFrame } from './page-frame.ts'
import type { SiteView } from './site-view.ts'
import { siteWords } from './site-words.ts'
import { tagEntry, tagLink, tagTrail } from './tag-link.ts'
import { titleOfFolder } from './title-of-folder.ts'
import { titleOfOverview } from './title-of-overview.ts'
import { seriesPart, topicPart } from './topic-part.ts'

/** How many notes and tags the home page names at most: it must not grow with the garden. */
const homeLimit = 24

/** Plain JSON with all that a page may read. Equal inputs make equal pages, so its hash is the page's memo key. */
export function pageInput(view: SiteView, page: Page): PageInput {
  switch (page.kind) {
    case 'note':
      return noteInput(view, page)
    case 'folder':
      return folderInput(view, page)
    case 'topic': {
      const topic = view.garden.knowledge.topicById.get(page.topic)!
      const frame = createFrame(view, page.address, topic.title, {})
      return { kind: 'topic', frame, topic: topicPart(view, topic) }
    }
    case 'series': {
      const series = view.garden.knowledge.seriesById.get(page.series)!
      const frame = createFrame(view, page.address, series.title, {})
      return { kind: 'series', frame, series: seriesPart(view, series) }
    }
    case 'overview': {
      const frame = createFrame(view, page.address, titleOfOverview(view, page.overview), {})
      return { kind: 'overview', frame, overview: collectOverview(view, page.overview, page.part) }
    }
    case 'tag':
      return tagInput(view, page)
    case 'home':
      return homeInput(view, page)
    case 'map':
      return mapInput(view, page, emptyOutline)
    case 'not-found':
      return { kind: 'not-found', frame: createFrame(view, page.address, siteWords(view).notFound, {}) }
    case 'redirect': {
      const target = hrefOf(view.options.base, page.target)
      const frame = createFrame(view, page.address, siteWords(view).moved, {})
      return { kind: 'redirect', frame: { ...frame, canonical: originOf(view.options) + target }, target }
    }
  }
}

function noteInput(view: SiteView, page: Extract<Page, { kind: 'note' }>): PageInput {
  const note = view.garden.notesByPath.get(page.path)!
  const knowledge = knowledgePart(view, note, page.address)
  const citing = new Set(knowledge.reference?.citedBy.map(({ source }) => source.href))
  const mentions = collectMentionGroups(view, note.path)
  const history = view.insight.historyOf(note.path)
  const withheld = withheldBy(view, note)
  return {
    kind: 'note',
    frame: createFrame(view, page.address, note.title, {
      note,
      ...(page.folder !== undefined && { folder: page.folder }),
    }),
    path: note.path,
    body: note.hash,
    ...(note.opensWithTitle && { titleId: note.headings[0]!.slug }),
    fills: collectFills(view, note),
    tags: note.tags.map((tag) => tagLink(view, tag)),
    contents: note.headings.flatMap((heading, i) =>
      (i === 0 && note.opensWithTitle) || heading.text.trim() === ''
        ? []
        : [{ depth: heading.depth, text: heading.text, slug: heading.slug }],
    ),
    backlinks: collectBacklinkGroups(view, note.path).filter(({ source }) => !citing.has(source.href)),
    ...(mentions && { mentions }),
    related: collectRelated(view, note.path),
    ...(history && { history }),
    ...(page.folder !== undefined && {
      folder: withoutShown(listFolder(view, page.folder, note), knowledge),
    }),
    knowledge,
    ...(withheld !== undefined && { withheld }),
  }
}

function withheldBy({ privacy }: SiteView, note: Note): string | undefined {
  const reason = privacy.publication.reasonOf(note)
  return reason?.words ?? (privacy.isUndecided && note.marked === undefined ? '' : undefined)
}

function folderInput(view: SiteView, page: Extract<Page, { kind: 'folder' }>): PageInput {
  const overview = view.overviewByAddress.get(page.address)
  return {
    kind: 'folder',
    frame: createFrame(view, page.address, baseName(page.folder), { folder: page.folder }),
    folder: listFolder(view, page.folder),
    ...(overview && { overview: collectOverview(view, overview) }),
  }
}

function tagInput(view: SiteView, page: Extract<Page, { kind: 'tag' }>): PageInput {
  const key = toNameKey(page.tag)
  return {
    kind: 'tag',
    frame: createFrame(view, page.address, `#${page.tag}`, { trail: tagTrail(view, key) }),
    tag: page.tag,
    children: (view.tagsByParent.get(key) ?? []).map((child) => tagEntry(view, child)),
    notes: (view.notesByTag.get(key) ?? []).map((note) => noteEntry(view, note)),
  }
}

function homeInput(view: SiteView, page: Extract<Page, { kind: 'home' }>): PageInput {
  const { garden, options } = view
  const notes = [...garden.notesByPath.values()]
  const backlinks = (note: Note): number => garden.links.backlinksByPath.get(note.path)?.length ?? 0
  const hubs = notes
    .map((note) => ({ note, backlinks: backlinks(note) }))
    .filter((hub) => hub.backlinks > 0)
    .sort((a, b) => b.backlinks - a.backlinks)
    .slice(0, homeLimit)
  const tags = (view.tagsByParent.get('') ?? [])
    .map((key) => tagEntry(view, key))
    .sort((a, b) => b.count - a.count)
    .slice(0, homeLimit)
  return {
    kind: 'home',
    frame: createFrame(view, page.address, options.title, { folder: '' }),
    counts: { notes: notes.length, links: view.linkCount, wanted: view.insight.wanted().length },
    folders: listFolder(view, '').folders,
    hubs: hubs.map((hub) => ({ ...noteEntry(view, hub.note), backlinks: hub.backlinks })),
    tags,
    notes: (view.notesByFolder.get('') ?? []).slice(0, homeLimit).map((note) => noteEntry(view, note)),
    knowledge: homePart(view),
  }
}

/** A folder without what the page shows already: the notes of its topic, the entries of its overview. */
function withoutShown(
  { folders, notes }: FolderListing,
  { topic, overview, home }: KnowledgePart,
): FolderListing {
  const lists: readonly (readonly PageLink[])[] = [
    ...(topic
      ? [topic.topics, topic.series, topic.references, ...topic.stages.map((stage) => stage.notes)]
      : []),
    ...(home ? [home.topics, home.series, home.overviews, home.current] : []),
    overview?.kind === 'series' ? overview.series : [],
    overview?.kind === 'topics' ? overview.topics : [],
    overview?.kind === 'reading-list' ? overview.references : [],
  ]
  const shown = new Set(lists.flat().map(({ href }) => href))
  return {
    folders: folders.filter(({ href }) => !shown.has(href)),
    notes: notes.filter(({ href }) => !shown.has(href)),
  }
}

function listFolder(view: SiteView, folder: string, self?: Note): FolderListing {
  const selfAddress = self && view.plan.addressByNote.get(self.path)
  return {
    folders: (view.foldersByParent.get(folder) ?? []).map((child) => ({
      title: titleOfFolder(view, child),
      href: hrefOf(view.options.base, view.plan.addressByFolder.get(child)!),
      count: view.countByFolder.get(child) ?? 0,
    })),
    notes: (view.notesByFolder.get(folder) ?? []).flatMap((note) =>
      view.plan.addressByNote.get(note.path) === selfAddress || isFolderNoteBelow(view, folder, note)
        ? []
        : [noteEntry(view, note)],
    ),
  }
}

/** `linux.md` beside `linux/` is already listed as the folder. */
function isFolderNoteBelow(view: SiteView, folder: string, note: Note): boolean {
  const address = view.plan.addressByNote.get(note.path)
  return (view.foldersByParent.get(folder) ?? []).some(
    (child) => view.plan.addressByFolder.get(child) === address,
  )
}

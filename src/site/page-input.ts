import type { FeatureSet } from '../define/feature-set.ts'
import { noteFacts } from '../define/note-facts.ts'
import type { PageSubject, SiteView } from '../define/site-view.ts'
import { shownNote } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import { readNoteClasses } from '../model/note-classes.ts'
import type { HomeSections, NoteInput, NoteSlot, PageFrame, PageInput } from '../model/page.ts'
import type { Page } from '../model/site.ts'
import type { SlotInput } from '../model/slot.ts'
import { hrefOf, originOf } from './address.ts'
import { collectFills } from './collect-fills.ts'
import { createFrame, textFrame } from './collect-frame.ts'
import { collectHomeSections } from './home-sections.ts'
import { linksIn } from './links-in.ts'
import { collectTagLinks } from './tag-links.ts'

/** Plain JSON with all that a page may read. Equal inputs make equal pages, so its hash is the page's memo key. */
export function pageInput(view: SiteView, features: FeatureSet, page: Page): PageInput {
  switch (page.kind) {
    case 'note':
      return noteInput(view, features, page)
    case 'own':
      return ownInput(view, features, page)
    case 'overview': {
      const { address, overview } = page
      const frame = createFrame(view, address, view.titleOfOverview(overview), {})
      return { kind: 'overview', frame, overview, input: view.collectOverview(overview, page.part) }
    }
    case 'home': {
      const frame = createFrame(view, page.address, view.options.title, { folder: '' })
      return { kind: 'home', frame, home: collectHomeSections(view, features) }
    }
    case 'not-found':
      return { kind: 'not-found', frame: createFrame(view, page.address, view.words.notFound, {}) }
    case 'redirect': {
      const target = hrefOf(view.options.base, page.target)
      const frame = createFrame(view, page.address, view.words.moved, {})
      return { kind: 'redirect', frame: { ...frame, canonical: originOf(view.options) + target }, target }
    }
  }
}

/** What the text of a note's page reads: the part of its input that its preview needs, in a fraction of the time. */
export interface TextInput extends Pick<NoteInput, 'body' | 'fills' | 'tags'> {
  readonly frame: Pick<PageFrame, 'title' | 'lang' | 'dir' | 'interface' | 'finish'>
}

/** {@link TextInput} of a note that has a page. */
export function textInput(view: SiteView, note: Note): TextInput {
  return {
    frame: textFrame(view, note),
    body: note.hash,
    fills: collectFills(view, note),
    tags: collectTagLinks(view, note),
  }
}

/** What a page of a feature may read. Throws where no feature has such pages. */
function ownInput(
  view: SiteView,
  features: FeatureSet,
  { page: name, key, address }: Extract<Page, { kind: 'own' }>,
): PageInput {
  const kind = features.pageKindByName.get(name)
  if (kind === undefined) throw new Error(`No feature has pages of the kind "${name}"`)
  const trail = kind.trail?.(view, key)
  const folder = kind.folder?.(key)
  const frame = createFrame(view, address, kind.title(view, key), {
    ...(trail && { trail }),
    ...(folder !== undefined && { folder }),
  })
  return { kind: 'own', frame, page: name, input: kind.collect(view, { address, key }) }
}

function noteInput(
  view: SiteView,
  features: FeatureSet,
  { path, address, folder }: Extract<Page, { kind: 'note' }>,
): PageInput {
  const note = shownNote(view.garden, path)
  if (note === undefined) throw new Error(`The plan has a page for ${path}, which is no note`)
  const subject: PageSubject = { address, note, ...(folder !== undefined && { folder }) }
  const withheld = withheldBy(view, note)
  const { classes } = readNoteClasses(note.properties)
  const matters = view.garden.read(noteFacts).get(path)?.matters
  const overviewName = view.overviewByAddress.get(address)
  const overview = overviewName && { name: overviewName, input: view.collectOverview(overviewName, 1) }
  const home = address === '' ? collectHomeSections(view, features, note) : undefined
  const topic = view.collectSlot('note.topic', subject)
  const listed = new Set([
    ...linksIn(features, 'note.topic', topic).map(({ href }) => href),
    ...linksOfHome(features, home),
    ...(overview ? (features.overviewByName.get(overview.name)?.links?.(overview.input) ?? []) : []).map(
      ({ href }) => href,
    ),
  ])
  const slots = Object.fromEntries(
    noteSlots.map((slot) => [
      slot,
      home && !homeSlots.has(slot) ? [] : view.collectSlot(slot, { ...subject, listed }),
    ]),
  ) as Readonly<Record<Exclude<NoteSlot, 'note.topic'>, SlotInput>>
  return {
    kind: 'note',
    frame: createFrame(view, address, note.title, {
      ...subject,
      trail: features.on.flatMap((feature) => feature.above?.(view, note) ?? []),
    }),
    path,
    body: note.hash,
    ...(note.opensWithTitle && note.headings[0] && { titleId: note.headings[0].slug }),
    fills: collectFills(view, note),
    tags: collectTagLinks(view, note),
    ...(matters !== undefined && { matters }),
    ...(classes.length > 0 && { classes }),
    ...(withheld !== undefined && { withheld }),
    slots: { ...slots, 'note.topic': topic },
    ...(overview && { overview }),
    ...(home && { home }),
  } satisfies NoteInput
}

const noteSlots = [
  'note.mark',
  'note.facts',
  'note.head',
  'note.before',
  'note.next',
  'note.after',
  'note.aside',
] as const satisfies readonly NoteSlot[]

/** What of a note stands on it where it is the home page. */
const homeSlots: ReadonlySet<NoteSlot> = new Set(['note.mark', 'note.next'])

function linksOfHome(features: FeatureSet, home: HomeSections | undefined): readonly string[] {
  if (home === undefined) return []
  return [...linksIn(features, 'home', home.sections), ...home.overviews].map(({ href }) => href)
}

function withheldBy({ privacy }: SiteView, note: Note): string | undefined {
  const reason = privacy.publication.reasonOf(note)
  return reason?.words ?? (privacy.isUndecided && note.marked === undefined ? '' : undefined)
}

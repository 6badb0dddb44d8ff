import type { SiteView } from '../define/site-view.ts'
import { authorIdPrefix } from '../model/author-tag.ts'
import { dataFileOf } from '../model/data-file.ts'
import { shownNote, shownResolutions } from '../model/garden.ts'
import { bodyWords } from '../model/interface/body-words.ts'
import { interfaceLanguageOf } from '../model/interface/interface-text.ts'
import type { Link, Resolution } from '../model/link.ts'
import type { WantedNote } from '../model/linked-notes.ts'
import { isDrawingFile, mediaKindOf } from '../model/media-type.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { Note } from '../model/note.ts'
import type { Fill, Href } from '../model/page.ts'
import { type AssetPath, baseName, isNotePath, type NotePath, stemOf, toNameKey } from '../model/path.ts'
import type { PictureSet, ShownPictureSet } from '../model/picture-set.ts'
import { type AskedQuery, isBase } from '../model/query.ts'
import { quotedText } from '../model/quoted-text.ts'
import { nameWithPart } from '../model/shown-text.ts'
import { hrefOf, hrefWithAnchor } from './address.ts'
import { collectAsking } from './collect-asking.ts'
import { cutText } from './cut-text.ts'
import { maxEmbedDepth, partOf, weighEmbed } from './embed-room.ts'
import { externalFill } from './external-fill.ts'
import { noteLink } from './note-link.ts'
import { pageLanguage } from './page-language.ts'
import { type Host, partFill } from './part-fill.ts'
import { collectTagLinks } from './tag-links.ts'

/** Embeds that one page shows in all, so that notes that embed each other twice cannot grow without end. */
const maxEmbeds = 200

/** A note being shown inside another: the parts it stands in (`path#anchor`), and how many embeds the page has had. */
interface EmbedState {
  /** Whose text it is. */
  readonly note: Note
  readonly above: readonly string[]
  readonly count: { value: number }
  /** The language of what it stands in. */
  readonly lang: string
  /** Characters of HTML that embeds may still add to the page. */
  readonly room: { left: number }
  /** Set in what has no page of its own: the note that it is part of, and what its ids begin with. */
  readonly host?: Host
}

/** What fills the holes of a note's body: one entry for each of its links, then one for each of its queries, in their order. */
export function collectFills(view: SiteView, note: Note): readonly Fill[] {
  const room = { left: view.embedRoom.roomOf(note.path) }
  return fillsOf(view, note, {
    note,
    above: [`${note.path}#`],
    count: { value: 0 },
    room,
    lang: languageIn(view, note),
  })
}

function fillsOf(view: SiteView, note: Note, state: EmbedState): readonly Fill[] {
  const resolutions = shownResolutions(view.garden, note.path)
  const asker: Asker = { path: note.path, left: maxExplained }
  const fills = note.links.map((link, i) => {
    const resolution = resolutions[i]
    if (resolution === undefined || link.syntax === 'property') return null
    if (resolution.kind === 'external') return externalFill(view, link, resolution, asker)
    if (state.host !== undefined && link.target === '' && !link.embed)
      return partFill(view, link, resolution, state.host)
    return link.embed ? embedFill(view, link, resolution, state) : linkFill(view, link, resolution, asker)
  })
  return note.queries === undefined
    ? fills
    : [...fills, ...note.queries.map((query) => answerFill(view, note, query))]
}

function answerFill(view: SiteView, note: Note, query: AskedQuery): Fill {
  const html = view.answerQuery(note, query)
  return html === undefined ? null : { kind: 'answer', html }
}

function linkFill(view: SiteView, link: Link, resolution: Resolution, asker: Asker): Fill {
  switch (resolution.kind) {
    case 'external':
    case 'withheld':
      return null
    case 'missing':
      return wantedFill(view, link, resolution.name, asker)
    case 'asset':
      return assetFill(view, link, resolution.path)
    case 'note':
    case 'unlisted':
      return noteFill(view, link, resolution.path, resolution.anchor, resolution)
    case 'ambiguous':
      return isNotePath(resolution.chosen)
        ? noteFill(view, link, resolution.chosen, resolution.anchor, resolution)
        : assetFill(view, link, resolution.chosen as AssetPath)
  }
}

/** A link to a listed note says the note's title on hover where its text does not. */
function noteFill(
  view: SiteView,
  link: Link,
  path: NotePath,
  anchor: string | undefined,
  { kind, fragmentFound: isFound }: { readonly kind: string; readonly fragmentFound: boolean },
): Fill {
  const note = shownNote(view.garden, path)!
  // A part of other pages has none that a link could lead to.
  if (!view.plan.addressByNote.has(path)) return null
  const { title, href } = noteLink(view, note)
  const quoted = quotedText(link, { title, blocks: note.blocks }, isFound)
  const shown = link.displayText ?? (link.showsTitle ? title : link.target)
  return {
    kind: 'page',
    href: anchor === undefined ? href : hrefWithAnchor(href, anchor),
    ...(kind !== 'unlisted' && shown !== title && toNameKey(shown) !== toNameKey(title) && { title }),
    ...(quoted === undefined ? textFor(link, title) : { text: quoted }),
  }
}

/** What `[](T.md#H)` shows, as `[[T#H]]` would: “T › H”. Only a link that is written so needs it. */
function textFor(link: Link, name: string): { readonly text?: string } {
  const { syntax, displayText, target, fragment, showsTitle } = link
  if ((syntax !== 'markdown' && !showsTitle) || displayText !== undefined) return {}
  if (fragment === undefined) return { text: name }
  return { text: nameWithPart(target === '' ? '' : name, fragment) }
}

function assetFill(view: SiteView, link: Link, path: AssetPath): Fill {
  const isShown = mediaKindOf(path) !== undefined && !isDrawingFile(path)
  const name = baseName(path)
  return {
    kind: 'asset',
    href: assetHref(view, path),
    ...(!isShown && { download: name }),
    ...(link.displayText === undefined && { isNamed: true }),
    ...textFor(link, name),
  }
}

/** Notes that ask for a wanted one: counted once, since one note may ask for it as often as it has words. */
const countAsking = memoByObject(
  ({ askedBy }: WantedNote) => new Set(askedBy.map((backlink) => backlink.source)).size,
)

/** Links of a note to wanted ones whose previews say who else asks. */
const maxExplained = 40

/** The note whose links are filled, and how many more of them may say who else asks. */
interface Asker {
  readonly path: NotePath
  left: number
}

function wantedFill(view: SiteView, link: Link, name: string, asker: Asker): Fill {
  const wanted = view.garden.links.wantedByName.get(toNameKey(name))
  const asking = wanted ? countAsking(wanted) : 0
  const asks = wanted && asker.left-- > 0 ? collectAsking(view, wanted, asker.path) : []
  const why = view.intendedNames.has(toNameKey(name)) ? view.words.isPlanned : view.words.notWrittenYet
  return {
    kind: 'wanted',
    title: `${why}: ${view.words.asksForIt(asking, view.words.number(asking))}`,
    ...textFor(link, link.showsTitle ? baseName(link.target) : stemOf(link.target)),
    ...(asks.length > 0 && { asks }),
  }
}

function embedFill(view: SiteView, link: Link, resolution: Resolution, state: EmbedState): Fill {
  switch (resolution.kind) {
    case 'external':
      return null
    case 'missing':
      return { kind: 'notice', message: view.words.notInGarden(link.target, '') }
    case 'withheld':
      return { kind: 'notice', message: view.words.notInGarden(link.displayText ?? link.target, '') }
    case 'asset':
      return baseFill(view, link, resolution.path, state.note) ?? mediaFill(view, link, resolution.path)
    case 'note':
    case 'unlisted':
      return embeddedNote(view, link, resolution, resolution.path, state)
    case 'ambiguous':
      return isNotePath(resolution.chosen)
        ? embeddedNote(view, link, resolution, resolution.chosen, state)
        : (baseFill(view, link, resolution.chosen as AssetPath, state.note) ??
            mediaFill(view, link, resolution.chosen as AssetPath))
  }
}

/** What an embedded base shows; undefined for every other file, and where nobody answers it. */
function baseFill(view: SiteView, link: Link, path: AssetPath, note: Note): Fill | undefined {
  const source = isBase(path) ? view.dataTexts.get(path) : undefined
  if (source === undefined) return undefined
  const part = link.fragment?.kind === 'heading' ? link.fragment.path.join('#') : undefined
  const html = view.answerQuery(note, { language: 'base', source, ...(part !== undefined && { part }) })
  return html === undefined ? undefined : { kind: 'answer', html }
}

function mediaFill(view: SiteView, link: Link, path: AssetPath): Fill {
  const src = assetHref(view, path)
  const kind = mediaKindOf(path)
  if (link.isData && !isBase(path)) {
    const whole = view.dataTexts.get(path)
    const lines = link.section?.lines
    // A part that the file has not: all of it, so that nothing is lost.
    const text = whole === undefined || lines === undefined ? whole : (cutText(whole, lines) ?? whole)
    return {
      kind: 'data',
      ...dataFileOf(path, src, text, { texts: view.dataTexts, assets: view.garden.assets }),
    }
  }
  if (kind === undefined) return { kind: 'asset', href: src, download: baseName(path) }
  if (kind === 'image') {
    const size = view.pictureSizes.get(path)
    const set = view.pictureSets.get(path)
    return { kind, src, ...(size && { size }), ...(set && { set: shownSet(view, set) }) }
  }
  if (kind !== 'pdf') return { kind, src }
  const parameters = new Map(fragmentParameters(link))
  const page = parameters.get('page')
  const height = Number(parameters.get('height'))
  return {
    kind: 'pdf',
    src: (page !== undefined && /^\d{1,5}$/.test(page) ? `${src}#page=${page}` : src) as Href,
    ...(height > 0 && height <= 10_000 && { height }),
  }
}

function shownSet({ options }: SiteView, { type, files }: PictureSet): ShownPictureSet {
  return { type, files: files.map(({ address, width }) => ({ src: hrefOf(options.base, address), width })) }
}

/** `#page=3&height=400` as pairs; a PDF's fragment is parsed as a heading path, which keeps its text. */
function fragmentParameters(link: Link): readonly (readonly [string, string])[] {
  if (link.fragment?.kind !== 'heading') return []
  return link.fragment.path
    .join('&')
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=')
      return [pair.slice(0, Math.max(equals, 0)).trim(), pair.slice(equals + 1).trim()] as const
    })
}

function embeddedNote(
  view: SiteView,
  link: Link,
  resolution: { readonly anchor?: string; readonly fragmentFound: boolean },
  path: NotePath,
  state: EmbedState,
): Fill {
  const note = shownNote(view.garden, path)!
  const address = view.plan.addressByNote.get(path)
  const href = address === undefined ? {} : { href: hrefOf(view.options.base, address, resolution.anchor) }
  const words = view.words
  const notice = (message: string) => ({ kind: 'notice' as const, message, ...href })
  // What begins at an author's anchor ends nowhere.
  if (!resolution.fragmentFound || resolution.anchor?.startsWith(authorIdPrefix))
    return notice(bodyWords(interfaceLanguageOf(view.lang)).noSuchPart(note.title, ''))
  // A note may show another of its own sections, so the part belongs to what must not repeat.
  const shown = `${path}#${resolution.anchor ?? ''}`
  if (state.above.includes(shown)) return notice(words.embedsItself(note.title, ''))
  if (state.above.length > maxEmbedDepth) return notice(words.embedsTooDeep(note.title, ''))
  if (state.count.value >= maxEmbeds) return notice(words.embedsTooMany(note.title, ''))
  const part = partOf(note, link, resolution.anchor)
  const weight = weighEmbed(view, note, part)
  if (weight > state.room.left) return { ...notice(words.embedTooMuch(note.title, '')), isOver: true }
  state.room.left -= weight
  state.count.value++
  const idPrefix = `e${state.count.value}-`
  const { host: outer, ...withoutHost } = state
  const lang = languageIn(view, note)
  const finish = view.collectFinish(lang, note)
  return {
    kind: 'note',
    title: note.title,
    ...href,
    body: note.hash,
    part,
    ...(lang !== state.lang && { lang }),
    ...(finish && { finish }),
    tags: collectTagLinks(view, note),
    fills: fillsOf(view, note, {
      ...withoutHost,
      note,
      lang,
      above: [...state.above, shown],
      ...(address === undefined && { host: { note: outer?.note ?? state.note, idPrefix } }),
    }),
    idPrefix,
  }
}

function languageIn({ lang, options }: SiteView, note: Note): string {
  return pageLanguage(note, lang, options.lang !== '')
}

function assetHref(view: SiteView, path: AssetPath): Href {
  return hrefOf(view.options.base, view.plan.addressByAsset.get(path)!)
}

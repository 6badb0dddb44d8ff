import { escapeAttribute } from '../../body/escape-html.ts'
import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import { directionOf } from '../../model/language.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { escapeXml } from '../../model/xml-text.ts'
import { hrefOf, originOf } from '../../site/address.ts'
import { addressThen } from '../../site/address-then.ts'
import { describeNote } from '../../site/describe-note.ts'
import { pageDirection, pageLanguage } from '../../site/page-language.ts'
import { historyFacts } from '../history/facts.ts'
import { authorOf, type Writer, writersOf } from '../identity/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { describeGrowth } from './describe-growth.ts'
import { feedSetting } from './feed-setting.ts'
import type { Feed } from './feeds-of.ts'
import { withWholeAddresses } from './whole-addresses.ts'

/** A feed with all that its forms say. Addresses are whole; moments are the beginning of a day in UTC. */
export interface FeedText {
  readonly title: string
  readonly lang: string
  readonly page: string
  readonly atom: string
  readonly json: string
  readonly author: Writer
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

interface FeedEntry {
  /** The note's address on that day; of what became of it later with the day behind it. */
  readonly id: string
  readonly url: string
  readonly title: string
  /** Of the note. */
  readonly lang: string
  /** Says what changed, in the language of the feed; else what the note is about, in its own. */
  readonly summary: string
  readonly isGrown: boolean
  /** HTML with whole addresses, where there is more to show than the summary. */
  readonly content?: string
  readonly published?: string
  readonly updated: string
  /** Titles of the note's topics. */
  readonly topics: readonly string[]
  /** Of the note, where they are others than the feed's. */
  readonly authors: readonly Writer[]
}

/** Bytes of content in a feed: with all else that a feed says it stays below 300 kB. Later entries have a summary alone. */
const maxContent = 180_000

/** Reads what a feed says of each of its notes. */
export function collectEntries(view: SiteView, feed: Feed): FeedText {
  const { garden, plan, options, lang } = view
  const { topicById, topicsOf } = garden.read(topicFacts)
  const whole = (address: Address): string => originOf(options) + hrefOf(options.base, address)
  const isFull = settingOf(options, feedSetting) === 'full'
  const shown = new Set<NotePath>()
  const ids = new Set<string>()
  let room = maxContent
  const author = authorOfFeed(view, whole('' as Address))
  const entries = feed.events.flatMap(({ path, planted, day, growth }): readonly FeedEntry[] => {
    const note = garden.notesByPath.get(path)
    const address = plan.addressByNote.get(path)
    if (note === undefined || address === undefined) return []
    const url = whole(address)
    const grown = growth && describeGrowth(view, path, growth, (href) => new URL(href, url).href)
    const found = pageLanguage(note, lang, options.lang !== '')
    const noteLang = isLanguageTag(found) ? found : lang
    const dir = pageDirection(note, noteLang)
    // A note that changed on several days is shown once, with the newest of them.
    const ownText = isFull && !shown.has(path) ? withWholeAddresses(view.htmlOf(note), url) : ''
    const isOther = noteLang !== lang || dir !== directionOf(lang)
    const text =
      isOther && ownText !== ''
        ? `<div lang="${escapeAttribute(noteLang)}" dir="${dir}">${ownText}</div>`
        : ownText
    shown.add(path)
    const content = (grown?.html ?? '') + text
    // As it stands in XML, which takes more than in JSON.
    const size = Buffer.byteLength(escapeXml(content))
    const fits = size <= room
    if (fits) room -= size
    const own = whole(addressOn(view, note, day))
    const id = growth === undefined ? own : `${own}#${day}`
    // Another note was there, too.
    const isTaken = ids.has(id)
    ids.add(id)
    return [
      {
        id: isTaken ? `${url}#${growth === undefined ? 'planted' : day}` : id,
        url,
        title: inOneLine(note.title),
        lang: noteLang,
        isGrown: (grown?.text ?? '') !== '',
        summary: inOneLine(grown?.text || describeNote(note)),
        ...(fits && content !== '' && { content }),
        // What became of a note is an entry of its own, which came on that day.
        ...((growth ?? planted) !== undefined && {
          published: momentOf(growth === undefined ? planted! : day),
        }),
        updated: momentOf(day),
        topics: topicsOf(path).flatMap((id) => topicById.get(id)?.title ?? []),
        authors: otherAuthors(writersOf(view, note), author),
      },
    ]
  })
  return {
    title: feed.title === '' ? options.title : `${feed.title} · ${options.title}`,
    lang,
    page: whole(feed.page),
    atom: whole(feed.atom),
    json: whole(feed.json),
    author,
    updated: entries[0]?.updated ?? momentOf('1970-01-01'),
    entries,
  }
}

/**
 * Where a note was on a day, for a name that outlives its moves: feed readers would show everything anew. Where it is now, if
 * another page is there.
 */
function addressOn({ garden, plan }: SiteView, note: Note, day: string): Address {
  const now = plan.addressByNote.get(note.path)!
  const version = garden
    .read(historyFacts)
    .placesOf(note.path)
    .find((one) => one.day <= day)
  if (version === undefined || version.path === note.path) return now
  const then = addressThen(note, version)
  return pagesAt(plan).has(then) ? now : then
}

/** Addresses of pages that are no redirects. */
const pagesAt = memoByObject(
  ({ pages }: SiteView['plan']): ReadonlySet<Address> =>
    new Set(pages.flatMap(({ kind, address }) => (kind === 'redirect' ? [] : [address]))),
)

/** Nobody where they are the feed's own. */
function otherAuthors(writers: readonly Writer[], { name }: Writer): readonly Writer[] {
  return writers.length === 1 && writers[0]?.name === name ? [] : writers
}

/** The garden itself where nobody says who writes it: a feed has to name an author. */
function authorOfFeed({ options }: SiteView, home: string): FeedText['author'] {
  const author = authorOf(options)
  if (author === undefined) return { name: options.title }
  return { name: author.name, ...(author.url !== undefined && { url: new URL(author.url, home).href }) }
}

/** As XML and HTML take it; authors may write anything. */
function isLanguageTag(lang: string): boolean {
  return /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(lang)
}

/** As a page would show it: readers of feeds keep every blank of plain text. Blanks that hold words together stay. */
function inOneLine(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').trim()
}

function momentOf(day: string): string {
  return `${day}T00:00:00Z`
}

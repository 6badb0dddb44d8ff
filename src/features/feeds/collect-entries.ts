import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Address } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { escapeXml } from '../../model/xml-text.ts'
import { hrefOf, originOf } from '../../site/address.ts'
import { describeNote } from '../../site/describe-note.ts'
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
  /** The note's address; of what became of it later with the day behind it. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string
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
  let room = maxContent
  const author = authorOfFeed(view, whole('' as Address))
  const entries = feed.events.flatMap(({ path, planted, day, growth }): readonly FeedEntry[] => {
    const note = garden.notesByPath.get(path)
    const address = plan.addressByNote.get(path)
    if (note === undefined || address === undefined) return []
    const url = whole(address)
    const grown = growth && describeGrowth(view, path, growth, (href) => new URL(href, url).href)
    // A note that changed on several days is shown once, with the newest of them.
    const text = isFull && !shown.has(path) ? withWholeAddresses(view.htmlOf(note), url) : ''
    shown.add(path)
    const content = (grown?.html ?? '') + text
    // As it stands in XML, which takes more than in JSON.
    const size = Buffer.byteLength(escapeXml(content))
    const fits = size <= room
    if (fits) room -= size
    return [
      {
        id: growth === undefined ? url : `${url}#${day}`,
        url,
        title: inOneLine(note.title),
        summary: inOneLine(grown?.text || describeNote(note)),
        ...(fits && content !== '' && { content }),
        ...(planted !== undefined && { published: momentOf(planted) }),
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

/** As a page would show it: readers of feeds keep every blank of plain text. Blanks that hold words together stay. */
function inOneLine(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').trim()
}

function momentOf(day: string): string {
  return `${day}T00:00:00Z`
}

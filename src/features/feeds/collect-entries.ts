import type { SiteView } from '../../define/site-view.ts'
import type { Address } from '../../model/page.ts'
import { hrefOf, originOf } from '../../site/address.ts'
import { describeNote } from '../../site/describe-note.ts'
import { authorOf } from '../identity/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import type { Feed } from './feeds-of.ts'

/** A feed with all that its forms say. Addresses are whole; moments are the beginning of a day in UTC. */
export interface FeedText {
  readonly title: string
  readonly lang: string
  readonly page: string
  readonly atom: string
  readonly json: string
  readonly author: { readonly name: string; readonly url?: string }
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

interface FeedEntry {
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly published?: string
  readonly updated: string
  /** Titles of the note's topics. */
  readonly topics: readonly string[]
}

/** Reads what a feed says of each of its notes. */
export function collectEntries(view: SiteView, feed: Feed): FeedText {
  const { garden, plan, options, lang } = view
  const { topicById, topicsOf } = garden.read(topicFacts)
  const whole = (address: Address): string => originOf(options) + hrefOf(options.base, address)
  const entries = feed.notes.flatMap(({ path, planted, day }): readonly FeedEntry[] => {
    const note = garden.notesByPath.get(path)
    const address = plan.addressByNote.get(path)
    if (note === undefined || address === undefined) return []
    return [
      {
        url: whole(address),
        title: note.title,
        summary: describeNote(note),
        ...(planted !== undefined && { published: momentOf(planted) }),
        updated: momentOf(day),
        topics: topicsOf(path).flatMap((id) => topicById.get(id)?.title ?? []),
      },
    ]
  })
  return {
    title: feed.title === '' ? options.title : `${feed.title} · ${options.title}`,
    lang,
    page: whole(feed.page),
    atom: whole(feed.atom),
    json: whole(feed.json),
    author: authorOfFeed(view, whole('' as Address)),
    updated: entries[0]?.updated ?? momentOf('1970-01-01'),
    entries,
  }
}

/** The garden itself where nobody says who writes it: a feed has to name an author. */
function authorOfFeed({ options }: SiteView, home: string): FeedText['author'] {
  const author = authorOf(options)
  if (author === undefined) return { name: options.title }
  return { name: author.name, ...(author.url !== undefined && { url: new URL(author.url, home).href }) }
}

function momentOf(day: string): string {
  return `${day}T00:00:00Z`
}

import { escapeAttribute } from '../../body/escape-html.ts'
import type { PageSubject, SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Address, Href } from '../../model/page.ts'
import { hrefOf } from '../../site/address.ts'
import { type Feed, feedsOf } from './feeds-of.ts'

/** A feed that a page names in its head, where feed readers look. */
interface Alternate {
  readonly title: string
  readonly atom: Href
  readonly json: Href
}

const feedsByPage = memoByObject(
  (view: SiteView): ReadonlyMap<Address, Feed> => new Map(feedsOf(view).map((feed) => [feed.page, feed])),
)

/** The garden's feed on every page, behind that of the page's own topic or series. */
export function collectAlternates(
  view: SiteView,
  { address }: PageSubject,
): readonly Alternate[] | undefined {
  const { title, base } = view.options
  const feeds = [...new Set([feedsByPage(view).get(address), feedsOf(view)[0]])]
  const found = feeds.flatMap((feed) =>
    feed === undefined
      ? []
      : {
          title: feed.title === '' ? title : `${feed.title} · ${title}`,
          atom: hrefOf(base, feed.atom),
          json: hrefOf(base, feed.json),
        },
  )
  return found.length === 0 ? undefined : found
}

/** Both forms of each feed, as `link` elements. */
export function renderAlternates(alternates: readonly Alternate[]): string {
  return alternates
    .flatMap(({ title, atom, json }) => [
      linkOf('application/atom+xml', title, atom),
      linkOf('application/feed+json', title, json),
    ])
    .join('')
}

function linkOf(type: string, title: string, href: Href): string {
  return `<link rel="alternate" type="${type}" title="${escapeAttribute(title)}" href="${escapeAttribute(href)}">\n`
}

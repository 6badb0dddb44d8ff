import type { Context, Hono } from 'hono'
import { pathOf } from '../gardens/garden-record.ts'
import type { HubHit, SearchEngine } from '../search/search-engine.ts'
import type { Shelves } from './answer-page.ts'
import type { KnownGarden } from './directory.ts'
import { searchForm } from './front-page.ts'
import { asText, showOwnPage } from './own-page.ts'

/** What a search across gardens needs. */
interface SearchPages {
  readonly search: SearchEngine
  readonly shelves: Shelves
  readonly groupsOf: (c: Context) => Promise<ReadonlySet<string>>
}

/** Characters of a query, and places that are shown. */
const bounds = { query: 300, hits: 20 }

/** Adds a search of all that somebody may read: each garden by the view that they see, so nothing else is ever asked for. */
export function addSearch(app: Hono, { search, shelves, groupsOf }: SearchPages): void {
  const { directory } = shelves
  app.get('/-/search', async (c) => {
    const query = (c.req.query('q') ?? '').slice(0, bounds.query)
    const gardens = viewsOf(await groupsOf(c))
    const hits = query.trim() === '' ? [] : await search.search([...gardens.keys()], query, bounds.hits)
    const found = hits.flatMap((hit) => {
      const garden = gardens.get(hit.view)
      return garden === undefined ? [] : [{ ...hit, garden: pathOf(garden) }]
    })
    c.header('cache-control', 'private, no-store')
    if (c.req.query('format') !== 'json') return showHits(c, query, found)
    return c.json({
      query,
      hits: found.map((hit) => ({
        garden: hit.garden,
        href: hrefOf(hit),
        title: hit.title,
        heading: hit.heading,
        excerpt: hit.excerpt.text,
        marks: hit.excerpt.marks,
      })),
    })
  })

  /** The gardens by the views that readers of these groups see of them. */
  function viewsOf(groups: ReadonlySet<string>): ReadonlyMap<string, KnownGarden> {
    const gardens = new Map<string, KnownGarden>()
    for (const garden of directory.gardenByPath.values()) {
      const verdicts = directory.verdictsFor(garden, groups)
      if (verdicts === undefined) continue
      const view = directory.viewOf(garden, verdicts)
      shelves.want(garden, verdicts, view?.isMade === true)
      if (view?.isMade === true) gardens.set(view.id, garden)
    }
    return gardens
  }
}

interface FoundPlace extends HubHit {
  readonly garden: string
}

function hrefOf({ garden, address, slug }: FoundPlace): string {
  const path = encodeURI(address).replace(/[?#]/g, encodeURIComponent)
  return `/${garden}/${path}${slug === '' ? '' : `#${encodeURIComponent(slug)}`}`
}

function showHits(c: Context, query: string, hits: readonly FoundPlace[]): Response {
  const items = hits.map((hit) => {
    const name = hit.heading === '' ? hit.title : `${hit.title} › ${hit.heading}`
    return `<li><a href="${asText(hrefOf(hit))}">${asText(name)}</a> <small>${asText(hit.garden)}</small><br>${renderExcerpt(hit)}</li>`
  })
  const list = items.length === 0 ? '<p>Nothing was found.</p>' : `<ol>\n${items.join('\n')}\n</ol>`
  return showOwnPage(c, {
    title: query === '' ? 'Search' : `${query} – Search`,
    body: `<h1>Search</h1>
${searchForm(query)}
${query.trim() === '' ? '' : list}`,
    hasHeading: true,
    style: 'input{font:inherit;width:60%}button{font:inherit}li{margin-block:.75rem}small{color:GrayText}',
  })
}

function renderExcerpt({ excerpt: { text, marks } }: HubHit): string {
  let html = ''
  let at = 0
  for (const [from, to] of marks) {
    html += `${asText(text.slice(at, from))}<mark>${asText(text.slice(from, to))}</mark>`
    at = to
  }
  return html + asText(text.slice(at))
}

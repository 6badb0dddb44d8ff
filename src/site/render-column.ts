import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { PartContext } from '../define/part.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import type { GardenColumn, Href, PageFrame, PageLink } from '../model/page.ts'
import { renderLink } from './note-lists.ts'

/** Links to parts of the garden. */
export interface ColumnGroup {
  readonly links: readonly PageLink[]
  /** Where all of them are, if the list is cut. */
  readonly more?: Href
}

/** A column as HTML, and with the link marked that a page is at or below; keys say which of both, and the href. */
interface RenderedColumn {
  readonly plain: string
  readonly markedByPlace: Map<string, string>
  readonly hrefs: ReadonlySet<string>
}

/** By the object they are made from, which is one for all pages of a site. */
const columns = new WeakMap<GardenColumn, RenderedColumn>()

/**
 * The garden's name and its column: beside the page on wide screens, behind a button on narrow ones. The button works
 * without script. `own` are the attributes that say which language this is in.
 */
export function renderHeader(context: PartContext, own: string, features: FeatureSet): string {
  const { frame, words } = context
  let column = columns.get(frame.column)
  if (column === undefined) {
    const plain = renderColumn(context, features)
    // No page is below the whole list that a cut one leads to.
    const listed = plain.replaceAll(/<li class="more">.*/g, '')
    column = {
      plain,
      markedByPlace: new Map(),
      hrefs: new Set([...listed.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => href)),
    }
    columns.set(frame.column, column)
  }
  return `<header class="site"${own}>
<button type="button" class="menu" popovertarget="-garden" aria-label="${words.menu}"></button>
<a class="home" href="${escapeAttribute(frame.home)}">${escapeText(frame.siteTitle)}</a>
${context.renderSlot('header', frame.column.header ?? []).join('')}${markCurrent(column, frame)}</header>
`
}

/** Says which of the links leads to the page itself, or to the nearest above it, if one does. */
function markCurrent(
  { plain, markedByPlace, hrefs }: RenderedColumn,
  { breadcrumbs, here }: PageFrame,
): string {
  const escaped = breadcrumbs.map((link) => escapeAttribute(link.href))
  const isHere = hrefs.has(escapeAttribute(here))
  const href = isHere ? escapeAttribute(here) : escaped.findLast((link) => hrefs.has(link))
  if (href === undefined) return plain
  const key = `${isHere} ${href}`
  let marked = markedByPlace.get(key)
  if (marked === undefined) {
    const link = ` href="${href}"`
    marked = plain.replace(link, () => `${link} aria-current="${isHere ? 'page' : 'true'}"`)
    markedByPlace.set(key, marked)
  }
  return marked
}

function renderColumn(context: PartContext, features: FeatureSet): string {
  const { frame, words, renderSlot } = context
  const { groups, pages } = frame.column
  return `<nav class="garden" id="-garden" aria-label="${words.garden}" popover>
${renderSlot('column', groups).join('')}${renderPlaces(context, features)}${renderSlot('column.pages', pages).join('')}<p class="tools"><button type="button" data-do="theme">${words.theme}</button><button type="button" data-do="settings">${words.settings}</button></p>
</nav>
`
}

function renderPlaces({ frame, words, renderSlot }: PartContext, { overviewByName }: FeatureSet): string {
  const { places, overviews, local } = frame.column
  const items = [
    ...renderSlot('column.places', places),
    ...overviews.flatMap(({ overview, href }) => {
      const place = overviewByName.get(overview)?.place
      return place === undefined ? [] : [renderColumnPlace(place.name, { title: place.title(words), href })]
    }),
    ...renderSlot('column.local', local),
  ]
  return items.length === 0 ? '' : `<ul class="places">\n${items.join('')}</ul>\n`
}

/** A page about the garden as a whole, as the column lists it; styles know it by `name`. */
export function renderColumnPlace(name: string, link: PageLink): string {
  return `<li>${renderLink(link, ` data-place="${name}"`)}</li>\n`
}

/** A list of links in the column under its title; `more` leads to all of them where it is cut. */
export function renderColumnGroup(title: string, { links, more }: ColumnGroup, words: PageWords): string {
  const items = links.map((link) => `<li>${renderLink(link)}</li>\n`).join('')
  const all =
    more === undefined ? '' : `<li class="more">${renderLink({ title: words.more, href: more })}</li>\n`
  return `<h2>${title}</h2>\n<ul>\n${items}${all}</ul>\n`
}

import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import { type PageWords, pageWords } from '../model/interface/page-words.ts'
import type { ColumnGroup, GardenColumn, PageFrame } from '../model/page.ts'
import { renderLink } from './note-lists.ts'

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
export function renderHeader(frame: PageFrame, own: string): string {
  const words = pageWords(frame.interface, frame.lang)
  let column = columns.get(frame.column)
  if (column === undefined) {
    const { groups, places, pages } = frame.column
    const links = [...groups.flatMap((group) => group.links), ...places, ...pages]
    column = {
      plain: renderColumn(frame.column, words),
      markedByPlace: new Map(),
      hrefs: new Set(links.map(({ href }) => href)),
    }
    columns.set(frame.column, column)
  }
  return `<header class="site"${own}>
<button type="button" class="menu" popovertarget="-garden" aria-label="${words.menu}"></button>
<a class="home" href="${escapeAttribute(frame.home)}">${escapeText(frame.siteTitle)}</a>
<button type="button" class="search" data-do="search" aria-label="${words.search}" aria-keyshortcuts="/ Control+K"><span>${words.search}</span><kbd>/</kbd></button>
${markCurrent(column, frame)}</header>
`
}

/** Says which of the links leads to the page itself, or to the nearest above it, if one does. */
function markCurrent(
  { plain, markedByPlace, hrefs }: RenderedColumn,
  { breadcrumbs, here }: PageFrame,
): string {
  const isHere = hrefs.has(here)
  const href = isHere ? here : breadcrumbs.findLast((link) => hrefs.has(link.href))?.href
  if (href === undefined) return plain
  const key = `${isHere} ${href}`
  let marked = markedByPlace.get(key)
  if (marked === undefined) {
    const link = ` href="${escapeAttribute(href)}"`
    marked = plain.replace(link, () => `${link} aria-current="${isHere ? 'page' : 'true'}"`)
    markedByPlace.set(key, marked)
  }
  return marked
}

function renderColumn({ groups, places, pages }: GardenColumn, words: PageWords): string {
  return `<nav class="garden" id="-garden" aria-label="${words.garden}" popover>
${groups.map((group) => renderGroup(group, words)).join('')}${renderPlaces(places, words)}${renderPages(pages)}<p class="tools"><button type="button" data-do="theme">${words.theme}</button><button type="button" data-do="settings">${words.settings}</button></p>
</nav>
`
}

function renderPlaces(places: GardenColumn['places'], words: PageWords): string {
  if (places.length === 0) return ''
  const items = places.map(
    ({ kind, href }) => `<li>${renderLink({ title: words[kind], href }, ` data-place="${kind}"`)}</li>\n`,
  )
  return `<ul class="places">\n${items.join('')}</ul>\n`
}

/** Plain pages, each with its icon if that is a character; names of icons mean nothing here. */
function renderPages(pages: GardenColumn['pages']): string {
  if (pages.length === 0) return ''
  const items = pages.map(({ title, href, icon }) => {
    const isCharacter = icon !== undefined && [...icon].length <= 2 && !/[a-z]/i.test(icon)
    return `<li>${renderLink({ title: isCharacter ? `${icon} ${title}` : title, href })}</li>\n`
  })
  return `<ul class="pages">\n${items.join('')}</ul>\n`
}

function renderGroup({ kind, links, more }: ColumnGroup, words: PageWords): string {
  const items = links.map((link) => `<li>${renderLink(link)}</li>\n`).join('')
  const all =
    more === undefined ? '' : `<li class="more">${renderLink({ title: words.more, href: more })}</li>\n`
  return `<h2>${words[kind]}</h2>\n<ul>\n${items}${all}</ul>\n`
}

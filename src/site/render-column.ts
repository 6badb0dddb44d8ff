import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { PartContext } from '../define/part.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import type { GardenColumn, Href, PageFrame, PageLink } from '../model/page.ts'
import { renderLink } from './note-lists.ts'

/** Links to parts of the garden. */
interface ColumnGroup {
  readonly links: readonly PageLink[]
  /** The page of all of them, and the name by which styles and keys know that place. */
  readonly all?: { readonly name: string; readonly href: Href }
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
<a class="home" href="${escapeAttribute(frame.home)}">${context.renderSlot('brand', frame.column.brand ?? []).join('')}${escapeText(frame.siteTitle)}</a>
${context.renderSlot('header', frame.column.header ?? []).join('')}${fillHere(markCurrent(column, frame), context)}</header>
`
}

/** Stands in the column where a feature says something of the page that is shown, by its slot `column.here`. */
export function placeOfHere(feature: string): string {
  return `<!--${feature}-->`
}

function fillHere(column: string, { frame, renderSlot }: PartContext): string {
  const here = new Map(
    (frame.columnHere ?? []).map((one) => [one[0], renderSlot('column.here', [one]).join('')]),
  )
  return column.replaceAll(/<!--([a-z\d-]+)-->/g, (_, feature: string) => here.get(feature) ?? '')
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
    marked = openAround(
      plain.replace(link, () => `${link} aria-current="${isHere ? 'page' : 'true'}"`),
      plain.indexOf(link),
    )
    markedByPlace.set(key, marked)
  }
  return marked
}

/** Opens what a place of the column is folded away in, and what is folded right behind its link. */
function openAround(html: string, at: number): string {
  const folded: number[] = []
  for (const { 0: tag, index } of html.matchAll(/<\/?details/g)) {
    if (index > at) {
      if (tag === '<details' && !html.slice(at, index).includes('</li>')) folded.push(index)
      break
    }
    if (tag === '<details') folded.push(index)
    else folded.pop()
  }
  return folded.reduceRight(
    (text, index) => `${text.slice(0, index)}<details open${text.slice(index + '<details'.length)}`,
    html,
  )
}

function renderColumn(context: PartContext, features: FeatureSet): string {
  const { frame, words, renderSlot } = context
  const { groups, pages } = frame.column
  return `<nav class="garden" id="-garden" aria-label="${words.garden}" popover>
${renderItems('first', firstPlaces(context, features))}${renderSlot('column', groups).join('')}${renderItems('places', otherPlaces(context, features))}${renderSlot('column.pages', pages).join('')}<p class="tools"><button type="button" data-do="theme">${words.theme}</button><button type="button" data-do="settings">${words.settings}</button></p>
</nav>
`
}

/** The pages about the garden as a whole, as a list of links; `first` are items at its start. */
export function renderPlaces(context: PartContext, features: FeatureSet, first = ''): string {
  return renderItems('places', [first, ...firstPlaces(context, features), ...otherPlaces(context, features)])
}

/** What every reader may want first: the map, all notes. */
function firstPlaces(context: PartContext, features: FeatureSet): readonly string[] {
  const { frame, renderSlot } = context
  return [...renderSlot('column.places', frame.column.places), ...renderOverviews(context, features, true)]
}

function otherPlaces(context: PartContext, features: FeatureSet): readonly string[] {
  const { frame, renderSlot } = context
  return [...renderOverviews(context, features, false), ...renderSlot('column.local', frame.column.local)]
}

function renderItems(name: 'first' | 'places', items: readonly string[]): string {
  const html = items.join('')
  return html === '' ? '' : `<ul class="${name}">\n${html}</ul>\n`
}

function renderOverviews(
  { frame, words }: PartContext,
  { overviewByName }: FeatureSet,
  isFirst: boolean,
): readonly string[] {
  return frame.column.overviews.flatMap(({ overview, href }) => {
    const place = overviewByName.get(overview)?.place
    return place === undefined || (place.isFirst ?? false) !== isFirst
      ? []
      : [renderColumnPlace(place.name, { title: place.title(words), href })]
  })
}

/** A page about the garden as a whole, as the column lists it; styles know it by `name`. */
export function renderColumnPlace(name: string, link: PageLink): string {
  return `<li>${renderLink(link, ` data-place="${name}"`)}</li>\n`
}

/** A list of links in the column under its title; `more` leads to all of them where it is cut. */
export function renderColumnGroup(
  title: string,
  { links, all: whole, more }: ColumnGroup,
  words: PageWords,
): string {
  const head = whole ? renderLink({ title, href: whole.href }, ` data-place="${whole.name}"`) : title
  const items = links.map((link) => `<li>${renderLink(link)}</li>\n`).join('')
  const all =
    more === undefined ? '' : `<li class="more">${renderLink({ title: words.more, href: more })}</li>\n`
  return `<h2>${head}</h2>\n<ul>\n${items}${all}</ul>\n`
}

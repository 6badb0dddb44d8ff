import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { bookColor } from './book-colors.ts'
import { fitContent } from './fit-content.ts'

/** What a chapter knows of where its links lead. */
export interface ChapterLinks {
  /** The prefix of every id. */
  readonly prefix: string
  /** Whether what is folded stays so; on paper and in books it is open. */
  readonly keepsFolds: boolean
  /** Where a link leads in the book or on the web; undefined where it leads nowhere a reader can go. */
  link(href: string): string | undefined
  /** The name of a picture in the book; undefined where it is left out. */
  picture(src: string): string | undefined
}

/** Elements that books may have; of others what is in them stays. */
const kept = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong b i u s del ins sub sup mark small kbd samp var abbr cite q span div section article aside figure figcaption table caption thead tbody tfoot tr th td a img br hr details summary math svg time bdi bdo ruby rt rp wbr'.split(
    ' ',
  ),
)

/** Elements that go with all that is in them. */
const dropped = new Set(
  'script style button template iframe object video audio form select textarea noscript dialog link meta'.split(
    ' ',
  ),
)

const attributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  ol: ['start', 'reversed'],
  li: ['value'],
  td: ['colSpan', 'rowSpan'],
  th: ['colSpan', 'rowSpan', 'scope'],
  time: ['dateTime'],
  details: ['open'],
}

/** Classes of what a screen alone needs: drawn formulas, plots for phones, and what moves a simulation. */
const onScreen = new Set(['katex-html', 'plot-narrow', 'simulation-bar', 'simulation-controls'])

const everywhere = ['id', 'className', 'lang', 'dir', 'title']

/** The tree of a note's HTML as a book may have it: without scripts and controls, ids made unique, links led on. */
export function cleanTree(html: string, links: ChapterLinks): Element {
  const { children } = fromHtml(html, { fragment: true })
  const content: Element = {
    type: 'element',
    tagName: 'div',
    properties: {},
    children: children.flatMap((node) => clean(node, links, 0)),
  }
  fitContent(content)
  dropDeadIds(content)
  return content
}

type Node = Root['children'][number]

/** Deepest nesting that is kept. */
const deepest = 200

function clean(node: Node, links: ChapterLinks, depth: number): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value }]
  if (node.type !== 'element' || depth > deepest) return []
  const { tagName, properties } = node
  const classes = Array.isArray(properties['className']) ? properties['className'].map(String) : []
  if (dropped.has(tagName) || classes.some((name) => onScreen.has(name)) || properties['hidden'] === true)
    return []
  if (tagName === 'input') return [{ type: 'text', value: properties['checked'] ? '☑ ' : '☐ ' }]
  // Drawings and formulas have names and attributes of their own, and were cleaned when they were made.
  if (tagName === 'svg' || tagName === 'math')
    return [leadOn(prefixIds(plainDrawing(withoutEmptyGrounds(structuredClone(node))), links.prefix), links)]
  const inner = node.children.flatMap((child) => clean(child, links, depth + 1))
  if (!kept.has(tagName)) return inner
  if (tagName === 'details' && !links.keepsFolds)
    return [{ type: 'element', tagName: 'div', properties: {}, children: inner }]
  const own: Element['properties'] = {}
  for (const name of [...everywhere, ...(attributes[tagName] ?? [])]) {
    const value = properties[name]
    if (value !== null && value !== undefined && value !== false) own[name] = value
  }
  if (own['id'] !== undefined) own['id'] = links.prefix + String(own['id'])
  if (tagName === 'a') {
    const href = own['href'] === undefined ? undefined : links.link(String(own['href']))
    if (href === undefined && own['id'] === undefined) return inner
    delete own['href']
    if (href !== undefined) own['href'] = href
  }
  if (tagName === 'img') {
    const src = links.picture(String(own['src'] ?? ''))
    if (src === undefined)
      return own['alt'] === undefined || own['alt'] === ''
        ? []
        : [{ type: 'text', value: String(own['alt']) }]
    own['src'] = src
    own['alt'] ??= ''
    for (const name of ['width', 'height']) if (!/^\d+$/.test(String(own[name] ?? ''))) delete own[name]
  }
  return [{ type: 'element', tagName, properties: own, children: inner }]
}

/** Elements of a drawing that have a place and a size by other names. */
const sizeless = /^(?:circle|ellipse|line|path|polygon|polyline|g)$/

/** A drawing that is a picture and nothing more. */
function plainDrawing(element: Element): Element {
  for (const name of Object.keys(element.properties))
    if (
      /^(?:role$|aria|data|tabIndex$|on)/i.test(name) ||
      (/^(?:width|height)$/.test(name) && sizeless.test(element.tagName))
    )
      delete element.properties[name]
  if (element.tagName === 'svg') {
    element.properties['role'] = 'img'
    // A page of a book does not scroll.
    if (/^min-width:\d+px$/.test(String(element.properties['style'] ?? '')))
      delete element.properties['style']
  }
  for (const name of ['fill', 'stroke', 'stopColor', 'color']) {
    const color = element.properties[name]
    if (typeof color === 'string') element.properties[name] = bookColor(color)
  }
  for (const child of element.children)
    if (child.type === 'element') {
      plainDrawing(child)
      delete child.properties['role']
    }
  return element
}

/** Ids of a drawing, and what refers to them in it. */
function prefixIds(element: Element, prefix: string): Element {
  const { properties } = element
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string') continue
    if (name === 'id') properties[name] = prefix + value
    else if (/^url\(#/.test(value)) properties[name] = value.replace('url(#', `url(#${prefix}`)
    else if (/href$/i.test(name)) {
      if (value.startsWith('#') && element.tagName !== 'a') properties[name] = `#${prefix}${value.slice(1)}`
    }
  }
  for (const child of element.children) if (child.type === 'element') prefixIds(child, prefix)
  return element
}

/** A drawing whose links and pictures lead where those of a text do; what leads nowhere is what stands in it. */
function leadOn(element: Element, links: ChapterLinks): Element {
  element.children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    const { tagName, properties } = leadOn(child, links)
    const name = ['href', 'xLinkHref'].find((one) => typeof properties[one] === 'string')
    const href = name === undefined ? '' : String(properties[name])
    if (tagName === 'a') return linkInDrawing(child, href === '' ? undefined : links.link(href))
    // Within the drawing, or a picture that is part of it.
    if (name === undefined || href.startsWith('#') || href.startsWith('data:image/')) return [child]
    const picture = tagName === 'image' ? links.picture(href) : undefined
    if (picture === undefined) return []
    properties[name] = picture
    return [child]
  })
  return element
}

/** A link as SVG has it: what it says of itself is an element. */
function linkInDrawing({ properties, children }: Element, href: string | undefined): ElementContent[] {
  if (href === undefined) return children
  const { className, title } = properties
  const said: ElementContent[] =
    typeof title === 'string'
      ? [{ type: 'element', tagName: 'title', properties: {}, children: [{ type: 'text', value: title }] }]
      : []
  const own = { ...(className && { className }), href }
  return [{ type: 'element', tagName: 'a', properties: own, children: [...said, ...children] }]
}

/** Leaves out rectangles without a size, as the ground of a label that is empty: nothing of them is seen, and EPUB knows none. */
function withoutEmptyGrounds(element: Element): Element {
  element.children = element.children.filter(
    (child) =>
      child.type !== 'element' ||
      child.tagName !== 'rect' ||
      (child.properties['width'] !== undefined && child.properties['height'] !== undefined),
  )
  for (const child of element.children) if (child.type === 'element') withoutEmptyGrounds(child)
  return element
}

/** Ids twice in one chapter, of which the first counts. */
function dropDeadIds(content: Element): void {
  const seen = new Set<string>()
  const visit = (element: Element): void => {
    const id = element.properties['id']
    if (typeof id === 'string') {
      if (seen.has(id) || /\s|^$/.test(id)) delete element.properties['id']
      else seen.add(id)
    }
    for (const child of element.children) if (child.type === 'element') visit(child)
  }
  visit(content)
}

/** Every id of an element and what is in it. */
export function idsOf(element: Element, found = new Set<string>()): ReadonlySet<string> {
  const id = element.properties['id']
  if (typeof id === 'string') found.add(id)
  for (const child of element.children) if (child.type === 'element') idsOf(child, found)
  return found
}

import type { Element, ElementContent } from 'hast'
import { cleanStyle } from './clean-style.ts'
import { markKey } from './mark.ts'
import { styleOldElement } from './old-elements.ts'
import { isRemote } from './remote.ts'
import { rel } from './sanitize-schema.ts'
import { readSourceSet, writeSourceSet } from './source-set.ts'

const scheme = /^[a-z][a-z0-9+.-]*:/i
const web = /^(?:https?:)?\/\//i

/** What cleaning has to know. */
interface CleanRules {
  /** The attribute that marks slots, and the scheme of addresses that stand for links of the note: see `numberAddresses`. */
  readonly own: string
  /** Matches the addresses that may be framed. */
  readonly framed: RegExp
}

/** Cleans what a parser made of an author's HTML; elements with the slot attribute are not the author's and stay. */
export function cleanAuthorNodes(nodes: readonly ElementContent[], rules: CleanRules): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : []
    delete node.properties[markKey]
    delete node.data
    node.children = cleanAuthorNodes(node.children, rules)
    return node.properties[rules.own] === undefined ? cleanAuthorElement(node, rules) : [node]
  })
}

/**
 * Makes an element that an author wrote as HTML fit for a page: addresses that neither lead to the web nor stand for a
 * link of the note are taken away; what leaves the site says so; an image or frame without a usable address is replaced by
 * what it says; old elements for looks become styles. Doing it twice changes nothing. Safety is not decided here, the
 * sanitiser comes after.
 */
function cleanAuthorElement(element: Element, { own, framed }: CleanRules): ElementContent[] {
  styleOldElement(element)
  const { properties } = element
  const isOwn = (address: string): boolean => address.startsWith(`${own}:`)
  const isKnown = (address: string): boolean => web.test(address) || isOwn(address)
  for (const key of ['href', 'src', 'poster']) {
    const address = String(properties[key] ?? '').trim()
    const stays = isKnown(address) || scheme.test(address) || (key === 'href' && address.startsWith('#'))
    if (!stays) delete properties[key]
  }
  if (properties['srcSet'] !== undefined) {
    const sources = readSourceSet(String(properties['srcSet'])).filter(({ address }) => isKnown(address))
    if (sources.length === 0) delete properties['srcSet']
    else properties['srcSet'] = writeSourceSet(sources)
  }
  if (properties['style'] !== undefined) {
    const style = cleanStyle(String(properties['style']))
    if (style === undefined) delete properties['style']
    else properties['style'] = style
  }
  switch (element.tagName) {
    case 'a':
      return cleanLink(element)
    case 'p':
      return element.children.length === 0 ? [] : [element]
    case 'img':
      return cleanImage(element, isKnown)
    case 'audio':
    case 'video':
      return [cleanPlayer(element)]
    case 'iframe':
      return isOwn(String(properties['src'])) ? [shownFile(element)] : cleanFrame(element, framed)
    case 'h1':
      // A page has one: its title.
      element.tagName = 'h2'
      return [element]
    case 'input':
      // All that the sanitiser leaves of these are boxes that show a state.
      properties['ariaLabel'] ??= properties['checked'] === true ? 'done' : 'to do'
      return [element]
    default:
      for (const key of paintKeys) {
        const value = properties[key]
        // Ids of authors get a prefix, so what points at them needs it too.
        if (typeof value === 'string')
          properties[key] = value.replace(/^url\(#(?!user-content-)/i, 'url(#user-content-')
      }
      return [element]
  }
}

const paintKeys = ['fill', 'stroke', 'clipPath', 'mask', 'markerStart', 'markerMid', 'markerEnd']

/** A link without an address is its text, unless something may lead to it. */
function cleanLink(element: Element): ElementContent[] {
  const { properties } = element
  delete properties['rel']
  // The old way to name a place; an id is the same to a browser, and what everything else looks for.
  if (properties['name']) properties['id'] ??= properties['name']
  delete properties['name']
  if (properties['href'] === undefined && !properties['id']) return element.children
  if (web.test(String(properties['href'] ?? ''))) {
    properties['className'] = ['external']
    properties['rel'] = [...rel]
  }
  return [element]
}

function cleanImage(element: Element, isKnown: (address: string) => boolean): ElementContent[] {
  const { properties } = element
  const alt = typeof properties['alt'] === 'string' ? properties['alt'] : ''
  const src = String(properties['src'] ?? '')
  if (!isKnown(src) && !properties['srcSet']) return alt === '' ? [] : [{ type: 'text', value: alt }]
  Object.assign(properties, { alt, loading: 'lazy' })
  if (isRemote(element)) properties['referrerPolicy'] = 'no-referrer'
  return [element]
}

/** A player can be used, and asks nobody else for anything before it is. */
function cleanPlayer(element: Element): Element {
  element.properties['controls'] = true
  if (isRemote(element)) element.properties['preload'] = 'none'
  return element
}

/** A frame with a file of the garden: shown as Markdown shows it. */
function shownFile({ properties: { src, title, width, height } }: Element): Element {
  const properties = { src, alt: title ?? '', ...(width && { width }), ...(height && { height }) }
  return { type: 'element', tagName: 'img', properties, children: [] }
}

/** Frames of the garden's hosts stay, YouTube's from where it sets no cookies; any other becomes a link to what it would show. */
function cleanFrame(element: Element, framed: RegExp): ElementContent[] {
  const { properties } = element
  const src = String(properties['src'] ?? '')
  element.children = []
  // In pixels or not at all; the stylesheet knows how wide a frame without a width is.
  for (const key of ['width', 'height']) {
    const pixels = /^(\d{1,5})(?:px)?$/.exec(String(properties[key] ?? ''))?.[1]
    if (pixels === undefined) delete properties[key]
    else properties[key] = pixels
  }
  const address = src.replace(
    /^(?:https?:)?\/\/www\.youtube\.com\/embed\//i,
    'https://www.youtube-nocookie.com/embed/',
  )
  if (framed.test(address)) {
    properties['src'] = address
    return [element]
  }
  if (!web.test(src)) return []
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: src },
    children: [{ type: 'text', value: src }],
  }
  return cleanLink(link)
}

import type { Element, ElementContent, Properties } from 'hast'
import { markKey } from './mark.ts'

const scheme = /^[a-z][a-z0-9+.-]*:/i
const web = /^(?:https?:)?\/\//i
const player =
  /^https:\/\/(?:www\.youtube(?:-nocookie)?\.com\/embed\/|player\.vimeo\.com\/video\/)[\w?=&;-]*$/

/** Cleans what a parser made of an author's HTML; elements with the slot attribute are not the author's and stay. */
export function cleanAuthorNodes(nodes: readonly ElementContent[], slotAttribute: string): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : []
    delete node.properties[markKey]
    delete node.data
    node.children = cleanAuthorNodes(node.children, slotAttribute)
    return node.properties[slotAttribute] === undefined ? cleanAuthorElement(node) : [node]
  })
}

/**
 * Makes an element that an author wrote as HTML fit for a page: addresses relative to the note would be dead, since
 * pages stand elsewhere, so they are taken away; what leaves the site says so; an image or frame without a usable
 * address is replaced by what it says. Doing it twice changes nothing. Safety is not decided here, the sanitiser
 * comes after.
 */
function cleanAuthorElement(element: Element): ElementContent[] {
  const { properties } = element
  dropRelative(properties, 'href')
  dropRelative(properties, 'src')
  dropRelative(properties, 'poster')
  switch (element.tagName) {
    case 'a':
      return cleanLink(element)
    case 'p':
      return element.children.length === 0 ? [] : [element]
    case 'img':
      return cleanImage(element)
    case 'iframe':
      return cleanFrame(element)
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

function dropRelative(properties: Properties, key: string): void {
  const value = properties[key]
  if (value === undefined) return
  const address = String(value)
  const stays = scheme.test(address) || web.test(address) || (key === 'href' && address.startsWith('#'))
  if (!stays) delete properties[key]
}

/** A link without an address is its text, unless something may lead to it. */
function cleanLink(element: Element): ElementContent[] {
  const { properties } = element
  delete properties['rel']
  if (properties['href'] === undefined && !properties['id'] && !properties['name']) return element.children
  if (web.test(String(properties['href'] ?? ''))) {
    properties['className'] = ['external']
    properties['rel'] = ['noopener', 'noreferrer', 'nofollow', 'ugc']
  }
  return [element]
}

function cleanImage(element: Element): ElementContent[] {
  const { properties } = element
  const alt = typeof properties['alt'] === 'string' ? properties['alt'] : ''
  if (!web.test(String(properties['src'] ?? ''))) return alt === '' ? [] : [{ type: 'text', value: alt }]
  Object.assign(properties, { alt, loading: 'lazy', referrerPolicy: 'no-referrer' })
  return [element]
}

/** Known players stay, from the host that sets no cookies; any other frame becomes a link to what it would show. */
function cleanFrame(element: Element): ElementContent[] {
  const { properties } = element
  const src = String(properties['src'] ?? '')
  element.children = []
  // In pixels or not at all; the stylesheet knows how wide a frame without a width is.
  for (const key of ['width', 'height']) {
    const pixels = /^(\d{1,5})(?:px)?$/.exec(String(properties[key] ?? ''))?.[1]
    if (pixels === undefined) delete properties[key]
    else properties[key] = pixels
  }
  if (player.test(src)) {
    properties['src'] = src.replace('//www.youtube.com/', '//www.youtube-nocookie.com/')
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

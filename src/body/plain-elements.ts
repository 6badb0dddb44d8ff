import type { Element, ElementContent, Properties } from 'hast'
import { cleanStyle } from './clean-style.ts'
import type { RawPiece } from './raw-piece.ts'
import type { RawHtml } from './scan-raw-html.ts'

/** Elements that nest as written and that a parser treats alike wherever they stand in text. */
const plainNames = new Set(
  'abbr b button cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var'.split(
    ' ',
  ),
)

const attribute = /\s+([a-z]+)=(?:"([^"&\r\u0000]*)"|([\w#.-]+)(?=\s|$))/y

/**
 * Reads the commonest raw HTML without a parser: single plain tags around text, each closed in its turn, with simple
 * attributes. It gives what a parser gives; for anything else, undefined. Most raw HTML of real notes is of this
 * kind, and a parser's start alone costs more than a whole paragraph.
 */
export function readPlainElements(pieces: readonly RawPiece[]): ElementContent[] | undefined {
  const made: ElementContent[] = []
  const open: Element[] = []
  for (const piece of pieces) {
    const siblings = open.at(-1)?.children ?? made
    if (piece.kind === 'open') return undefined
    if (piece.kind === 'node') {
      siblings.push(piece.node)
      continue
    }
    const tag = readPlainTag(piece.raw)
    if (tag === undefined) return undefined
    if (tag.kind === 'end') {
      if (open.pop()?.tagName !== tag.name) return undefined
      continue
    }
    const { element } = tag
    // A button ends a button that is open.
    if (open.some(({ tagName }) => tagName === element.tagName)) return undefined
    siblings.push(element)
    if (tag.kind === 'start') open.push(element)
  }
  return open.length === 0 ? made : undefined
}

/** A plain tag as {@link readPlainTag} reads it. */
export type ReadTag =
  | { readonly kind: 'start' | 'void'; readonly element: Element }
  | { readonly kind: 'end'; readonly name: string }

/** The one tag that a piece of raw HTML is, if a parser would make nothing else of it wherever it stands in text. */
export function readPlainTag(raw: RawHtml): ReadTag | undefined {
  const tag = raw.tags[0]
  if (!raw.isOneTag || tag === undefined) return undefined
  const { name } = tag
  if (tag.kind === 'end') return { kind: 'end', name }
  const isBreak = name === 'br' && tag.attributes.trim().replace('/', '') === ''
  if (isBreak)
    return { kind: 'void', element: { type: 'element', tagName: 'br', properties: {}, children: [] } }
  const properties = plainNames.has(name) ? readAttributes(tag.attributes) : undefined
  return (
    properties && { kind: 'start', element: { type: 'element', tagName: name, properties, children: [] } }
  )
}

function readAttributes(source: string): Properties | undefined {
  const properties: Properties = {}
  attribute.lastIndex = 0
  let at = 0
  while (at < source.length) {
    if (source.slice(at).trim() === '') break
    const match = attribute.exec(source)
    if (match === null) return undefined
    at = attribute.lastIndex
    const [, name, quoted, bare] = match
    const value = quoted ?? bare ?? ''
    if (name === 'class') properties['className'] = value.split(/\s+/).filter((part) => part !== '')
    else if (name === 'id' || name === 'title' || name === 'lang' || name === 'dir') properties[name] = value
    else if (name === 'style') {
      const style = cleanStyle(value)
      if (style !== undefined) properties['style'] = style
    } else return undefined
  }
  return properties
}

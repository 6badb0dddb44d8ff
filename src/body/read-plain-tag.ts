import type { Element, Properties } from 'hast'
import { cleanStyle } from './clean-style.ts'
import type { RawHtml } from './scan-raw-html.ts'

/** Elements that nest as written and that a parser treats alike wherever they stand in text. */
const plainNames = new Set(
  'abbr b button cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var'.split(
    ' ',
  ),
)

const attribute = /\s+([a-z]+)=(?:"([^"&\r\u0000]*)"|([\w#.-]+)(?=\s|$))/y

/** A plain tag as {@link readPlainTag} reads it. */
type ReadTag =
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

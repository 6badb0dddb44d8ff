import type { Element, ElementContent } from 'hast'
import { find, html, svg } from 'property-information'

const voidElements = new Set('br hr img wbr col input area source track'.split(' '))

/** A tree as XHTML, which is HTML as well. `address` writes the addresses of links and pictures. */
export function writeXhtml(
  node: ElementContent,
  address: (value: string) => string = (value) => value,
): string {
  return write(node, address, false)
}

function write(node: ElementContent, address: (value: string) => string, isDrawing: boolean): string {
  if (node.type === 'text') return escapeText(node.value)
  if (node.type !== 'element') return ''
  const { tagName, properties, children } = node
  const isSvg = isDrawing || tagName === 'svg'
  const space =
    tagName === 'svg'
      ? ' xmlns="http://www.w3.org/2000/svg"'
      : tagName === 'math'
        ? ' xmlns="http://www.w3.org/1998/Math/MathML"'
        : ''
  const inner = children.map((child) => write(child, address, isSvg)).join('')
  const start = `<${tagName}${space}${writeAttributes(node, properties, address, isSvg)}`
  return !isSvg && voidElements.has(tagName) ? `${start} />` : `${start}>${inner}</${tagName}>`
}

function writeAttributes(
  { tagName }: Element,
  properties: Element['properties'],
  address: (value: string) => string,
  isSvg: boolean,
): string {
  return Object.entries(properties)
    .flatMap(([property, value]) => {
      if (value === null || value === undefined || value === false) return []
      const { attribute } = find(isSvg ? svg : html, property)
      if (!/^[A-Za-z_][\w.-]*$/.test(attribute) || attribute === 'xmlns' || attribute.startsWith('on'))
        return []
      const plain = Array.isArray(value) ? value.join(' ') : value === true ? attribute : String(value)
      const isAddress =
        (tagName === 'a' && attribute === 'href') || (tagName === 'img' && attribute === 'src')
      return [` ${attribute}="${escapeAttribute(isAddress ? address(plain) : plain)}"`]
    })
    .join('')
}

/** What XML cannot hold at all is left out. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A text in an element. */
export function escapeText(text: string): string {
  return text.replace(impossible, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** A text in an attribute. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;')
}

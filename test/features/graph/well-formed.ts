/** An element as read back: its name, attributes and text, and what is in it. */
interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  text: string
}

const name = '[A-Za-z_][\\w.:-]*'
const tag = new RegExp(`<(/?)(${name})((?: ${name}="[^"<]*")*) ?(/?)>`, 'y')

/** Reads the XML that graphs are written in. Strict: whatever is not well-formed throws. */
export function readXml(text: string): XmlElement {
  if (/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text))
    throw new Error('A character XML cannot hold')
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(text)
  if (!declaration) throw new Error('No declaration')
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '' }
  const open = [root]
  let at = declaration[0].length
  while (at < text.length) {
    const current = open.at(-1)!
    if (text[at] !== '<') {
      const end = text.indexOf('<', at) < 0 ? text.length : text.indexOf('<', at)
      current.text += decodeEntities(text.slice(at, end))
      at = end
      continue
    }
    tag.lastIndex = at
    const match = tag.exec(text)
    if (!match) throw new Error(`Not a tag: ${text.slice(at, at + 60)}`)
    at = tag.lastIndex
    if (match[1] === '/') {
      if (current.name !== match[2]) throw new Error(`</${match[2]}> closes <${current.name}>`)
      open.pop()
      continue
    }
    const element = { name: match[2]!, attributes: readAttributes(match[3]!), children: [], text: '' }
    current.children.push(element)
    if (match[4] !== '/') open.push(element)
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== '')
    throw new Error('Not one whole element')
  return root.children[0]!
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(new RegExp(` (${name})="([^"]*)"`, 'g'))]
  const attributes = new Map(
    pairs.map((pair) => [pair[1]!, decodeEntities(pair[2]!.replace(/[\t\n\r]/g, ' '))]),
  )
  if (attributes.size !== pairs.length) throw new Error('An attribute stands twice')
  return attributes
}

function decodeEntities(text: string): string {
  const named = new Map(
    [...'amp& lt< gt> quot" apos\''.split(' ')].map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
  )
  return text.replace(/&(?:#(\d+)|#x([\dA-Fa-f]+)|(\w+));|&/g, (whole, decimal, hex, entity) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    const char = named.get(entity)
    if (char === undefined) throw new Error(`Not an entity: ${whole}`)
    return char
  })
}

/** The elements of a name anywhere in an element, in order. */
export function elementsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsOf(child, name),
  ])
}

import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { sanitize } from 'hast-util-sanitize'
import { compileBody } from '../../src/body/compile-body.ts'
import { createSanitizeSchema } from '../../src/body/sanitize-schema.ts'

const schema = createSanitizeSchema([])

/** Attributes that we add to what the specifications ask for. */
const added = ['className', 'rel', 'loading', 'decoding', 'referrerPolicy', 'ariaLabel', 'dataTask', 'id']

/**
 * HTML in a form in which the specifications' answers and ours can be compared. On both sides: sanitised, because that
 * is what we publish; white space around blocks taken away; addresses decoded, because a garden's links are written
 * anew; `h1` is `h2`, because a page's one `h1` is its title; the box around a table, the classes and hints that we add,
 * ids, `align` and an empty `alt` are left out; a link without an address is its text; paragraphs without anything in them, and what
 * an element that was left open leaves behind its block, are nothing.
 */
export function normalizeHtml(html: string): string {
  const safe = sanitize(fromHtml(html, { fragment: true }), schema) as Root | Element
  const root: Root = safe.type === 'root' ? safe : { type: 'root', children: [safe] }
  return compileBody({ type: 'root', children: normalizeAll(root.children as ElementContent[]) }, [])
    .html.join('')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/\s*(<\/?(?:p|div|blockquote|ul|ol|li|table|thead|tbody|tr|t[dh]|h\d|hr|pre)\b[^>]*>)\s*/g, '$1')
    .trim()
}

function normalizeAll(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    const children = normalizeAll(node.children)
    const { properties, tagName } = node
    const classes = properties['className']
    if (tagName === 'div' && Array.isArray(classes) && classes.includes('table')) return children
    if (tagName === 'a' && properties['href'] === undefined) return children
    const isEmpty = children.every((child) => child.type === 'text' && child.value.trim() === '')
    if (isEmpty && ['a', 'b', 'p'].includes(tagName)) return children
    const kept = Object.entries(properties)
      .filter(([key]) => (tagName === 'code' && key === 'className') || !added.includes(key))
      .filter(([key, value]) => key !== 'align' && !(key === 'alt' && value === ''))
      .map(([key, value]) => [key, key === 'href' || key === 'src' ? decode(String(value)) : value] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return [
      { ...node, tagName: tagName === 'h1' ? 'h2' : tagName, properties: Object.fromEntries(kept), children },
    ]
  })
}

function decode(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

import type { Element, ElementContent } from 'hast'
import { isWideGrid } from './is-wide-table.ts'

/**
 * Puts each table that an author wrote as HTML into a box that can scroll, as those of Markdown have: beside the text of a
 * phone, what is beyond the column could not be reached. Tables in tables scroll with the outer one, and one that text flows
 * around stays as it is: in a box it would stand alone.
 */
export function boxTables(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element' || isBox(node)) return node
    if (node.tagName === 'table') return isBeside(node) ? node : boxOf(node)
    node.children = boxTables(node.children)
    return node
  })
}

function boxOf(table: Element): Element {
  const isWide = isWideGrid(rowsOf(table))
  const properties = { className: ['table'], ...(isWide && { tabIndex: 0 }) }
  return { type: 'element', tagName: 'div', properties, children: [table] }
}

function isBox({ tagName, properties: { className } }: Element): boolean {
  return tagName === 'div' && Array.isArray(className) && className.includes('table')
}

function isBeside({ properties: { align, style } }: Element): boolean {
  return /^(?:left|right)$/i.test(String(align)) || /(?:^|;)\s*float\s*:/i.test(String(style))
}

/** The cells of each row; rows stand in a table or in its parts. */
function rowsOf({ children }: Element): readonly (readonly ElementContent[])[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return []
    if (child.tagName !== 'tr') return rowsOf(child)
    return [child.children.filter(({ type }) => type === 'element')]
  })
}

import type { ElementContent, Root } from 'hast'
import { svgElements } from './html-elements.ts'

/** Elements that mean something, and nest, only in one of these. */
const parentsByName: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['ul', 'ol']],
  ['dd', ['dl']],
  ['dt', ['dl']],
  ['summary', ['details']],
  ['figcaption', ['figure']],
  ['rt', ['ruby']],
  ['rp', ['ruby']],
])

/**
 * Takes away the tags of list items and their like that stand outside of what they belong to, and of what is no drawing
 * inside a drawing; their content stays.
 */
export function unwrapStrays(root: Root): void {
  const visit = (nodes: readonly ElementContent[], open: readonly string[]): ElementContent[] =>
    nodes.flatMap((node) => {
      if (node.type !== 'element') return [node]
      const parents = parentsByName.get(node.tagName)
      const isStray =
        (parents !== undefined && !parents.some((name) => open.includes(name))) ||
        (open.includes('svg') && !svgElements.has(node.tagName))
      node.children = visit(node.children, isStray ? open : [...open, node.tagName])
      return isStray ? node.children : [node]
    })
  root.children = visit(root.children as ElementContent[], [])
}

import type { Nodes } from 'mdast'

/**
 * Takes back `spread` from lists in whose midst no line is empty: in a quote the parser counts the empty line behind a list as one
 * of it, and all its items would become paragraphs. CommonMark calls such a list tight.
 */
export function tightenLists(node: Nodes): void {
  if (!('children' in node) || node.type === 'paragraph' || node.type === 'table') return
  if (node.type === 'list' && node.spread) {
    node.spread = node.children.some((item, i) => {
      const next = node.children[i + 1]
      return next !== undefined && next.position!.start.line - item.position!.end.line > 1
    })
  }
  node.children.forEach(tightenLists)
}

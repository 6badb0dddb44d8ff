import type { Nodes } from 'mdast'
import type { Range } from '../model/range.ts'

/** Where the tables of a text stand, in order. */
export function collectTableRanges(tree: Nodes): readonly Range[] {
  const ranges: Range[] = []
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (node.type === 'table' && start !== undefined && end !== undefined) ranges.push({ start, end })
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return ranges
}

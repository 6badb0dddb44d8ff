import type { Nodes } from 'mdast'
import type { Range } from '../model/range.ts'

/** Where the tags of a text stand, each with its `#`, in order. Those in properties are not among them. */
export function collectTagRanges(tree: Nodes): readonly Range[] {
  const ranges: Range[] = []
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (node.type === 'tag' && start !== undefined && end !== undefined)
      ranges.push({ start, end: start + 1 + node.value.length })
    if (node.type === 'callout') for (const child of node.title) visit(child)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return ranges.sort((a, b) => a.start - b.start)
}

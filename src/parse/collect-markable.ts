import type { Nodes, Paragraph } from 'mdast'
import type { Range } from '../model/range.ts'

/**
 * The paragraphs of a note's tree that could get a `^id` behind them: those without one, in the order of the note. None is in
 * properties, code, HTML or a comment, and none ends where a comment is still open. Of a footnote and of what has an id
 * already nothing is offered.
 */
export function collectMarkable(tree: Nodes, source: string): readonly Range[] {
  const found: Range[] = []
  const visit = (node: Nodes): void => {
    if (node.type !== 'root' && node.data?.blockId !== undefined) return
    if (node.type === 'table' || node.type === 'footnoteDefinition') return
    if (node.type === 'paragraph') {
      const range = markableRange(node, source)
      if (range) found.push(range)
    } else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return found
}

/** Comments are not in the tree any more: one that begins in the paragraph may reach beyond it. */
function markableRange({ position, children }: Paragraph, source: string): Range | undefined {
  const start = position?.start.offset
  const end = position?.end.offset
  if (start === undefined || end === undefined) return undefined
  const shownEnd = children.at(-1)?.position?.end.offset ?? start
  const marks = source.slice(shownEnd, end).match(/%%/g)?.length ?? 0
  return marks % 2 === 1 ? undefined : { start, end }
}

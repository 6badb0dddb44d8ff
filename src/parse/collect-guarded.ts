import type { Nodes } from 'mdast'
import type { ParsedNote } from '../model/parsed-note.ts'
import type { Range } from '../model/range.ts'

/** What is not read as Markdown: a link written there would be none. */
const guardedKinds: ReadonlySet<Nodes['type']> = new Set(['code', 'inlineCode', 'math', 'inlineMath', 'html'])

/** Where code, formulas, HTML and comments of a note stand: nothing is written into them, and none is cut in two. */
export function collectGuarded({ tree, comments = [] }: ParsedNote): readonly Range[] {
  const ranges: Range[] = [...comments]
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (guardedKinds.has(node.type) && start !== undefined && end !== undefined) ranges.push({ start, end })
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return ranges
}

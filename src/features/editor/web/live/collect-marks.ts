import { markAbbreviations } from './abbreviations.ts'
import { blockHandlers, markQuoteMark } from './block-marks.ts'
import { boxHandlers } from './box-marks.ts'
import { foreignHandlers } from './foreign-marks.ts'
import { inlineHandlers } from './inline-marks.ts'
import type { LiveMark } from './live-mark.ts'
import { type LiveInput, MarkContext, type MarkHandler } from './mark-context.ts'

const handlers: ReadonlyMap<string, MarkHandler> = new Map([
  ...blockHandlers,
  ...boxHandlers,
  ...foreignHandlers,
  ...inlineHandlers,
])

/**
 * How a part of a note is shown: what follows from the text, its tree, and where somebody is. The same input gives the
 * same marks, in no order.
 */
export function collectMarks(input: LiveInput): readonly LiveMark[] {
  const cx = new MarkContext(input)
  input.tree.iterate({
    from: input.from,
    to: input.to,
    enter(node) {
      const handle = handlers.get(node.name)
      if (!handle) return undefined
      if (input.isCovered(node.from, node.to)) return false
      // What is not gone into is not left either.
      if (node.name === 'ListItem') cx.itemDepth++
      if (handle(cx, node) !== false) return undefined
      // What is not looked into may have the sign of a quote on each of its lines.
      for (const mark of node.node.getChildren('QuoteMark')) markQuoteMark(cx, mark)
      return false
    },
    leave(node) {
      if (node.name === 'ListItem') cx.itemDepth--
    },
  })
  markAbbreviations(cx)
  return cx.finish()
}

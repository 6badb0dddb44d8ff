import type { SyntaxNode } from '@lezer/common'
import { quoteDirection } from './block-context.ts'
import { findBox } from './box-head.ts'
import { boxNames } from './box-syntax.ts'
import type { MarkContext, MarkHandler } from './mark-context.ts'

/** Makes the lines of a box look as those of a callout. */
function frameLines(cx: MarkContext, { from, to }: SyntaxNode, type: string): void {
  const dir = quoteDirection(cx.slice(from, Math.min(to, from + 1_000)))
  for (const look of cx.lines(from, to)) {
    look.quotes++
    look.callout = type
    look.dir = dir
  }
}

const markBox: MarkHandler = (cx, { node }) => {
  const { doc } = cx.input
  const box = findBox(doc, node)
  if (!box) return undefined
  const first = doc.lineAt(node.from)
  const { type, end } = box
  if (type === undefined) {
    cx.lineClass(first.from, first.to, 'cm-live-html')
    if (end) cx.lineClass(end.from, end.to, 'cm-live-html')
    return undefined
  }
  frameLines(cx, node, type)
  cx.look(first.from).classNames.add('cm-live-first').add('cm-live-callout-title')
  cx.look(doc.lineAt(node.to).from).classNames.add('cm-live-last')
  if (box.isFolded && !cx.isLineTouched(node.from, node.to))
    cx.look(first.from).classNames.add('cm-live-last')
  if (end && !cx.isLineTouched(end.from)) {
    cx.lineClass(end.from, end.to, 'cm-live-box-end')
    cx.hide(end.from, end.to)
  }
  if (node.name === 'IndentedBox') for (const look of cx.lines(first.to + 1, node.to)) look.boxIndent += 4
  const head = node.getChild('BoxHead')
  if (!head || cx.isLineTouched(node.from)) return undefined
  const [before, after] = head.getChildren('BoxMark')
  const text = box.isTitled ? '' : box.name
  if (before) cx.show(before.from, before.to, { kind: 'text', text, className: 'cm-live-callout-name' })
  if (after) cx.hide(after.from, after.to)
  return undefined
}

/** How boxes of other programs are marked, by the names of their nodes. */
export const boxHandlers: readonly (readonly [name: string, handle: MarkHandler])[] = [...boxNames].map(
  (name) => [name, markBox],
)

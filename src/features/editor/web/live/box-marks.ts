import type { SyntaxNode } from '@lezer/common'
import { quoteDirection } from './block-context.ts'
import { findBox } from './box-head.ts'
import { boxNames } from './box-syntax.ts'
import type { MarkContext, MarkHandler } from './mark-context.ts'

/** Makes the lines of a box look as those of a callout. */
function frameLines(cx: MarkContext, { from, to }: SyntaxNode, type: string): void {
  const dir = quoteDirection(cx.slice(from, Math.min(to, from + 1_000)))
  cx.frame({ from, to }, type, dir)
}

/** The blanks that put the lines of a box into it are the box's. */
function indentLines(cx: MarkContext, node: SyntaxNode): void {
  const { doc } = cx.input
  const first = doc.lineAt(node.from)
  if (first.to >= node.to) return
  const blanks = (line: string): number => /^[\s>]*/.exec(line)?.[0].length ?? 0
  const isElement = first.text[node.from - first.from] === '<'
  const inner = isElement ? blanks(doc.lineAt(first.to + 1).text) - blanks(first.text) : 0
  const indent = node.name === 'IndentedBox' ? 4 : Math.max(0, inner)
  if (indent > 0) for (const look of cx.lines(first.to + 1, node.to)) look.boxIndent += indent
}

/** Hides a line that only opens or closes a box, unless somebody is on it. */
function hideTag(cx: MarkContext, { from, to }: Pick<SyntaxNode, 'from' | 'to'>): void {
  const isTouched = cx.isLineTouched(from)
  cx.lineClass(from, to, isTouched ? 'cm-live-html' : 'cm-live-box-end')
  if (!isTouched) cx.hide(from, to)
}

const markBox: MarkHandler = (cx, { node }) => {
  const { doc } = cx.input
  const box = findBox(doc, node)
  if (!box) return undefined
  const first = doc.lineAt(node.from)
  const { type, end } = box
  indentLines(cx, node)
  if (type === undefined) {
    // What only holds others shows nothing by itself.
    hideTag(cx, { from: node.from, to: first.to })
    if (end) hideTag(cx, end)
    return undefined
  }
  frameLines(cx, node, type)
  cx.look(first.from).classNames.add('cm-live-first').add('cm-live-callout-title')
  cx.look(doc.lineAt(node.to).from).classNames.add('cm-live-last')
  if (box.isFolded && !cx.isLineTouched(node.from, node.to))
    cx.look(first.from).classNames.add('cm-live-last')
  if (end) hideTag(cx, end)
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

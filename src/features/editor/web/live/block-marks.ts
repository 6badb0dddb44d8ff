import type { Line, Text } from '@codemirror/state'
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common'
import { quoteDirection } from './block-context.ts'
import { findCalloutHead } from './callout-head.ts'
import type { MarkContext, MarkHandler } from './mark-context.ts'
import { markTaskWord } from './task-words.ts'

function markHeading(level: number): MarkHandler {
  return (cx, { node }) => {
    cx.lineClass(node.from, node.to, 'cm-live-heading')
    cx.lineClass(node.from, node.to, `cm-live-h${level}`)
    const [mark, closing] = node.getChildren('HeaderMark')
    if (!mark || cx.isLineTouched(node.from, node.to)) return undefined
    if (mark.from > node.from) hideUnderline(cx, mark)
    else {
      const blanks = /^[ \t]*/.exec(cx.slice(mark.to, node.to))?.[0].length ?? 0
      cx.hide(mark.from, mark.to + blanks)
      if (closing) cx.hide(closing.from - trailingBlanks(cx, mark.to, closing.from), closing.to)
    }
    return undefined
  }
}

function trailingBlanks(cx: MarkContext, from: number, to: number): number {
  return /[ \t]*$/.exec(cx.slice(from, to))?.[0].length ?? 0
}

/** The line of `===` or `---` below a heading. */
function hideUnderline(cx: MarkContext, mark: SyntaxNode): void {
  cx.hide(mark.from, mark.to)
  cx.lineClass(mark.from, mark.to, 'cm-live-underline')
}

const markQuote: MarkHandler = (cx, { node }) => {
  const { doc } = cx.input
  const head = findCalloutHead(doc, node)
  const dir = quoteDirection(cx.slice(node.from, Math.min(node.to, node.from + 1_000)))
  cx.frame(node, head?.type, dir)
  const first = doc.lineAt(node.from)
  cx.look(first.from).classNames.add('cm-live-first')
  cx.look(doc.lineAt(node.to).from).classNames.add('cm-live-last')
  if (!head) return undefined
  cx.look(first.from).classNames.add('cm-live-callout-title')
  if (head.isFolded && !cx.isLineTouched(node.from, node.to))
    cx.look(first.from).classNames.add('cm-live-last')
  if (cx.isLineTouched(head.from)) return undefined
  const text = head.to < first.to ? '' : head.name
  cx.show(head.from, head.to, { kind: 'text', text, className: 'cm-live-callout-name' })
  return undefined
}

/** Hides the sign of a quote, and the blank behind it, but on the line that somebody is at. */
export function markQuoteMark(cx: MarkContext, { from, to }: Pick<SyntaxNode, 'from' | 'to'>): false {
  if (cx.isLineTouched(from)) return false
  const isSpaced = cx.slice(to, to + 1) === ' '
  cx.hide(from, isSpaced ? to + 1 : to)
  return false
}

const markItem: MarkHandler = (cx, { node }) => {
  const start = cx.input.doc.lineAt(node.from).from
  for (const look of cx.lines(node.from, node.to)) look.items = cx.itemDepth
  const look = cx.look(start)
  look.items = cx.itemDepth
  look.isItemStart = true
  // A quote that the item holds is found after it.
  if (look.frames.length === 0) look.isOutsideStart = true
  const mark = node.getChild('ListMark')
  if (!mark) return undefined
  const box = node.getChild('Task')?.getChild('TaskMarker')
  const isBullet = node.parent?.name === 'BulletList'
  const after = /^[ \t]?/.exec(cx.slice((box ?? mark).to, node.to))?.[0].length ?? 0
  const end = (box ?? mark).to + after
  if (isBullet && !box && markTaskWord(cx, mark, end)) return undefined
  // Somebody right behind the mark is at the text.
  if (cx.isTouched(node.from, end - 1) || (!isBullet && !box)) {
    cx.style(mark.from, end, 'cm-live-mark')
    return undefined
  }
  if (box) {
    const sign = cx.slice(box.from + 1, box.to - 1)
    cx.hide(mark.from, box.from, true)
    cx.show(box.from, end, { kind: 'box', sign }, true)
  } else cx.show(mark.from, end, { kind: 'bullet' }, true)
  return undefined
}

/** Code keeps its lines; the fences are seen where somebody is in it, and else the name of the language. */
const markFence: MarkHandler = (cx, { node }) => {
  const { doc } = cx.input
  const [first, last] = markCodeLines(cx, node)
  // Asking makes it known.
  if (isDrawn(cx.slice(first.from, first.to))) cx.isKnown(blockSource(doc, node))
  colorCode(cx, node)
  if (cx.isTouched(first.from, last.to)) return false
  const info = node.getChild('CodeInfo')
  const written = info ? cx.slice(info.from, info.to) : ''
  const text = /\btitle=(["'])(.+?)\1/.exec(written)?.[2] ?? /^[^\s{,:]*/.exec(written)?.[0] ?? ''
  cx.show(node.from, first.to, { kind: 'text', text, className: 'cm-live-language' })
  const closing = node.getChildren('CodeMark')[1]
  if (closing) cx.hide(closing.from, closing.to)
  return false
}

/** Frames the lines of a block of code; the blanks that put it into an item are the item's. */
function markCodeLines(cx: MarkContext, { from, to }: SyntaxNode): readonly [first: Line, last: Line] {
  const { doc } = cx.input
  const [first, last] = [doc.lineAt(from), doc.lineAt(to)]
  cx.look(first.from).classNames.add('cm-live-first')
  cx.look(last.from).classNames.add('cm-live-last')
  for (const look of cx.lines(from, to)) {
    look.classNames.add('cm-live-code-line')
    look.codeColumn = from - first.from
  }
  return [first, last]
}

const markIndented: MarkHandler = (cx, { node }) => {
  markCodeLines(cx, node)
  return false
}

/** Whether a fence begins a diagram, a plot, or a question that the page answers. */
export function isDrawn(fence: string): boolean {
  return /(?:`{3,}|~{3,})[ \t]*(?:mermaid|plot|dot|graphviz|dataview(?:js)?|tasks|base|query|mdx-code-block)\b/i.test(
    fence,
  )
}

/** Most characters of HTML that are shown as what it becomes: what is longer is written in, as MDX pages are. */
const mostHtml = 20_000

/** Whether a block of HTML is one element from its first line to its last, which stands by itself. */
export function isWholeHtml(source: string): boolean {
  if (source.length > mostHtml) return false
  const [, name = '', end] = /^<([a-z][\w-]*)\b.*?(\/?>)\s*$/s.exec(source) ?? []
  if (end === undefined) return false
  return end === '/>' || /^(?:img|hr|br)$/.test(name) || source.trimEnd().endsWith(`</${name}>`)
}

/** HTML keeps its lines, small, while it is not shown as what it becomes. */
const markHtml: MarkHandler = (cx, { node }) => {
  const { doc } = cx.input
  // Asking makes it known.
  if (isWholeHtml(cx.slice(node.from, node.to))) cx.isKnown(blockSource(doc, node))
  cx.lineClass(node.from, node.to, 'cm-live-html')
  return false
}

/** A block over several lines as it would be written by itself, without the marks of what it stands in. */
export function blockSource(doc: Text, { from, to }: { readonly from: number; readonly to: number }): string {
  const column = from - doc.lineAt(from).from
  const [first = '', ...rest] = doc.sliceString(from, to).split('\n')
  const own = rest.map((line) => line.slice(/^[ \t>]*/.exec(line.slice(0, column))?.[0].length))
  return [first, ...own].join('\n')
}

function colorCode(cx: MarkContext, node: SyntaxNode): void {
  const source = fenceSource(cx.input.doc, node)
  if (source === undefined) return
  const colors = cx.input.colorsOf(source)
  // In a quote or an item each line is a part of its own.
  let offset = 0
  let next = 0
  for (const { from, to } of node.getChildren('CodeText')) {
    const end = offset + to - from
    for (let color = colors[next]; color && color.from < end; color = colors[++next])
      cx.style(from + color.from - offset, Math.min(to, from + color.to - offset), color.className)
    offset = end
  }
}

/** A block of code with a language as it would be written by itself; undefined without a language, and while it is open. */
function fenceSource(doc: Text, node: SyntaxNode): string | undefined {
  const info = node.getChild('CodeInfo')
  const [open, close] = node.getChildren('CodeMark')
  if (!info || !open || !close) return undefined
  const code = node.getChildren('CodeText').map(({ from, to }) => doc.sliceString(from, to))
  return `${doc.sliceString(open.from, info.to)}\n${code.join('')}\n${doc.sliceString(close.from, close.to)}`
}

/** `$$` over several lines, while it is not shown as a formula. */
const markMath: MarkHandler = (cx, { node }) => {
  // Asking makes it known.
  cx.isKnown(mathSource(cx.input.doc, node))
  cx.lineClass(node.from, node.to, 'cm-live-source')
  return false
}

/** A formula over several lines without the marks of the quotes that it stands in. */
export function mathSource(doc: Text, { from, to }: { readonly from: number; readonly to: number }): string {
  const text = doc.sliceString(from, to)
  return text.includes('\n') ? text.replace(/\n[ \t]*(?:>[ \t]?)*/g, '\n') : text
}

/** What is shown as it is written, in the face of code. */
function plainLines(className: string): MarkHandler {
  return (cx: MarkContext, { from, to }: SyntaxNodeRef) => {
    cx.lineClass(from, to, className)
    return false
  }
}

const markTable: MarkHandler = (cx, { from, to }) => {
  if (cx.input.isInTable) return undefined
  cx.lineClass(from, to, 'cm-live-source')
  return false
}

const markRule: MarkHandler = (cx, { from, to }) => {
  if (!cx.isLineTouched(from)) cx.show(from, to, { kind: 'rule' })
  return false
}

const markDefinition: MarkHandler = (cx, { from, to }) => {
  cx.lineClass(from, to, 'cm-live-definition')
  return undefined
}

/** How blocks are marked, by the names of their nodes. */
export const blockHandlers: readonly (readonly [name: string, handle: MarkHandler])[] = [
  ...[1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, markHeading(level)] as const),
  ['SetextHeading1', markHeading(1)],
  ['SetextHeading2', markHeading(2)],
  ['Blockquote', markQuote],
  ['QuoteMark', markQuoteMark],
  ['ListItem', markItem],
  ['FencedCode', markFence],
  ['CodeBlock', markIndented],
  ['BlockMath', markMath],
  ['Table', markTable],
  ['Frontmatter', plainLines('cm-live-source')],
  ['HTMLBlock', markHtml],
  ['CommentBlock', plainLines('cm-live-html')],
  ['HorizontalRule', markRule],
  ['FootnoteDefinition', markDefinition],
  ['LinkReference', plainLines('cm-live-html')],
]

import type { SyntaxNode } from '@lezer/common'
import { blockSource } from './block-marks.ts'
import type { MarkContext, MarkHandler } from './mark-context.ts'
import { behindWord, isAsWritten, isNothing, textOf, withoutWord } from './shown-by-page.ts'
import { isOutline } from './task-words.ts'

/** What the page makes of a mark of another program, where it makes something of it. */
const markForeign: MarkHandler = (cx, { from, to }) => {
  // Alone in its paragraph it may be a block.
  const source = behindWord(cx.slice(from, to))
  const html = cx.input.htmlOf(source)
  if (html === undefined || isAsWritten(html, source)) return undefined
  if (isNothing(withoutWord(html))) cx.style(from, to, 'cm-live-faint')
  else if (!cx.isTouched(from, to)) cx.show(from, to, { kind: 'piece', source, form: 'inline' })
  return false
}

/** Attributes are seen where somebody is at them, and where the page shows them too. */
const markAttributes: MarkHandler = (cx, { from, to, node }) => {
  const source = cx.slice(from, to)
  const html = cx.input.htmlOf(withAttributes(cx, node, source))
  if (html === undefined || textOf(html) !== 'x') return false
  const line = cx.input.doc.lineAt(from)
  const isAlone = line.text.trim() === source
  const blank = /[ \t]?$/.exec(cx.slice(from - 1, from))?.[0].length ?? 0
  if (cx.isTouched(from, to)) cx.style(from, to, 'cm-live-faint')
  else {
    cx.hide(from - (isAlone ? 0 : blank), to)
    if (isAlone) cx.lineClass(from, to, 'cm-live-underline')
  }
  return false
}

/** Something that has the attributes, as what is before them. */
function withAttributes(cx: MarkContext, { from, parent }: SyntaxNode, source: string): string {
  if (/Heading/.test(parent?.name ?? '')) return `## x ${source}`
  const line = cx.input.doc.lineAt(from)
  return cx.slice(line.from, from).trim() === '' ? `x\n${source}` : `**x**${source}`
}

/** What fields stand in. */
const holders = /^(?:Paragraph|Task|TableCell)$/

const markField: MarkHandler = (cx, { node }) => {
  if (node.name === 'LineField' && !holders.test(node.parent?.name ?? '')) return false
  const name = node.getChild('FieldKey')
  if (name) cx.style(name.from, name.to, 'cm-live-strong')
  if (!cx.isTouched(node.from, node.to))
    for (const mark of node.getChildren('FieldMark')) cx.hide(mark.from, mark.to)
  return undefined
}

/** Paragraphs that are none to another program. */
const foreignStart =
  /^(?:-+8<-+|\{%.*%\}\s*$|\{\{.*\}\}\s*$|\[TOC\]|\[\[toc\]\]|\*\[|import\s|export\s|<%.*%>\s*$|@include|#\+begin_|::: [\w.])/is

/** Most characters of such a paragraph that are looked at. */
export const longestForeign = 2_000

/** Whether a text may be a block of another program. */
export function mayBeForeign(text: string): boolean {
  return foreignStart.test(text)
}

/** A definition of Python-Markdown, below the word that it defines. */
const definition = /^:(?: {1,3}|\t)(?=\S)/

const definitionProbe = 'x\n:   y'

const markParagraph: MarkHandler = (cx, { from, to }) => {
  const { doc } = cx.input
  const start = cx.slice(from, Math.min(to, from + longestForeign))
  // What shows nothing is not lost to who writes.
  if (mayBeForeign(start) && isNothing(cx.input.htmlOf(blockSource(doc, { from, to })) ?? 'x'))
    cx.lineClass(from, to, 'cm-live-html')
  for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
    const at = Math.max(from, line.from)
    const [mark] = definition.exec(doc.sliceString(at, line.to)) ?? []
    if (mark !== undefined) markDefined(cx, at, at + mark.length)
    if (drawer.test(doc.sliceString(at, line.to)) && isOutline(cx)) cx.lineClass(at, at, 'cm-live-html')
    if (line.to >= to) return undefined
  }
}

function markDefined(cx: MarkContext, from: number, to: number): void {
  if (!cx.input.htmlOf(definitionProbe)?.includes('<li')) return
  const look = cx.look(cx.input.doc.lineAt(from).from)
  look.items = Math.max(look.items, 1)
  look.isItemStart = true
  if (cx.isTouched(from, to - 1)) cx.style(from, to, 'cm-live-mark')
  else cx.show(from, to, { kind: 'bullet' }, true)
}

/** Lines of Logseq below the first of a block: what it has, and when it is due. */
const drawer = /^[ \t]*(?:[\w-]+::[ \t]|(?:SCHEDULED|DEADLINE):[ \t]*<|:LOGBOOK:|:END:|CLOCK:)/

/** How marks of other programs are shown, by the names of their nodes. */
export const foreignHandlers: readonly (readonly [name: string, handle: MarkHandler])[] = [
  ['ForeignMark', markForeign],
  ['Attributes', markAttributes],
  ['Field', markField],
  ['LineField', markField],
  ['Paragraph', markParagraph],
]

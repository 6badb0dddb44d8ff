import { NodeProp } from '@lezer/common'
import { tags } from '@lezer/highlight'
import type { BlockContext, BlockParser, Element, Line, MarkdownConfig } from '@lezer/markdown'
import { type ContainerHead, elementTags, readContainerHead } from '../../../../parse/container-head.ts'

/** Boxes of more colons than this are as those of so many. */
const mostColons = 8

/** Boxes that a row of one sign closes, by how long it was where they began: parents are known by their kind of node alone. */
const rowBoxes: Readonly<Record<':' | '/', readonly string[]>> = {
  ':': [3, 4, 5, 6, 7, mostColons].map((length) => `Box${length}`),
  '/': [3, 4, 5, 6, 7, mostColons].map((length) => `Slashes${length}`),
}

/** A box that a tag closes, by its element. */
const elementBoxes: readonly string[] = elementTags.map((tag) => `Box${tag}`)

/**
 * Names of nodes of boxes: `:::tip` up to the line that closes it, `!!! note` with what is indented below it, and `<Tip>` up to
 * its end.
 */
export const boxNames: ReadonlySet<string> = new Set([
  ...rowBoxes[':'],
  ...rowBoxes['/'],
  ...elementBoxes,
  'IndentedBox',
])

/** What the walk through the lines of a note knows of boxes. */
interface BoxLines {
  /** Where the line begins that was asked about last, and how many boxes it could have closed so far. */
  at: number
  met: number
  /** Where the line begins that ended a box by its indentation last. */
  left: number
  /** What a block of code that is open began with. */
  fence: string | undefined
}

const walks = new WeakMap<BlockContext, BoxLines>()

function linesOf(cx: BlockContext): BoxLines {
  const known = walks.get(cx)
  if (known) return known
  const lines = { at: -1, met: 0, left: -1, fence: undefined }
  walks.set(cx, lines)
  return lines
}

/** How long the row of a sign is in a line that closes a box by it; 0 for any other line. */
function closingRow({ text, pos, next }: Line, sign: ':' | '/'): number {
  if (next !== sign.charCodeAt(0)) return 0
  return /^([:/])\1{2,}(?=[ \t]*$)/.exec(text.slice(pos))?.[0].length ?? 0
}

/** Whether a line closes the block of code that it stands in. */
function closesFence({ text, pos }: Line, fence: string): boolean {
  const rest = text.slice(pos).trimEnd()
  return rest.startsWith(fence) && rest.replaceAll(fence[0]!, '') === ''
}

/** What is known of boxes in a line that is asked about now. */
function walkTo(cx: BlockContext, line: Line): BoxLines {
  const lines = linesOf(cx)
  if (lines.at === cx.lineStart) return lines
  lines.at = cx.lineStart
  lines.met = 0
  if (lines.fence !== undefined && closesFence(line, lines.fence)) lines.fence = undefined
  return lines
}

/**
 * Whether a box goes on in a line. Of the boxes that a line may close, which are those of rows no longer than its own, it
 * closes the innermost, and is the last of it.
 */
function goesOn(sign: ':' | '/'): (cx: BlockContext, line: Line, length: number) => boolean {
  return (cx, line, length) => {
    const lines = walkTo(cx, line)
    const closing = lines.fence === undefined ? closingRow(line, sign) : 0
    if (closing < length) return true
    let inside = 0
    for (let depth = 1; depth < cx.depth; depth++) {
      const index = rowBoxes[sign].indexOf(cx.parentType(depth).name)
      if (index >= 0 && index + 3 <= closing) inside++
    }
    if (++lines.met < inside) return true
    return endBox(cx, line)
  }
}

/** Takes the line that closes a box. */
function endBox(cx: BlockContext, line: Line): false {
  line.addMarker(cx.elt('BoxEnd', cx.lineStart + line.pos, cx.lineStart + line.text.trimEnd().length))
  line.moveBase(line.text.length)
  return false
}

/** The name of the box of an element that a line closes. */
function closedElement({ text, pos, next }: Line): string | undefined {
  const tag = next === 60 ? /^<\/([A-Z]\w*)>[ \t]*$/.exec(text.slice(pos))?.[1] : undefined
  return tag === undefined ? undefined : elementBoxes[elementTags.indexOf(tag)]
}

/** As {@link goesOn} for the box of an element, whose text is indented by so many columns. */
function goesOnElement(name: string): (cx: BlockContext, line: Line, indent: number) => boolean {
  return (cx, line, indent) => {
    const lines = walkTo(cx, line)
    if (lines.fence === undefined && closedElement(line) === name) {
      let inside = 0
      for (let depth = 1; depth < cx.depth; depth++) if (cx.parentType(depth).name === name) inside++
      if (++lines.met >= inside) return endBox(cx, line)
    }
    if (line.next > -1) line.moveBaseColumn(Math.min(line.indent, line.baseIndent + indent))
    return true
  }
}

function goesOnIndented(cx: BlockContext, line: Line, indent: number): boolean {
  if (line.next > -1 && line.indent < line.baseIndent + indent) {
    linesOf(cx).left = cx.lineStart
    return false
  }
  line.moveBaseColumn(line.baseIndent + indent)
  return true
}

/** Tabs that stand below each other belong together, up to a line that is no tab's. */
function goesOnTabs(cx: BlockContext, { next, indent, baseIndent, text, pos }: Line): boolean {
  if (next < 0 || indent >= baseIndent + 4 || isTab(text, pos)) return true
  linesOf(cx).left = cx.lineStart
  return false
}

function isTab(text: string, from: number): boolean {
  return text[from] === '=' && readContainerHead(text, from)?.kind === 'tab'
}

/** Takes no line: what holds tabs begins with the first of them. */
const tabs: BlockParser = {
  name: 'Tabs',
  before: 'Box',
  parse(cx, line) {
    if (line.next !== 61 || cx.parentType().name === 'Tabs' || !isTab(line.text, line.pos)) return false
    cx.startComposite('Tabs', line.pos)
    return null
  },
}

function readHead(cx: BlockContext, { text, pos, next }: Line): ContainerHead | undefined {
  // `:`, `/`, `!`, `?`, `=` and `<`.
  if (next !== 58 && next !== 47 && next !== 33 && next !== 63 && next !== 61 && next !== 60) return undefined
  const head = readContainerHead(text, pos)
  if (next !== 60 || head?.kind !== 'callout' || /\s/.test(text.trim())) return head
  // To CommonMark `<Warning>` is HTML, which text right below it belongs to.
  return /^(?:\s|$)/.test(cx.peekLine()) ? head : undefined
}

/** By how many columns the text of an element is indented more than its tag. */
function innerIndent(cx: BlockContext, { text, pos }: Line): number {
  const column = (line: string): number => /^[\s>]*/.exec(line)?.[0].length ?? 0
  const below = cx.peekLine()
  return below.trim() === '' ? 0 : Math.max(0, column(below) - column(text.slice(0, pos)))
}

function headElement(cx: BlockContext, { text, pos }: Line, { title }: ContainerHead): Element {
  const [from, to] = [cx.lineStart + pos, cx.lineStart + text.trimEnd().length]
  if (!title) return cx.elt('BoxHead', from, to, [cx.elt('BoxMark', from, to)])
  const [start, end] = [cx.lineStart + title.from, cx.lineStart + title.to]
  const children = [
    cx.elt('BoxMark', from, start),
    ...cx.parser.parseInline(text.slice(title.from, title.to), start),
    ...(end < to ? [cx.elt('BoxMark', end, to)] : []),
  ]
  return cx.elt('BoxHead', from, to, children)
}

const box: BlockParser = {
  name: 'Box',
  before: 'FencedCode',
  parse(cx, line) {
    const head = readHead(cx, line)
    if (!head) return false
    const { end } = head
    if (typeof end === 'object' && !('tag' in end) && !('fence' in end)) {
      const [sign, written] = 'colons' in end ? ([':', end.colons] as const) : (['/', end.slashes] as const)
      const length = Math.min(written, mostColons)
      cx.startComposite(rowBoxes[sign][length - 3] ?? '', line.pos, length)
    } else if (typeof end === 'object' && 'tag' in end)
      cx.startComposite(`Box${end.tag}`, line.pos, innerIndent(cx, line))
    else cx.startComposite('IndentedBox', line.pos, 4)
    cx.addElement(headElement(cx, line, head))
    line.moveBase(line.text.length)
    return null
  },
  endLeaf: (cx, line) => walks.get(cx)?.left === cx.lineStart || readHead(cx, line) !== undefined,
}

/** Takes no line: notes which block of code begins, for a line of colons in it closes nothing. */
const fence: BlockParser = {
  name: 'BoxFence',
  before: 'IndentedCode',
  parse(cx, line) {
    const known = walks.get(cx)
    if (known) known.fence = undefined
    const isFence = (line.next === 96 || line.next === 126) && line.indent < line.baseIndent + 4
    const [, mark] = isFence ? (/^(`{3,}(?=[^`]*$)|~{3,})/.exec(line.text.slice(line.pos)) ?? []) : []
    if (mark !== undefined) linesOf(cx).fence = mark
    return false
  },
}

/** Boxes of Docusaurus, VitePress, Starlight, Quarto and Pandoc (`:::`), of MkDocs (`!!!`, `???`, `===`), and of MDX (`<Tip>`). */
export const boxSyntax: MarkdownConfig = {
  defineNodes: [
    ...rowBoxes[':'].map((name) => ({ name, composite: goesOn(':') })),
    ...rowBoxes['/'].map((name) => ({ name, composite: goesOn('/') })),
    ...elementBoxes.map((name) => ({ name, composite: goesOnElement(name) })),
    { name: 'IndentedBox', composite: goesOnIndented },
    { name: 'Tabs', composite: goesOnTabs },
    { name: 'BoxHead', block: true },
    // No block: behind one parsing may begin anew, and what follows would still stand in the box.
    { name: 'BoxEnd', style: tags.processingInstruction },
    { name: 'BoxMark', style: tags.processingInstruction },
  ],
  parseBlock: [box, tabs, fence],
  // Nor may it begin anew right behind a box, which may go on there.
  props: [
    NodeProp.group.add(({ name }) => (boxNames.has(name) || name === 'Tabs' ? ['BlockContext'] : undefined)),
  ],
}

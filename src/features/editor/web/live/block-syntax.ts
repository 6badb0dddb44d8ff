import { tags } from '@lezer/highlight'
import type { BlockContext, BlockParser, Line, MarkdownConfig } from '@lezer/markdown'

/** A block that begins with a mark at the start of a line and reaches to the next line that has the mark. */
interface FencedBlock {
  readonly node: string
  readonly mark: string
  /** Whether what closes it must end its line. */
  readonly endsLine: boolean
}

const math: FencedBlock = { node: 'BlockMath', mark: '$$', endsLine: true }
const comment: FencedBlock = { node: 'NoteComment', mark: '%%', endsLine: false }

/** Whether a line opens a block: its mark, and not the other one too. */
function opens({ text, pos }: Line, { mark }: FencedBlock): boolean {
  return text.startsWith(mark, pos) && !text.includes(mark, pos + mark.length)
}

function closes({ text, pos }: Line, { mark, endsLine }: FencedBlock): boolean {
  return endsLine ? text.trimEnd().endsWith(mark) && text.length > pos : text.includes(mark, pos)
}

/** Takes lines to what closes the block, or to the end of what it stands in. */
function takeBlock(cx: BlockContext, line: Line, block: FencedBlock): true {
  const start = cx.lineStart + line.pos
  const { baseIndent } = line
  const isQuoted = line.text.slice(0, line.pos).includes('>')
  const markers: Line['markers'] = []
  while (cx.nextLine()) {
    // A quote or an item ends where its own marks are missing.
    if (line.baseIndent < baseIndent && (isQuoted || line.next !== -1)) break
    markers.push(...line.markers)
    if (!closes(line, block)) continue
    cx.nextLine()
    break
  }
  cx.addElement(cx.elt(block.node, start, Math.max(start, cx.prevLineEnd()), markers))
  return true
}

function fencedBlock(block: FencedBlock): BlockParser {
  return {
    name: `${block.node}Block`,
    before: 'FencedCode',
    parse: (cx, line) => opens(line, block) && takeBlock(cx, line, block),
    endLeaf: (_, line) => opens(line, block),
  }
}

/** `[^label]: text`, with what is indented below it. */
const footnote: BlockParser = {
  name: 'FootnoteDefinition',
  before: 'LinkReference',
  parse(cx, line) {
    const [found] = /^\[\^[^\s[\]]+\]:/.exec(line.text.slice(line.pos)) ?? []
    if (found === undefined) return false
    const from = cx.lineStart + line.pos
    cx.startComposite('FootnoteDefinition', line.pos, 4)
    cx.addElement(cx.elt('FootnoteLabel', from, from + found.length))
    line.moveBase(line.pos + found.length)
    return null
  },
  endLeaf: (_, line) => /^\[\^[^\s[\]]+\]:/.test(line.text.slice(line.pos)),
}

/** Any sign in brackets makes an item a task; ` ` and `x` are GFM's own. */
const task: BlockParser = {
  name: 'NoteTask',
  after: 'TaskList',
  leaf(cx, { content }) {
    if (cx.parentType().name !== 'ListItem' || !/^\[[^\sxX[\]]{1,2}\][ \t]+\S/u.test(content)) return null
    const length = content.indexOf(']') + 1
    return {
      nextLine: () => false,
      finish(context, { start, content: whole }) {
        const children = [
          context.elt('TaskMarker', start, start + length),
          ...context.parser.parseInline(whole.slice(length), start + length),
        ]
        context.addElement(context.elt('Task', start, start + whole.length, children))
        return true
      },
    }
  },
}

/** What a garden's notes have as blocks besides CommonMark and GFM. */
export const blockSyntax: MarkdownConfig = {
  defineNodes: [
    { name: 'BlockMath', block: true },
    {
      name: 'FootnoteDefinition',
      block: true,
      composite(_, line, value) {
        if (line.next > -1 && line.indent < line.baseIndent + value) return false
        line.moveBaseColumn(line.baseIndent + value)
        return true
      },
    },
    { name: 'FootnoteLabel', style: tags.processingInstruction },
  ],
  parseBlock: [fencedBlock(math), fencedBlock(comment), footnote, task],
}

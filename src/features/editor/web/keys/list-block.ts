import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState, Line, Text } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { columnOf, type LinePrefix, readLinePrefix } from './line-prefix.ts'

/** A line of a list with what it begins with. */
export interface ListLine {
  readonly line: Line
  readonly prefix: LinePrefix
  /** Column of its indentation. */
  readonly column: number
}

/** Reads one line. */
export function readListLine(line: Line): ListLine {
  const prefix = readLinePrefix(line.text)
  return { line, prefix, column: columnOf(prefix.indent) }
}

/** Whether nothing but marks of quotes stands in a line. */
export function isBlankLine({ line, prefix }: ListLine): boolean {
  return !prefix.item && line.text.slice(prefix.length).trim() === ''
}

/** Number of the last line that belongs to an item: its further lines and what is below it in the list. */
export function lastLineOf(doc: Text, item: ListLine): number {
  let last = item.line.number
  for (let number = last + 1; number <= doc.lines; number++) {
    const next = readListLine(doc.line(number))
    if (next.prefix.quote.trim() !== item.prefix.quote.trim()) break
    if (isBlankLine(next)) continue
    if (next.column <= item.column && (next.prefix.item || number > last + 1 || endsItem(next.line.text)))
      break
    last = number
  }
  return last
}

/** Whether a line without a list's mark cannot go on with the words above it. */
function endsItem(text: string): boolean {
  return /^[ \t]*(?:#{1,6}[ \t]|```|~~~|>|\|)/.test(text)
}

/** The item that an item is below of; undefined at the top of its list. */
export function parentOf(doc: Text, item: ListLine): ListLine | undefined {
  return itemsAbove(doc, item).find(({ column }) => column < item.column)
}

/** The item before it in the same list; undefined for the first one. */
export function previousSibling(doc: Text, item: ListLine): ListLine | undefined {
  return itemsAbove(doc, item).find(
    ({ column }, i, all) =>
      column === item.column && !all.slice(0, i).some((between) => between.column < column),
  )
}

/** Items above in the same list, from the nearest on. */
function itemsAbove(doc: Text, item: ListLine): readonly ListLine[] {
  const above: ListLine[] = []
  for (let number = item.line.number - 1; number >= 1; number--) {
    const line = readListLine(doc.line(number))
    if (line.prefix.quote.trim() !== item.prefix.quote.trim()) break
    if (line.prefix.item) {
      above.push(line)
      if (line.column === 0 || line.column < item.column) break
    } else if (!isBlankLine(line) && endsItem(line.line.text)) break
    else if (isBlankLine(line) && isOutside(doc, number, item)) break
  }
  return above
}

/** Whether words stand above a blank line that belong to no list. */
function isOutside(doc: Text, number: number, item: ListLine): boolean {
  if (number <= 1) return true
  const above = readListLine(doc.line(number - 1))
  return !above.prefix.item && above.column === 0 && item.column === 0 && !isLazy(doc, number - 1)
}

/** Whether a line goes on with the words of an item right above it. */
function isLazy(doc: Text, number: number): boolean {
  for (let at = number - 1; at >= 1; at--) {
    const above = readListLine(doc.line(at))
    if (isBlankLine(above)) return false
    if (above.prefix.item) return true
  }
  return false
}

/** What keys for prose leave alone: code, comments of HTML, and the properties above the text. */
export function isProse(state: EditorState, position: number): boolean {
  const tree = ensureSyntaxTree(state, position, 30) ?? syntaxTree(state)
  for (let node: SyntaxNode | null = tree.resolveInner(position, -1); node; node = node.parent)
    if (
      /^(?:FencedCode|CodeBlock|CodeText|HTMLBlock|CommentBlock|Frontmatter|FrontmatterContent)$/.test(
        node.name,
      )
    )
      return isBehind(state, node, position)
  return true
}

/** Whether a position at the end of a construct is already behind it; code without its last fence goes on. */
function isBehind(state: EditorState, node: SyntaxNode, position: number): boolean {
  if (node.name === 'FencedCode' && node.getChildren('CodeMark').length < 2) return false
  return state.doc.lineAt(Math.max(node.from, node.to - 1)).number < state.doc.lineAt(position).number
}

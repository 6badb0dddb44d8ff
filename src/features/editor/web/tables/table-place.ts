import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { dashesAt, findTable, type PlacedTable, type TableRow } from '../../tables/parse-table.ts'

/** Where in a table a place of the text is. */
export interface TablePlace extends PlacedTable {
  /** Among the table's rows, the dashes counted. */
  readonly row: number
  /** -1 before the first cell, as many as there are cells behind the last. */
  readonly column: number
}

/** The table that a place of the text is in, and where in it; undefined in code and in the properties. */
export function findTableAt(state: EditorState, position: number): TablePlace | undefined {
  const { doc } = state
  const line = doc.lineAt(position)
  if (!line.text.includes('|') || isVerbatim(state, line.from)) return undefined
  const lineOf = (number: number): string | undefined =>
    number >= 1 && number <= doc.lines ? doc.line(number).text : undefined
  const found = findTable(lineOf, line.number)
  if (!found) return undefined
  const row = line.number - found.firstLine
  return { ...found, row, column: columnAt(found.table.rows[row]!, position - line.from) }
}

/** Whether a part of the text is in one cell of a table, and not among its dashes. */
export function isInCell(state: EditorState, from: number, to: number): boolean {
  const place = findTableAt(state, from)
  if (!place || place.row === dashesAt || to > state.doc.lineAt(from).to) return false
  return place.table.rows[place.row]!.cells[place.column] !== undefined
}

/** Which cell of a row an offset of its line is in. */
function columnAt(row: TableRow, offset: number): number {
  const last = row.cells.length - 1
  if (row.hasTrail && offset > row.cells[last]!.end) return row.cells.length
  return row.cells.findLastIndex(({ start }) => start <= offset)
}

/** Whether a place is in code or in the properties, where a pipe is a pipe. */
export function isVerbatim(state: EditorState, position: number): boolean {
  for (let node = syntaxTree(state).resolveInner(position, 1); ; ) {
    if (
      /^(?:FencedCode|CodeBlock|CodeText|CommentBlock|HTMLBlock|Frontmatter|FrontmatterContent)$/.test(
        node.name,
      )
    )
      return true
    if (node.parent === null) return false
    node = node.parent
  }
}

/** Whether Vim's keys are on and mean commands now. */
export function isVimCommand(view: EditorView): boolean {
  return view.scrollDOM.classList.contains('cm-vimMode')
}

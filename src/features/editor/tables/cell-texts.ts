import { dashesOf } from './format-table.ts'
import { type Alignment, cellText, dashesAt, isEscaped, type Table } from './parse-table.ts'

/** What a table says, without how it is laid out. */
export interface TableContent {
  /** The head first; cells as they are written, pipes escaped. Rows may have fewer or more cells than the head. */
  readonly rows: readonly (readonly string[])[]
  readonly alignments: readonly Alignment[]
}

/** How a table's lines begin and end. */
interface TableStyle {
  /** Before the first row; it may have a list's mark. */
  readonly first: string
  /** Before every other row. */
  readonly other: string
  readonly hasPipes: boolean
}

/** What a table says. */
export function contentOf({ rows, alignments }: Table): TableContent {
  return {
    rows: rows.filter((_, i) => i !== dashesAt).map((row) => row.cells.map((_, i) => cellText(row, i))),
    alignments,
  }
}

/** How a table's lines begin and end. */
export function styleOf({ rows }: Table): TableStyle {
  return {
    first: rows[0]!.prefix,
    other: rows[dashesAt]!.prefix,
    hasPipes: rows.some(({ hasLead, hasTrail }) => hasLead || hasTrail),
  }
}

/**
 * The lines of a table, not aligned. Without pipes around its rows only where that reads as the same table: every row has to begin
 * with a letter and end with something.
 */
export function writeTable({ rows, alignments }: TableContent, style: TableStyle): readonly string[] {
  const hasPipes =
    style.hasPipes ||
    alignments.length < 2 ||
    rows.some((cells) => cells.length < 2 || !/^\p{L}/u.test(cells[0]!) || cells.at(-1) === '')
  const [head = [], ...body] = rows
  const lines = [head, alignments.map((one) => dashesOf(one)), ...body]
  return lines.map((cells, i) => {
    const row = cells.join(' | ')
    return (i === 0 ? style.first : style.other) + (hasPipes ? `| ${row} |` : row)
  })
}

/** A text as it stands in one cell: its pipes escaped, its line ends as `<br>`. */
export function escapeCell(text: string): string {
  const lines = text.trim().replace(/[ \t]*(?:\r\n?|\n)[ \t]*/g, '<br>')
  let cell = ''
  for (let at = 0; at < lines.length; at++) {
    cell += lines[at] === '|' && !isEscaped(lines, at) ? '\\|' : lines[at]
  }
  // A backslash at the end would escape the pipe behind it, were it not for the blank between them.
  return cell.replace(/\t/g, ' ')
}

/** Whether a text is rows of a table that somebody has written. */
export function isRows(text: string): boolean {
  return /^\s*\|.*\|\s*$/s.test(text)
}

import { displayWidth } from './display-width.ts'
import { type Alignment, cellText, dashesAt, parseTable, type Table, type TableRow } from './parse-table.ts'

/** A change of one line; offsets in it. */
interface RowEdit {
  /** Which of the table's rows. */
  readonly row: number
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** Widest cell that others are filled up to, in columns: longer ones stand out, lest every row become as long. */
const widest = 100

/** Fewest dashes of a column. */
const fewest = 3

/**
 * The edits that align a table's columns by what is seen of them. They change nothing but the blanks around cells and the
 * number of dashes, in the order of the text, and none where the table is aligned already.
 */
export function formatTable({ rows, alignments }: Table): readonly RowEdit[] {
  const widths = columnWidths(rows)
  return rows.flatMap((row, i) =>
    row.cells.flatMap((cell, column): readonly RowEdit[] => {
      const alignment = alignments[column] ?? 'none'
      const width = widths[column]!
      const [before, text, behind] =
        i === dashesAt
          ? (['', dashesOf(alignment, width), ''] as const)
          : padded(cellText(row, column), width, alignment)
      const opens = column > 0 || row.hasLead
      const closes = column < row.cells.length - 1 || row.hasTrail
      // Blanks before a row without a pipe would be an indent, and those behind it are seen by nobody.
      const left = opens ? ` ${before}` : ''
      const right = closes ? `${opens ? '' : before}${behind} ` : ''
      const parts = [
        { row: i, from: cell.start, to: cell.from, insert: left },
        { row: i, from: cell.from, to: cell.to, insert: text },
        { row: i, from: cell.to, to: cell.end, insert: right },
      ]
      return parts.filter(({ from, to, insert }) => row.text.slice(from, to) !== insert)
    }),
  )
}

/** A row with edits done, given those of this row alone, in the order of the text. */
function editRow(text: string, edits: readonly Pick<RowEdit, 'from' | 'to' | 'insert'>[]): string {
  let done = ''
  let at = 0
  for (const { from, to, insert } of edits) {
    done += text.slice(at, from) + insert
    at = to
  }
  return done + text.slice(at)
}

/** The lines of a table, aligned; as they are where they make none. */
export function alignLines(lines: readonly string[]): readonly string[] {
  const table = parseTable(lines)
  if (!table) return lines
  const edits = formatTable(table)
  return lines.map((line, i) =>
    editRow(
      line,
      edits.filter(({ row }) => row === i),
    ),
  )
}

/** The dashes of a column. */
export function dashesOf(alignment: Alignment, width: number = fewest): string {
  const left = alignment === 'left' || alignment === 'center' ? ':' : ''
  const right = alignment === 'right' || alignment === 'center' ? ':' : ''
  return left + '-'.repeat(Math.max(1, width - left.length - right.length)) + right
}

function columnWidths(rows: readonly TableRow[]): readonly number[] {
  const widths: number[] = []
  for (const [i, row] of rows.entries()) {
    for (const column of row.cells.keys()) {
      const width = i === dashesAt ? fewest : displayWidth(cellText(row, column))
      widths[column] = Math.max(widths[column] ?? fewest, width <= widest ? width : 0)
    }
  }
  return widths
}

function padded(text: string, width: number, alignment: Alignment): readonly [string, string, string] {
  const missing = Math.max(0, width - displayWidth(text))
  // An empty cell has one place to write at, behind the first blank.
  if (text === '' || alignment === 'none' || alignment === 'left') return ['', text, ' '.repeat(missing)]
  const before = alignment === 'right' ? missing : missing >> 1
  return [' '.repeat(before), text, ' '.repeat(missing - before)]
}

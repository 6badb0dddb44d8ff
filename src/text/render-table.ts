import type { Colors } from '../define/command.ts'
import { displayWidth } from './display-width.ts'
import { takeStart } from './take-start.ts'

/** A column of a table. */
interface Column {
  readonly title: string
  /** Numbers stand at the right; default: left. */
  readonly align?: 'left' | 'right'
}

/**
 * Columns of a terminal that a cell takes at most, but for those of the last column: one long title would move all
 * others away.
 */
const widestCell = 72

/**
 * Rows in columns as wide as their widest cell on a terminal, two spaces apart, under dim titles; a column that is empty
 * in every row is left out. No line ends with spaces. Control characters in cells become spaces. A cell that is too
 * long ends with `…`, but for the last of its row.
 */
export function renderTable(
  allColumns: readonly Column[],
  rows: readonly (readonly string[])[],
  colors: Colors,
): string {
  const used = allColumns.flatMap((_, i) => (rows.some((row) => (row[i] ?? '') !== '') ? [i] : []))
  const columns = allColumns.filter((_, i) => used.includes(i))
  const cells = rows.map((row) =>
    used.map((i, place) => {
      const cell = (row[i] ?? '').replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
      return place === used.length - 1 ? cell : takeStart(cell, widestCell)
    }),
  )
  const widths = columns.map(({ title }, i) =>
    Math.max(displayWidth(title), ...cells.map((row) => displayWidth(row[i] ?? ''))),
  )
  const line = (row: readonly string[]): string =>
    columns
      .map(({ align }, i) => {
        const cell = row[i] ?? ''
        const space = ' '.repeat((widths[i] ?? 0) - displayWidth(cell))
        return align === 'right' ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd()
  return [colors.dim(line(columns.map(({ title }) => title))), ...cells.map(line)].join('\n')
}

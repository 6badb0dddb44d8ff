import type { DataFile } from '../../model/inset.ts'
import { PlotError } from './plot-error.ts'

/** A value of a row: JSON without what is nested. */
export type Cell = string | number | boolean | null

/** What is plotted: a row is a record of its columns. */
export type Row = Readonly<Record<string, Cell>>

/** Rows of one plot. */
const maxRows = 5_000

/** Makes rows of values that stand in a block: a list of records, or of plain values, whose column is then `value`. */
export function rowsOfValues(values: unknown): readonly Row[] {
  if (!Array.isArray(values)) throw new PlotError(`found ${typeof values} as data, expected a list of rows`)
  return limited(
    values.map((value: unknown): Row => {
      if (typeof value !== 'object' || value === null) return { value: cellOf(value) }
      return Object.fromEntries(Object.entries(value).map(([key, cell]) => [key, cellOf(cell)]))
    }),
  )
}

/** Makes rows of a table's cells, of which the first are the names of the columns. */
export function rowsOfTable([head, ...body]: readonly (readonly string[])[]): readonly Row[] {
  if (head === undefined)
    throw new PlotError('found no table above the block, expected one whose head names the columns')
  return limited(
    body.map((cells) => Object.fromEntries(head.map((name, i) => [name, readCell(cells[i] ?? '')]))),
  )
}

/** Makes rows of a file: CSV, TSV, or JSON with a list of records. */
export function rowsOfFile({ name, text }: DataFile): readonly Row[] {
  const known = textOf({ name, text })
  if (/\.(?:folded|txt)$/i.test(name)) return rowsOfStacks(known)
  if (known.trim() === '')
    throw new PlotError(`found nothing in ${name}, expected rows below the names of their columns`)
  if (!/\.json$/i.test(name)) return rowsOfTable(readCsv(known, /\.tsv$/i.test(name) ? '\t' : ','))
  try {
    return rowsOfValues(JSON.parse(known))
  } catch (error) {
    if (error instanceof PlotError) throw error
    throw new PlotError(`${name} is no JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

/** What a file holds. Throws where that is not known. */
export function textOf({
  name,
  text,
}: Pick<DataFile, 'name'> & { readonly text?: string | undefined }): string {
  if (text === undefined) throw new PlotError(`${name} cannot be read or has more than 1 MB`)
  return text
}

/** Folded stacks, as profilers write them: names joined by `;`, then a count. */
export function rowsOfStacks(text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return limited(
    lines.map((line, i) => {
      const [, stack, count] = /^(.*\S)\s+(\d+)\s*$/.exec(line) ?? []
      if (stack === undefined)
        throw new PlotError(
          `line ${i + 1} of the stacks is “${line.slice(0, 60)}”, expected names joined by ; and a count`,
        )
      return { stack, value: Number(count) }
    }),
  )
}

function limited(rows: readonly Row[]): readonly Row[] {
  if (rows.length > maxRows)
    throw new PlotError(
      `found ${rows.length} rows, expected at most ${maxRows}; a sample or sums of them plot better`,
    )
  return rows
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Date) return value.toISOString()
  return value === null || value === undefined ? null : JSON.stringify(value)
}

/** Numbers as people write them in tables: `1,234`, `−3`, `99 %`, `<b>` is not one. */
function readCell(text: string): Cell {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const plain = trimmed.replace(/^[−–]/, '-').replace(/[ \u00a0\u202f]?%$/, '')
  const number = /^[-+]?\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?:\.\d+)?$/.test(plain)
    ? Number(plain.replace(/[, \u00a0\u202f]/g, ''))
    : /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)
      ? Number(plain)
      : Number.NaN
  return Number.isFinite(number) ? number : trimmed
}

/** RFC 4180, with a separator of choice; lines that start with `#` are comments. */
function readCsv(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|((?:[^"${separator}\\r\\n][^${separator}\\r\\n]*)?))(${separator}|\\r?\\n|\\r|$)`,
    'y',
  )
  let row: string[] = []
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    if (row.length === 0 && text[at] === '#') {
      const end = text.indexOf('\n', at)
      cell.lastIndex = end < 0 ? text.length : end + 1
      continue
    }
    const found = cell.exec(text)
    if (found === null)
      throw new PlotError(
        `row ${rows.length + 1} of the file has a quote that is not closed or text behind one`,
      )
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === separator) continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

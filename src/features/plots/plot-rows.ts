import type { DataFile } from '../../model/inset.ts'
import { lineColumnAt, lineStarts } from '../../model/range.ts'
import { PlotError } from './plot-error.ts'
import { readCsv } from './read-csv.ts'

/** A value of a row: JSON without what is nested. */
export type Cell = string | number | boolean | null

/** What is plotted: a row is a record of its columns. */
export type Row = Readonly<Record<string, Cell>>

/** Rows of one plot. */
const maxRows = 5_000

/** Makes rows of values that stand in a block: a list of records, or of plain values, whose column is then `value`. */
export function rowsOfValues(values: unknown, name?: string): readonly Row[] {
  if (!Array.isArray(values)) throw new PlotError(`found ${typeof values} as data, expected a list of rows`)
  return limited(
    values.map((value: unknown): Row => {
      if (typeof value !== 'object' || value === null) return { value: cellOf(value) }
      return Object.fromEntries(Object.entries(value).map(([key, cell]) => [key, cellOf(cell)]))
    }),
    name,
  )
}

/** Makes rows of a table's cells, of which the first are the names of the columns. */
export function rowsOfTable([head, ...body]: readonly (readonly string[])[]): readonly Row[] {
  if (head === undefined)
    throw new PlotError('found no table above the block, expected one whose head names the columns')
  return limited(body.map((cells) => rowOf(head, cells)))
}

function rowOf(head: readonly string[], cells: readonly string[], hasDecimalCommas = false): Row {
  return Object.fromEntries(head.map((name, i) => [name, readCell(cells[i] ?? '', hasDecimalCommas)]))
}

/** Rows of a file, and where a cell of one stands in it: `rates.csv:4:7`. */
interface FileRows {
  readonly rows: readonly Row[]
  readonly placeOf?: (row: number, column: string) => string
}

/** Makes rows of a file: CSV, TSV, folded stacks, or JSON with a list of records. */
export function rowsOfFile({ name, text }: DataFile): FileRows {
  const known = textOf({ name, text })
  if (/\.(?:folded|txt)$/i.test(name)) return { rows: rowsOfStacks(known, name) }
  if (known.trim() === '')
    throw new PlotError(`found nothing in ${name}, expected rows below the names of their columns`)
  if (/\.json$/i.test(name)) return { rows: rowsOfJson(name, known) }
  const { rows, hasDecimalCommas } = readCsv(name, known)
  const [head, ...body] = rows
  const names = head?.cells ?? []
  return {
    rows: limited(
      body.map(({ cells }) => rowOf(names, cells, hasDecimalCommas)),
      name,
    ),
    placeOf: (row, column) =>
      `${name}:${body[row]?.line ?? 1}:${body[row]?.columns[Math.max(0, names.indexOf(column))] ?? 1}`,
  }
}

function rowsOfJson(name: string, text: string): readonly Row[] {
  let values: unknown
  try {
    values = JSON.parse(text)
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    const at = Number(/position (\d+)/.exec(said)?.[1] ?? text.length)
    const { line, column } = lineColumnAt(lineStarts(text), at)
    throw new PlotError(`${name}:${line}:${column}: found no JSON: ${said}`)
  }
  if (!Array.isArray(values))
    throw new PlotError(
      `${name}:1:1: found ${values === null ? 'null' : `an ${typeof values}`.replace(/^an (?=[bns])/, 'a ')}, expected a list of rows`,
    )
  return rowsOfValues(values, name)
}

/** What a file holds. Throws where that is not known. */
function textOf({ name, text }: Pick<DataFile, 'name'> & { readonly text?: string | undefined }): string {
  if (text === undefined) throw new PlotError(`${name} cannot be read or has more than 1 MB`)
  const broken = text.indexOf('\ufffd')
  if (broken < 0) return text
  const { line, column } = lineColumnAt(lineStarts(text), broken)
  throw new PlotError(`${name}:${line}:${column}: found bytes that are no UTF-8, expected a text in UTF-8`)
}

/** Folded stacks, as profilers write them: names joined by `;`, then a count. */
export function rowsOfStacks(text: string, name?: string): readonly Row[] {
  return limited(
    text.split('\n').flatMap((line, i) => {
      if (line.trim() === '') return []
      const [, stack, count] = /^(.*\S)\s+(\d+)\s*$/.exec(line) ?? []
      if (stack === undefined)
        throw new PlotError(
          `${name ?? 'stacks'}:${i + 1}:1: found “${line.slice(0, 60)}”, expected names joined by ; and a count`,
        )
      return [{ stack, value: Number(count) }]
    }),
    name,
  )
}

function limited(rows: readonly Row[], name?: string): readonly Row[] {
  if (rows.length > maxRows)
    throw new PlotError(
      `found ${rows.length} rows${name === undefined ? '' : ` in ${name}`}, expected at most ${maxRows}; a sample or sums of them plot better`,
    )
  return rows
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value instanceof Date) return value.toISOString()
  return value === null || value === undefined ? null : JSON.stringify(value)
}

/** Numbers as people write them in tables: `1,234`, `−3`, `99 %`, `<b>` is not one. */
function readCell(text: string, hasDecimalComma: boolean): Cell {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const marked = trimmed.replace(/^[−–]/, '-').replace(/[ \u00a0\u202f]?%$/, '')
  const plain = hasDecimalComma ? marked.replace(/^(-?\d+),(\d+)$/, '$1.$2') : marked
  const number = /^[-+]?\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?:\.\d+)?$/.test(plain)
    ? Number(plain.replace(/[, \u00a0\u202f]/g, ''))
    : /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain)
      ? Number(plain)
      : Number.NaN
  return Number.isFinite(number) ? number : trimmed
}

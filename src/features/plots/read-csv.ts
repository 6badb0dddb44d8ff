import { PlotError } from './plot-error.ts'

/** A line of cells with its place. */
export interface CsvRow {
  readonly cells: readonly string[]
  /** From 1. */
  readonly line: number
  /** Where each cell starts, from 1. */
  readonly columns: readonly number[]
}

/** A file of cells. Those between semicolons are of places where the comma stands in numbers. */
interface Csv {
  readonly rows: readonly CsvRow[]
  readonly hasDecimalCommas: boolean
}

/**
 * RFC 4180; lines that start with `#` are comments, and where the head has no comma but semicolons, these stand between cells.
 * The first row names the columns, each by a name of its own, and all others are as long. Throws a {@link PlotError}.
 */
export function readCsv(name: string, text: string): Csv {
  const head = text.split(/\r\n|\r|\n/).find((line) => line !== '' && !line.startsWith('#')) ?? ''
  const hasDecimalCommas = !/\.tsv$/i.test(name) && head.includes(';') && !head.includes(',')
  const rows = readRows(name, text, /\.tsv$/i.test(name) ? '\t' : hasDecimalCommas ? ';' : ',')
  const [first] = rows
  if (first === undefined)
    throw new PlotError(`found nothing in ${name}, expected rows below the names of their columns`)
  for (const [i, cell] of first.cells.entries()) {
    const place = `${name}:${first.line}:${first.columns[i]}`
    if (cell.trim() === '')
      throw new PlotError(`${place}: found a column without a name, expected one for each`)
    if (first.cells.indexOf(cell) < i)
      throw new PlotError(`${place}: found the name “${cell}” twice, expected one for each column`)
  }
  for (const { cells, line, columns } of rows) {
    if (cells.length === first.cells.length) continue
    const column = columns[Math.min(first.cells.length, cells.length - 1)]
    throw new PlotError(
      `${name}:${line}:${column}: found ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, expected ${first.cells.length} as in the head`,
    )
  }
  return { rows, hasDecimalCommas }
}

function readRows(name: string, text: string, separator: string): readonly CsvRow[] {
  const rows: CsvRow[] = []
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|((?:[^"${separator}\\r\\n][^${separator}\\r\\n]*)?))(${separator}|\\r\\n|\\r|\\n|$)`,
    'y',
  )
  let cells: string[] = []
  let columns: number[] = []
  let [line, lineStart, firstLine] = [1, 0, 1]
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    if (cells.length === 0 && text[at] === '#') {
      const end = text.indexOf('\n', at)
      cell.lastIndex = lineStart = end < 0 ? text.length : end + 1
      firstLine = ++line
      continue
    }
    const found = cell.exec(text)
    if (found === null)
      throw new PlotError(
        `${name}:${line}:${at - lineStart + 1}: found a quote that is not closed, or text behind one, expected "text" with its quotes doubled`,
      )
    columns.push(at - lineStart + 1)
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    for (const inner of found[0].matchAll(/\r\n|\r|\n/g)) {
      line++
      lineStart = at + inner.index + inner[0].length
    }
    if (found[3] === separator && cell.lastIndex < text.length) continue
    if (found[3] === separator) cells.push('')
    if (cells.length > 1 || cells[0] !== '') rows.push({ cells, line: firstLine, columns })
    ;[cells, columns, firstLine] = [[], [], line]
  }
  return rows
}

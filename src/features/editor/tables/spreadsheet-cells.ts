import { escapeCell, writeTable } from './cell-texts.ts'
import { alignLines } from './format-table.ts'

/** Rows of cells as a spreadsheet has them: plain text, not escaped. */
export type SheetCells = readonly (readonly string[])[]

/**
 * The cells of tab-separated text as spreadsheets put it on the clipboard; a cell in quotes may hold line ends and tabs. Undefined
 * where a text is something else: lines with differing numbers of tabs, or lines that are all indented by one.
 */
export function cellsFromTsv(text: string): SheetCells | undefined {
  if (!text.includes('\t')) return undefined
  const rows = readRows(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''))
  const count = rows[0]!.length
  const isIndented = rows.every((row) => row[0] === '')
  return count > 1 && !isIndented && rows.every((row) => row.length === count) ? rows : undefined
}

/** A Markdown table of cells, aligned; the first row is its head. Empty for no cells. */
export function tableFromCells(cells: SheetCells): string {
  const count = Math.max(0, ...cells.map((row) => row.length))
  if (count === 0) return ''
  const rows = cells.map((row) => Array.from({ length: count }, (_, i) => escapeCell(row[i] ?? '')))
  const alignments = Array.from({ length: count }, () => 'none' as const)
  return alignLines(writeTable({ rows, alignments }, { first: '', other: '', hasPipes: true })).join('\n')
}

function readRows(text: string): readonly (readonly string[])[] {
  const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y
  const plain = /[^\t\n]*/y
  const rows: string[][] = [[]]
  for (let at = 0; at <= text.length; at++) {
    quoted.lastIndex = at
    plain.lastIndex = at
    const inQuotes = quoted.exec(text)
    const written = inQuotes ?? plain.exec(text)!
    rows.at(-1)!.push(inQuotes ? inQuotes[1]!.replaceAll('""', '"') : written[0])
    at += written[0].length
    if (text[at] === '\n') rows.push([])
  }
  return rows
}

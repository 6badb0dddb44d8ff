/** How a column stands; `none` where the dashes do not say. */
export type Alignment = 'none' | 'left' | 'center' | 'right'

/** A cell; all are offsets in its line. */
interface TableCell {
  /** Behind the pipe before it. */
  readonly start: number
  /** At the pipe behind it. */
  readonly end: number
  /** What stands in it, without the blanks around it. */
  readonly from: number
  readonly to: number
}

/** A line of a table. */
export interface TableRow {
  readonly text: string
  /** What stands before the row: marks of quotes and lists, and blanks. */
  readonly prefix: string
  /** Whether a pipe stands before the first cell, and behind the last. */
  readonly hasLead: boolean
  readonly hasTrail: boolean
  readonly cells: readonly TableCell[]
}

/** A table as it is written. */
export interface Table {
  /** The head, the dashes, and what is below them. */
  readonly rows: readonly TableRow[]
  /** One for each column that the head has. */
  readonly alignments: readonly Alignment[]
}

/** A table and the number of its first line. */
export interface PlacedTable {
  readonly table: Table
  readonly firstLine: number
}

/** A text by its lines, counted from 1; undefined where there is none. */
type LineReader = (number: number) => string | undefined

/** Where the dashes of a table stand among its rows. */
export const dashesAt = 1

/** Most lines that are looked at above a cursor: a table that is longer is left to itself. */
const maxRows = 5_000

const quotePrefix = /^(?:[ \t]*>)*[ \t]*/
const listPrefix = /^(?:[ \t]*>|[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*[ \t]*/
const dashes = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

/** What ends a table without a blank line: headings, fences, quotes, lists, rules, blocks of HTML, and the name of the table as a block. */
const otherBlock =
  /^(?:#{1,6}(?:[ \t]|$)|`{3,}|~{3,}|>|[-*+][ \t]|\d{1,9}[.)][ \t]|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|\$\$|<(?:!--|\/?(?:details|div|h[1-6]|hr|ol|p|pre|section|style|script|summary|table|ul)\b)|\^[\w-]+[ \t]*$)/i

/**
 * Finds the table that a line belongs to, as GitHub's Markdown reads it: a head, dashes of as many cells, and every line
 * below them until a blank one or another block. Does not know about code: ask that first.
 */
export function findTable(lineOf: LineReader, number: number): PlacedTable | undefined {
  const line = lineOf(number)
  if (line === undefined || !line.includes('|')) return undefined
  const depth = quotesOf(line)
  const top = Math.max(1, number - maxRows)
  let first = number
  while (first > top && isRowLike(lineOf(first - 1), depth)) first--
  // The first line of a list's entry has its mark; a heading or fence above is no row.
  const above = lineOf(first - 1)
  if (first > top && above !== undefined && quotesOf(above) === depth && /[-*+.)][ \t]+\S/.test(above))
    first--
  for (let at = first; at <= number; at++) {
    const head = parseHead(lineOf(at), lineOf(at + 1))
    if (!head) continue
    const rows: TableRow[] = [...head]
    for (let next = at + rows.length; isRowLike(lineOf(next), depth); next++)
      rows.push(lazyRow(lineOf(next)!))
    if (number >= at + rows.length) continue
    return { table: { rows, alignments: alignmentsOf(head[dashesAt]) }, firstLine: at }
  }
  return undefined
}

/** The table that these lines are; undefined where they are none. */
export function parseTable(lines: readonly string[]): Table | undefined {
  return findTable((number) => lines[number - 1], 1)?.table
}

/** The parts of a row that stands on a line of its own, not yet below a head. */
export function parseRow(line: string): TableRow {
  return splitRow(line, listPrefix)
}

/** What stands in a cell. */
export function cellText(row: TableRow, column: number): string {
  const cell = row.cells[column]
  return cell ? row.text.slice(cell.from, cell.to) : ''
}

/** Whether a line says of a table's columns how they stand. */
export function isDashes(line: string): boolean {
  const text = line.slice(quotePrefix.exec(line)![0].length)
  return text.includes('|') && text.includes('-') && !/^[-*+][ \t]/.test(text) && dashes.test(text)
}

function parseHead(
  head: string | undefined,
  below: string | undefined,
): readonly [TableRow, TableRow] | undefined {
  if (head === undefined || below === undefined || !isDashes(below)) return undefined
  const prefix = listPrefix.exec(head)![0]
  if (quotesOf(head) !== quotesOf(below) || head.trim() === '') return undefined
  // Below a list's mark the other lines are indented.
  if (/[^ \t>]/.test(prefix) && !/[ \t]{2}$/.test(quotePrefix.exec(below)![0])) return undefined
  const rows = [splitRow(head, listPrefix), splitRow(below, quotePrefix)] as const
  return rows[0].cells.length === rows[1].cells.length ? rows : undefined
}

function isRowLike(line: string | undefined, depth: number): line is string {
  if (line === undefined) return false
  // Nearly every row of a long table.
  if (line.startsWith('|')) return depth === 0
  const text = line.slice(quotePrefix.exec(line)![0].length)
  return text !== '' && !otherBlock.test(text) && quotesOf(line) === depth
}

function quotesOf(line: string): number {
  let count = 0
  for (const character of line) {
    if (character === '>') count++
    else if (character !== ' ' && character !== '\t') break
  }
  return count
}

function splitRow(text: string, prefixOf: RegExp): TableRow {
  const prefix = prefixOf.exec(text)![0]
  const end = text.trimEnd().length
  const pipes: number[] = []
  for (let at = nextPipe(text, prefix.length); at >= 0; at = nextPipe(text, at + 1)) pipes.push(at)
  const hasLead = pipes[0] === prefix.length
  const hasTrail = pipes.length > (hasLead ? 1 : 0) && pipes.at(-1) === end - 1
  const starts = [
    hasLead ? prefix.length + 1 : prefix.length,
    ...pipes.slice(hasLead ? 1 : 0).map((at) => at + 1),
  ]
  const ends = [...pipes.slice(hasLead ? 1 : 0), end]
  const count = hasTrail ? ends.length - 1 : ends.length
  const cells = ends.slice(0, count).map((stop, i) => cellOf(text, starts[i]!, Math.max(stop, starts[i]!)))
  return { text, prefix, hasLead, hasTrail, cells }
}

/** Of a long table one row is asked for, and its length. */
function lazyRow(text: string): TableRow {
  let row: TableRow | undefined
  const read = (): TableRow => {
    row ??= splitRow(text, quotePrefix)
    return row
  }
  return {
    text,
    get prefix() {
      return read().prefix
    },
    get hasLead() {
      return read().hasLead
    },
    get hasTrail() {
      return read().hasTrail
    },
    get cells() {
      return read().cells
    },
  }
}

function cellOf(text: string, start: number, end: number): TableCell {
  const inside = text.slice(start, end)
  const blanks = /^[ \t]*/.exec(inside)![0].length
  // One writes behind the blank that follows the pipe.
  if (blanks === inside.length) {
    const from = start + Math.min(1, blanks)
    return { start, end, from, to: from }
  }
  return { start, end, from: start + blanks, to: start + inside.replace(/[ \t]+$/, '').length }
}

/** The next pipe that parts two cells: behind an odd number of backslashes it belongs to its cell. */
function nextPipe(text: string, from: number): number {
  for (let at = text.indexOf('|', from); at >= 0; at = text.indexOf('|', at + 1)) {
    if (!isEscaped(text, at)) return at
  }
  return -1
}

/** Whether an odd number of backslashes stands before a place. */
export function isEscaped(text: string, at: number): boolean {
  let count = 0
  while (text[at - count - 1] === '\\') count++
  return count % 2 === 1
}

function alignmentsOf(row: TableRow): readonly Alignment[] {
  return row.cells.map((_, i) => {
    const text = cellText(row, i)
    const [left, right] = [text.startsWith(':'), text.endsWith(':')]
    return left && right ? 'center' : left ? 'left' : right ? 'right' : 'none'
  })
}

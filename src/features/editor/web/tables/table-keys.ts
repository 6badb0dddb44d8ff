import type { EditorState, Line, StateCommand, TransactionSpec } from '@codemirror/state'
import { isDashes, parseRow, type TableRow } from '../../tables/parse-table.ts'
import { findTableAt, isVerbatim, type TablePlace } from './table-place.ts'

/**
 * To the cell below. Under the last row another one begins, in its first cell if the last one was left; an empty last row ends the
 * table instead. A lone row that could be a head gets the dashes that make it one.
 */
export const goDown: StateCommand = ({ state, dispatch }) => {
  const line = lineOfSelection(state)
  if (!line) return false
  const place = findTableAt(state, state.selection.main.head)
  const change = place ? below(state, line, place) : startTable(state, line)
  if (!change) return false
  dispatch(state.update(change))
  return true
}

/** To the next cell, across rows; behind the last one a row begins. A row that is too short gets the cell that it lacks. */
export const goOn: StateCommand = ({ state, dispatch }) => {
  const line = lineOfSelection(state)
  if (!line) return false
  const place = findTableAt(state, state.selection.main.head)
  const change = place ? nextCell(state, line, place) : alongLoneRow(state, line, 1)
  if (!change) return false
  dispatch(state.update(change))
  return true
}

/** To the cell before, across rows; in the first one the cursor goes to its start. */
export const goBack: StateCommand = ({ state, dispatch }) => {
  const line = lineOfSelection(state)
  if (!line) return false
  const place = findTableAt(state, state.selection.main.head)
  const change = place ? previousCell(state, place) : alongLoneRow(state, line, -1)
  if (!change) return false
  dispatch(state.update(change))
  return true
}

/** A new line inside a cell, which Markdown has no sign of its own for. */
export const breakInCell: StateCommand = ({ state, dispatch }) => {
  const line = lineOfSelection(state)
  const place = line && findTableAt(state, state.selection.main.head)
  if (!place || place.row === 1 || place.table.rows[place.row]!.cells[place.column] === undefined)
    return false
  dispatch(state.update(state.replaceSelection('<br>'), { userEvent: 'input', scrollIntoView: true }))
  return true
}

/** The line that the one selection is in; undefined where keys mean something else. */
function lineOfSelection(state: EditorState): Line | undefined {
  const { main, ranges } = state.selection
  const line = state.doc.lineAt(main.head)
  const isInside = main.from >= line.from && main.to <= line.to
  return ranges.length === 1 && isInside && !state.readOnly ? line : undefined
}

function below(state: EditorState, line: Line, place: TablePlace): TransactionSpec | undefined {
  const { table, firstLine, row } = place
  const { rows } = table
  const column = Math.max(0, Math.min(place.column, rows[row]!.cells.length - 1))
  const isBefore = state.selection.main.head <= line.from + rows[row]!.prefix.length
  // One makes room above a table, but not within it.
  if (row === 0 && isBefore) return undefined
  const isLast = row >= rows.length - 1 || rows.length === 2
  if (!isLast) {
    const next = row === 0 ? 2 : row + 1
    return selectCell(state, firstLine + next, rows[next]!, row === 1 ? 0 : column)
  }
  if (row > 1 && /^[ \t>|]*$/.test(line.text)) return endTable(line, rows[row]!)
  // Rows without outer pipes are written by hand.
  const isPlain = !rows[0]!.hasLead && !rows[0]!.hasTrail
  if (isPlain && row > 0 && state.selection.main.head === line.to) return undefined
  const isRowDone = row === 1 || column >= table.alignments.length - 1
  return newRow(state, firstLine + rows.length - 1, place, isRowDone ? 0 : column)
}

/** A line without a pipe would be one more row, so a blank one parts what is written next from the table. */
function endTable(line: Line, { prefix }: TableRow): TransactionSpec {
  const insert = `${prefix.trimEnd()}\n${prefix}`
  return {
    changes: { from: line.from, to: line.to, insert },
    selection: { anchor: line.from + insert.length },
    userEvent: 'input',
    scrollIntoView: true,
  }
}

function newRow(state: EditorState, last: number, { table }: TablePlace, column: number): TransactionSpec {
  const { prefix } = table.rows[1]!
  const from = state.doc.line(last).to
  return {
    changes: { from, insert: `\n${prefix}${'|  '.repeat(table.alignments.length)}|` },
    selection: { anchor: from + 1 + prefix.length + 2 + 3 * column },
    userEvent: 'input',
    scrollIntoView: true,
  }
}

/** Writes the dashes under a row that could be a head, and a row under them. */
function startTable(state: EditorState, line: Line): TransactionSpec | undefined {
  const row = findLoneRow(state, line)
  if (!row || state.selection.main.from < line.from + row.cells.at(-1)!.start) return undefined
  const count = row.cells.length
  const prefix = row.prefix.replace(/[^>\t]/g, ' ')
  const dashes = `\n${prefix}${'| --- '.repeat(count)}|`
  return {
    changes: { from: line.to, insert: `${dashes}\n${prefix}${'|  '.repeat(count)}|` },
    selection: { anchor: line.to + dashes.length + 1 + prefix.length + 2 },
    userEvent: 'input',
    scrollIntoView: true,
  }
}

/** A row between pipes with no row above or below it. */
function findLoneRow(state: EditorState, line: Line): TableRow | undefined {
  const rowAt = (number: number): TableRow | undefined => {
    const text = number >= 1 && number <= state.doc.lines ? state.doc.line(number).text : ''
    const row = text.includes('|') ? parseRow(text) : undefined
    return row?.hasLead && row.hasTrail ? row : undefined
  }
  const row = rowAt(line.number)
  if (!row || isDashes(line.text) || rowAt(line.number - 1) || rowAt(line.number + 1)) return undefined
  return isVerbatim(state, line.from) ? undefined : row
}

function alongLoneRow(state: EditorState, line: Line, step: 1 | -1): TransactionSpec | undefined {
  const row = findLoneRow(state, line)
  if (!row) return undefined
  const column = row.cells.findLastIndex(({ start }) => start <= state.selection.main.head - line.from) + step
  if (row.cells[column]) return selectCell(state, line.number, row, column)
  return step === 1 ? startTable(state, line) : undefined
}

function nextCell(state: EditorState, line: Line, place: TablePlace): TransactionSpec {
  const { table, firstLine, row, column } = place
  const here = table.rows[row]!
  if (row !== 1 && here.cells[column + 1]) return selectCell(state, line.number, here, column + 1)
  const isShort = row !== 1 && column === here.cells.length - 1 && column + 1 < table.alignments.length
  if (isShort) return addCell(line, here)
  const next = row === 0 ? 2 : row + 1
  const target = table.rows[next]
  return target
    ? selectCell(state, firstLine + next, target, 0)
    : newRow(state, firstLine + table.rows.length - 1, place, 0)
}

function addCell(line: Line, row: TableRow): TransactionSpec {
  const end = line.from + line.text.trimEnd().length
  const insert = row.hasTrail ? '  |' : ' |  |'
  return {
    changes: { from: end, to: line.to, insert },
    selection: { anchor: end + (row.hasTrail ? 1 : 3) },
    userEvent: 'input',
    scrollIntoView: true,
  }
}

function previousCell(state: EditorState, { table, firstLine, row, column }: TablePlace): TransactionSpec {
  const { rows } = table
  if (row !== 1 && rows[row]!.cells[column - 1])
    return selectCell(state, firstLine + row, rows[row]!, column - 1)
  const before = row === 2 ? 0 : row - 1
  const target = rows[before]
  if (target) return selectCell(state, firstLine + before, target, target.cells.length - 1)
  const first = rows[0]!.cells[0]!
  return { selection: { anchor: state.doc.line(firstLine).from + first.from }, scrollIntoView: true }
}

/** The text of a cell is selected, so that one can type over it or go on from its end. */
function selectCell(state: EditorState, number: number, row: TableRow, column: number): TransactionSpec {
  const { from } = state.doc.line(number)
  const cell = row.cells[Math.min(column, row.cells.length - 1)]!
  return {
    selection: { anchor: from + cell.from, head: from + cell.to },
    userEvent: 'select',
    scrollIntoView: true,
  }
}

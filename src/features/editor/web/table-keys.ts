import type { EditorState, Line, StateCommand, TransactionSpec } from '@codemirror/state'
import type { KeyBinding } from '@codemirror/view'

/** Enter and Tab in tables: a row continues like a list does, and Tab goes to the next cell. */
export const tableKeymap: readonly KeyBinding[] = [
  { key: 'Enter', run: (view) => continueTable(view) },
  { key: 'Tab', run: (view) => moveCell(1)(view), shift: (view) => moveCell(-1)(view) },
]

const dashRow = /^[ \t>|:-]*-[ \t>|:-]*$/
const row = /^[ \t>]*\|.*\|[ \t]*$/

/**
 * In the last cell of a row, and behind it, a new row begins; an empty row ends the table instead. What is selected there
 * stays: Tab selects the text of the cell that it comes to.
 */
const continueTable: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection
  const line = state.doc.lineAt(main.head)
  if (main.to > line.to || !row.test(line.text) || main.from < startOfLastCell(line)) return false
  const isEmpty = /^[ \t>|]*$/.test(line.text)
  dispatch(state.update(isEmpty ? endTable(line) : newRow(state, line)))
  return true
}

function endTable(line: Line): TransactionSpec {
  return {
    changes: { from: line.from, to: line.to },
    selection: { anchor: line.from },
    userEvent: 'input',
    scrollIntoView: true,
  }
}

/**
 * A row under this one: under a first row it stands below the dashes that make it a table, and those are written too
 * where nothing follows yet.
 */
function newRow(state: EditorState, line: Line): TransactionSpec {
  const lead = /^[ \t>]*/.exec(line.text)![0]
  const count = cellStarts(line.text).length
  const dashes = isLoneRow(state, line.number) ? `\n${lead}${'| --- '.repeat(count)}|` : ''
  const below = line.number < state.doc.lines ? state.doc.line(line.number + 1) : undefined
  const from = below && dashRow.test(below.text) ? below.to : line.to
  return {
    changes: { from, insert: `${dashes}\n${lead}${'|  '.repeat(count)}|` },
    selection: { anchor: from + dashes.length + lead.length + 3 },
    userEvent: 'input',
    scrollIntoView: true,
  }
}

function startOfLastCell(line: Line): number {
  return line.from + (cellStarts(line.text).at(-1) ?? 0)
}

/** Whether a row is the first of a table that is just begun: no row stands above or below it, and it is none of dashes. */
function isLoneRow(state: EditorState, number: number): boolean {
  const isRow = (at: number): boolean => at >= 1 && at <= state.doc.lines && row.test(state.doc.line(at).text)
  return !isRow(number - 1) && !isRow(number + 1) && !dashRow.test(state.doc.line(number).text)
}

/** To the next or previous cell, across rows; the row of dashes has none. Behind the last cell a row is begun. */
function moveCell(step: 1 | -1): StateCommand {
  return ({ state, dispatch }) => {
    const { main } = state.selection
    const line = state.doc.lineAt(main.head)
    if (!row.test(line.text)) return false
    const target = findCell(state, line.number, main.head, step)
    if (target === undefined && step === -1) return false
    dispatch(
      state.update(
        target === undefined
          ? newRow(state, line)
          : { selection: target, userEvent: 'select', scrollIntoView: true },
      ),
    )
    return true
  }
}

function findCell(
  state: EditorState,
  lineNumber: number,
  head: number,
  step: 1 | -1,
): { readonly anchor: number; readonly head: number } | undefined {
  for (let number = lineNumber; number >= 1 && number <= state.doc.lines; number += step) {
    const line = state.doc.line(number)
    if (!row.test(line.text)) return undefined
    if (dashRow.test(line.text)) continue
    const starts = cellStarts(line.text).map((start) => line.from + start)
    const found =
      step === 1
        ? starts.find((start) => start > head)
        : starts.findLast((start) => endOfCell(line.text, start - line.from) + line.from < head)
    if (found !== undefined) {
      const end = line.from + endOfCell(line.text, found - line.from)
      return { anchor: found, head: end }
    }
  }
  return undefined
}

/** Where the text of each cell starts, in the row. */
function cellStarts(text: string): readonly number[] {
  const starts: number[] = []
  for (let at = text.indexOf('|'); at >= 0; at = nextPipe(text, at + 1)) {
    if (text.slice(at + 1).trim() === '' && starts.length > 0) break
    const blanks = /^[ \t]*/.exec(text.slice(at + 1))![0].length
    const isBlank = text[at + 1 + blanks] === '|'
    starts.push(at + 1 + (isBlank ? Math.min(1, blanks) : blanks))
  }
  return starts
}

function endOfCell(text: string, start: number): number {
  const pipe = nextPipe(text, start)
  return start + text.slice(start, pipe < 0 ? text.length : pipe).trimEnd().length
}

/** A pipe behind a backslash belongs to its cell. */
function nextPipe(text: string, from: number): number {
  for (let at = text.indexOf('|', from); at >= 0; at = text.indexOf('|', at + 1)) {
    if (text[at - 1] !== '\\') return at
  }
  return -1
}

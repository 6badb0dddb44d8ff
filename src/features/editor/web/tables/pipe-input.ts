import type { EditorState, Extension, TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { cellText, dashesAt, isDashes, isEscaped, parseRow } from '../../tables/parse-table.ts'
import { findTableAt, isVimCommand, type TablePlace } from './table-place.ts'

/**
 * A `|` that is typed in a cell is written `\|`: it belongs to the cell and does not part it. Who writes a table sign by sign is
 * not kept from it by the rows that Enter begins.
 */
export const pipeInput: Extension = EditorView.inputHandler.of((view, from, to, typed) => {
  if (typed !== '|' || view.state.readOnly || isVimCommand(view)) return false
  const change = typePipe(view.state, from, to)
  if (!change) return false
  view.dispatch({ ...change, userEvent: 'input.type', scrollIntoView: true })
  return true
})

/** What a pipe that is typed over a range becomes; undefined where it is a pipe like any other sign. */
export function typePipe(state: EditorState, from: number, to: number): TransactionSpec | undefined {
  const place = findTableAt(state, from)
  if (!place || place.row === dashesAt) return undefined
  if (from === to) {
    const own = beginRow(state, from, place) ?? endDashes(state, from, place)
    if (own) return own
  }
  return needsEscape(state, from, place)
    ? { changes: { from, to, insert: '\\|' }, selection: { anchor: from + 2 } }
    : undefined
}

/** In the first cell of a row without a word the pipe is the row's own first one: it is written by hand. */
function beginRow(state: EditorState, at: number, { table, row, column }: TablePlace) {
  const here = table.rows[row]!
  const isBlank = here.cells.every((_, i) => cellText(here, i) === '')
  if (row < dashesAt || column !== 0 || !isBlank || !here.hasLead) return undefined
  const line = state.doc.lineAt(at)
  const from = line.from + here.prefix.length
  return { changes: { from, to: line.to, insert: '|' }, selection: { anchor: from + 1 } }
}

/** Dashes that are written below those which Enter made of the head come in their place. */
function endDashes(state: EditorState, at: number, { table, firstLine, row }: TablePlace) {
  const line = state.doc.lineAt(at)
  const written = `${line.text}|`
  if (row !== dashesAt + 1 || at !== line.to || !isDashes(written)) return undefined
  if (parseRow(written).cells.length !== table.alignments.length) return undefined
  const { from } = state.doc.line(firstLine + dashesAt)
  return {
    changes: [
      { from, to: line.from },
      { from: at, insert: '|' },
    ],
    selection: { anchor: at + 1 - (line.from - from) },
  }
}

/** Whether a pipe would part a cell of a row that has all its cells. In one that is still written it does so rightly. */
function needsEscape(state: EditorState, at: number, { table, row, column }: TablePlace): boolean {
  const here = table.rows[row]!
  const isWhole = here.cells.length >= table.alignments.length && (here.hasTrail || !table.rows[0]!.hasTrail)
  const line = state.doc.lineAt(at)
  return isWhole && here.cells[column] !== undefined && !isEscaped(line.text, at - line.from)
}

import type { EditorState } from '@codemirror/state'
import { escapeCell, isRows } from '../../tables/cell-texts.ts'
import { isInCell } from '../tables/table-place.ts'
import { fitLines } from './fit-lines.ts'
import { codeIndent, isPlainPlace } from './paste-place.ts'

/** A text that takes the place of another. */
interface Replacement {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** Makes a text fit where it is pasted: it stays in the cell of a table, in the quote or in the item of a list that is there. */
export function fitText(state: EditorState, from: number, to: number, text: string): Replacement {
  const insert = text.replace(/\r\n?/g, '\n')
  if (isInCell(state, from, to) && !isRows(insert)) return { from, to, insert: escapeCell(insert) }
  const line = state.doc.lineAt(from)
  const code = isPlainPlace(state, from, to) ? codeIndent(state, from) : undefined
  const fitted = fitLines(insert, { before: line.text.slice(0, from - line.from), code })
  return { from: from - fitted.cut, to, insert: fitted.text }
}

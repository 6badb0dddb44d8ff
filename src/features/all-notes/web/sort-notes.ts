import { type NoteColumn, notesPerFile } from '../../../model/note-table.ts'

/** An order of the table of notes. */
export interface NoteOrder {
  readonly column: NoteColumn
  readonly isDescending: boolean
}

/** Days and numbers begin with the last and largest: that is what somebody looks for. */
export function firstOrderOf(column: NoteColumn): NoteOrder {
  return { column, isDescending: !(column === 'title' || column === 'topic') }
}

/** The part of an address behind `#` for an order; `''` for the order in which the table comes. */
export function formatOrder({ column, isDescending }: NoteOrder): string {
  return column === 'title' && !isDescending ? '' : `#sort=${isDescending ? '-' : ''}${column}`
}

/** Reads what {@link formatOrder} wrote; undefined where it is something else or names no column of `columns`. */
export function parseOrder(hash: string, columns: readonly NoteColumn[]): NoteOrder | undefined {
  const [, sign, name] = /^#sort=(-?)([a-z]+)$/.exec(hash) ?? []
  const column = columns.find((one) => one === name)
  return column && { column, isDescending: sign === '-' }
}

/**
 * Where the note at a place of an order stands in the files of its column, which are sorted upwards with the notes that
 * have nothing there at the end: those are last in both directions.
 */
export function placeInFiles(
  place: number,
  total: number,
  missing: number,
  isDescending: boolean,
): { readonly file: number; readonly row: number } {
  const present = total - missing
  const at = isDescending && place < present ? present - 1 - place : place
  return { file: Math.floor(at / notesPerFile), row: at % notesPerFile }
}

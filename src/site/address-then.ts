import type { Note } from '../model/note.ts'
import type { NotePlace } from '../model/note-version.ts'
import type { Address } from '../model/page.ts'
import { folderOf, type NotePath, stemOf } from '../model/path.ts'
import { addressWish } from './address-wish.ts'

/** Where a note's page was when its file said what an earlier version has, as far as no other note stood there. */
export function addressThen(
  note: Note,
  { path, properties }: Pick<NotePlace, 'path' | 'properties'>,
): Address {
  const isOfFolder = /^(?:index|readme)$/i.test(stemOf(path))
  const then = { ...note, path: path as NotePath, properties }
  return addressWish(then, isOfFolder ? folderOf(path) : undefined).address
}

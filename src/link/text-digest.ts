import { memoByObject } from '../model/memo-by-object.ts'
import type { Note } from '../model/note.ts'
import { textNumber } from '../model/text-number.ts'

/**
 * Changes with all that is found in a note's text. The same bytes can be read in two ways: with the labels of links before what they lead
 * to, or behind it.
 */
export const textDigest = memoByObject(
  ({ hash, plainText }: Pick<Note, 'hash' | 'plainText'>) => `${hash} ${textNumber(plainText)}`,
)

import type { NotePath } from '../../model/path.ts'
import type { NoteTerms, TermTable, WordedNote } from './note-terms.ts'

/** Which notes use which rare word, in plain arrays: the notes of term `t` are `postings[startOfTerm[t]]` to before that of `t + 1`. */
export interface WordIndex {
  /** Every note's words, in the garden's order. */
  readonly termsOfNote: readonly NoteTerms[]
  readonly startOfTerm: Uint32Array
  /** Places of notes in the garden's order. Empty for words that too many notes use. */
  readonly postings: Uint32Array
  /** What the word is worth in the note, 0 to 100. */
  readonly weights: Uint8Array
  /** How rare each word is: a hundred times the binary logarithm of notes per note with it; 0 for common ones. */
  readonly idf: Uint16Array
  /** What `count` occurrences are worth in a note of `length` words, 0 to 100. */
  weightOf(count: number, length: number): number
}

/** Indexes the words of a garden's notes. Linear in the words of each; those of notes seen before are known. */
export function indexWords(notesByPath: ReadonlyMap<NotePath, WordedNote>, table: TermTable): WordIndex {
  const termsOfNote = [...notesByPath.values()].map((note) => table.termsOf(note))
  const notesWith = new Uint32Array(table.size)
  let words = 0
  for (const { terms, length } of termsOfNote) {
    words += length
    for (let i = 0; i < terms.length; i++) notesWith[terms[i]!]!++
  }
  const average = Math.max(1, words / Math.max(1, notesByPath.size))
  const most = Math.max(3, Math.min(Math.ceil(2 * Math.sqrt(notesByPath.size)), notesByPath.size >> 2))
  const idf = new Uint16Array(table.size)
  const startOfTerm = new Uint32Array(table.size + 1)
  for (let term = 0; term < table.size; term++) {
    const count = notesWith[term]!
    const isRare = count > 0 && count <= most
    if (isRare) idf[term] = Math.round(100 * Math.log2(1 + notesByPath.size / count))
    startOfTerm[term + 1] = startOfTerm[term]! + (isRare ? count : 0)
  }
  const weightOf = (count: number, length: number): number =>
    Math.round((100 * count) / (count + 0.3 + (0.7 * length) / average))
  const free = startOfTerm.slice(0, table.size)
  const postings = new Uint32Array(startOfTerm[table.size]!)
  const weights = new Uint8Array(postings.length)
  for (let note = 0; note < termsOfNote.length; note++) {
    const { terms, counts, length } = termsOfNote[note]!
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!
      if (idf[term] === 0) continue
      const place = free[term]!++
      postings[place] = note
      weights[place] = weightOf(counts[i]!, length)
    }
  }
  return { termsOfNote, startOfTerm, postings, weights, idf, weightOf }
}

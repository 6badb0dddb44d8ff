import { textDigest } from '../../link/text-digest.ts'
import { fromBase64, toBase64 } from '../../model/bytes/base64.ts'
import { ByteReader } from '../../model/bytes/byte-reader.ts'
import { ByteWriter } from '../../model/bytes/byte-writer.ts'
import type { Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import type { NoteTerms, TermTable } from './note-terms.ts'

/** The words of a garden's notes as they outlive a program. */
export interface KeptTerms {
  /** Each spelling, a line each; their numbers are those of their lines. */
  readonly words: string
  /** Each note with the digest of what its words are read from. */
  readonly notes: readonly (readonly [path: NotePath, digest: string])[]
  /** Of each note in this order, in base64: how many words it has in all, how many differ, and of those the number and the count. */
  readonly counts: string
}

/** What is kept of the words of notes that a table has read. */
export function packTerms(notesByPath: ReadonlyMap<NotePath, Note>, table: TermTable): KeptTerms {
  const words: string[] = []
  // By number of the table one more than that of the line: words of notes that are gone are left behind.
  const lineOf = new Uint32Array(table.wordCount)
  const bytes = new ByteWriter()
  for (const note of notesByPath.values()) {
    const { written, counts, length } = table.termsOf(note)
    bytes.count(length)
    bytes.count(written.length)
    for (let i = 0; i < written.length; i++) {
      const word = written[i]!
      if (lineOf[word] === 0) lineOf[word] = words.push(table.wordOf(word))
      bytes.count(lineOf[word]! - 1)
      bytes.count(counts[i]!)
    }
  }
  return {
    words: words.join('\n'),
    notes: Array.from(notesByPath, ([path, note]) => [path, textDigest(note)] as const),
    counts: toBase64(bytes.toBytes()),
  }
}

/** Tells a table the words of those notes that are as they were. */
export function unpackTerms(
  { words, notes, counts }: KeptTerms,
  notesByPath: ReadonlyMap<NotePath, Note>,
  table: TermTable,
): void {
  const numbers = words === '' ? [] : words.split('\n').map(table.numberOf)
  const bytes = new ByteReader(fromBase64(counts))
  for (const [path, digest] of notes) {
    const terms = readTerms(bytes, numbers, table)
    const note = notesByPath.get(path)
    if (note !== undefined && textDigest(note) === digest) table.learn(note, terms)
  }
}

function readTerms(bytes: ByteReader, numbers: readonly number[], table: TermTable): NoteTerms {
  const length = bytes.count()
  const size = bytes.count()
  const [terms, written, counts] = [new Uint32Array(size), new Uint32Array(size), new Uint16Array(size)]
  for (let i = 0; i < size; i++) {
    const word = numbers[bytes.count()]!
    written[i] = word
    terms[i] = table.termOf(word)
    counts[i] = bytes.count()
  }
  return { terms, written, counts, length }
}

import { ByteReader } from '../../../model/bytes/byte-reader.ts'
import { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import type { SearchNote } from '../search-note.ts'

/** What a text shard keeps of a note. */
export type NoteText = Pick<SearchNote, 'title' | 'address' | 'sections'>

/** Appends a note's text to the bytes of a shard. */
export function encodeNoteText(writer: ByteWriter, { title, address, sections }: NoteText): void {
  writer.text(title)
  writer.text(address)
  writer.count(sections.length)
  for (const { heading, slug, text } of sections) {
    writer.text(heading)
    writer.text(slug)
    writer.text(text)
  }
}

/** Reads the notes of a shard, in their order. */
export function decodeTextShard(bytes: Uint8Array): readonly NoteText[] {
  const reader = new ByteReader(bytes)
  const notes: NoteText[] = []
  while (reader.at < bytes.length) {
    const title = reader.text()
    const address = reader.text()
    const sections = Array.from({ length: reader.count() }, () => ({
      heading: reader.text(),
      slug: reader.text(),
      text: reader.text(),
    }))
    notes.push({ title, address, sections })
  }
  return notes
}

/** A sorted list of words, each as what differs from the one before. */
export function encodeWords(words: readonly string[], shared: (a: string, b: string) => number): Uint8Array {
  const writer = new ByteWriter()
  let before = ''
  for (const word of words) {
    const length = shared(before, word)
    writer.count(length)
    writer.text(word.slice(length))
    before = word
  }
  return writer.toBytes()
}

/** Reads what {@link encodeWords} wrote. */
export function decodeWords(bytes: Uint8Array): readonly string[] {
  const reader = new ByteReader(bytes)
  const words: string[] = []
  let before = ''
  while (reader.at < bytes.length) {
    before = before.slice(0, reader.count()) + reader.text()
    words.push(before)
  }
  return words
}

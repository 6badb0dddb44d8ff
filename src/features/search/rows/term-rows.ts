import { ByteReader } from '../../../model/bytes/byte-reader.ts'
import { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import { decodeRecord, encodeRecord } from '../files/encode-record.ts'
import type { SearchEntry } from '../files/search-entry.ts'
import { decodeTermShard } from '../files/term-shard.ts'
import { decodeTextShard, encodeNoteText } from '../files/text-shard.ts'
import type { SectionDocument, TermRecord } from '../index/term-record.ts'

/** A term, or the text of a note, as one row of a table. */
export interface IndexRow<Key> {
  readonly key: Key
  readonly body: Uint8Array
}

/** What is known of an index before any row of it, beside the names of its files. */
export interface IndexHead extends Pick<SearchEntry, 'noteCount' | 'linked' | 'languages'> {
  readonly terms: readonly string[]
  /** By name: the number of the first note in it. */
  readonly texts: readonly (readonly [name: string, first: number])[]
}

/** Reads the one file of an index that names all others; undefined for one of another format. */
export function readHead(bytes: Uint8Array): IndexHead | undefined {
  const entry = JSON.parse(new TextDecoder().decode(bytes)) as SearchEntry
  if (entry.version !== 2) return undefined
  const { noteCount, linked, languages, terms, texts } = entry
  return {
    noteCount,
    linked,
    languages,
    terms: terms.map(([, name]) => name),
    texts: texts.map(([first, name]) => [name, first] as const),
  }
}

/** The terms of a file, each with its best results: a row has all that a query of this word needs. */
export function rowsOfTerms(bytes: Uint8Array): readonly IndexRow<string>[] {
  const shard = decodeTermShard(bytes)
  return shard.keys.map((key) => {
    const writer = new ByteWriter()
    encodeRecord(writer, shard.find(key)!)
    const cards = shard.cardsOf(key)
    writer.count(cards.length)
    for (const { id, title, address, heading, slug, text } of cards) {
      writer.count(id)
      for (const part of [title, address, heading, slug, text]) writer.text(part)
    }
    return { key, body: writer.toBytes() }
  })
}

/** The notes of a file of texts; `first` is the number of its first note. */
export function rowsOfTexts(bytes: Uint8Array, first: number): readonly IndexRow<number>[] {
  return decodeTextShard(bytes).map((note, i) => {
    const writer = new ByteWriter()
    encodeNoteText(writer, note)
    return { key: first + i, body: writer.toBytes() }
  })
}

/** A row of {@link rowsOfTerms} as it was. */
export function readTermRow(
  key: string,
  body: Uint8Array,
): { readonly record: TermRecord; readonly cards: readonly SectionDocument[] } {
  const reader = new ByteReader(body)
  const record = decodeRecord(reader, key)
  let cards: readonly SectionDocument[] | undefined
  return {
    record,
    // Of all gardens that have a word few are shown.
    get cards() {
      cards ??= Array.from({ length: reader.count() }, () => {
        const id = reader.count()
        const [title, address, heading, slug, text] = Array.from({ length: 5 }, () => reader.text())
        return { id, title: title!, address: address!, heading: heading!, slug: slug!, text: text! }
      })
      return cards
    },
  }
}

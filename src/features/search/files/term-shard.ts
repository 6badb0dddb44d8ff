import { ByteReader } from '../../../model/bytes/byte-reader.ts'
import { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import { slugify } from '../../../model/slug.ts'
import type { SectionDocument, TermRecord } from '../index/term-record.ts'
import { noteOf, type SearchNote, sectionId, sectionOf } from '../search-note.ts'
import type { Card } from './cards.ts'
import { decodeRecord, encodeRecord } from './encode-record.ts'
import { encodeShardRecords } from './kept-index.ts'
import { sharedLength } from './shared-length.ts'

/** The terms of one file, to be looked up. */
export interface TermShard {
  readonly keys: readonly string[]
  find(key: string): TermRecord | undefined
  /** The results that are kept with a term; empty where there are none. */
  cardsOf(key: string): readonly SectionDocument[]
}

/** Stands for the end of an address that follows from the title; no address has a question mark. */
const fromTitle = '?'

/** Collects the terms of one file, in their order. */
interface TermShardWriter {
  /** About how many bytes the file would have. */
  readonly size: number
  readonly isEmpty: boolean
  add(record: TermRecord, cards: readonly Card[]): void
  /**
   * The file: the folders and notes that its results are of, then the keys with the lengths of their records, then the
   * records, each followed by its results. `records` are these alone, as an index is kept. The writer is empty afterwards.
   */
  finish(): { readonly firstKey: string; readonly bytes: Uint8Array; readonly records: Uint8Array }
}

/** Creates an empty one. `slugOf` is `slugify`: what follows from a title or a heading is left out. */
export function createTermShardWriter(
  notes: readonly SearchNote[],
  slugOf: (text: string) => string,
): TermShardWriter {
  const bodies = new ByteWriter()
  const recordWriter = new ByteWriter()
  let keys: { readonly key: string; readonly length: number; readonly bytes: Uint8Array }[] = []
  let numbers = new Set<number>()
  // By number of a note: a note is named in nearly every file.
  const placeByNumber: ShardPlace[] = []
  const placeOf = (number: number): ShardPlace => {
    const known = placeByNumber[number]
    if (known !== undefined) return known
    const { title, address } = notes[number]!
    const [folder, name] = splitAddress(address)
    const place = { folder, name: name === `${slugOf(title)}/` ? fromTitle : name }
    placeByNumber[number] = place
    return place
  }

  const addCard = ({ section, excerpt }: Card): void => {
    const number = noteOf(section)
    const place = sectionOf(section)
    numbers.add(number)
    bodies.count(number)
    bodies.count(place)
    if (place > 0) {
      const { heading, slug } = notes[number]!.sections[place]!
      bodies.text(heading)
      bodies.text(slug === slugOf(heading) ? '' : slug)
    }
    bodies.text(excerpt)
  }

  return {
    get size() {
      return bodies.length + numbers.size * 30 + keys.length * 6
    },
    get isEmpty() {
      return keys.length === 0
    },
    add(record, cards) {
      const before = bodies.length
      recordWriter.clear()
      encodeRecord(recordWriter, record)
      const bytes = recordWriter.toBytes()
      bodies.bytes(bytes)
      bodies.count(cards.length)
      cards.forEach(addCard)
      keys.push({ key: record.key, length: bodies.length - before, bytes })
    },
    finish() {
      const writer = new ByteWriter()
      writeNotes(writer, Int32Array.from(numbers).sort(), notes, placeOf)
      writer.count(keys.length)
      let before = ''
      for (const { key, length } of keys) {
        const shared = sharedLength(before, key)
        writer.count(shared)
        writer.text(key.slice(shared))
        writer.count(length)
        before = key
      }
      writer.bytes(bodies.toBytes())
      const finished = {
        firstKey: keys[0]!.key,
        bytes: writer.toBytes(),
        records: encodeShardRecords(keys),
      }
      bodies.clear()
      keys = []
      numbers = new Set()
      return finished
    },
  }
}

/** Where a note is, as a file names it. */
interface ShardPlace {
  readonly folder: string
  /** The end of its address, or {@link fromTitle}. */
  readonly name: string
}

function writeNotes(
  writer: ByteWriter,
  numbers: Int32Array,
  notes: readonly SearchNote[],
  placeOf: (number: number) => ShardPlace,
): void {
  const numberByFolder = new Map<string, number>()
  for (const number of numbers) {
    const { folder } = placeOf(number)
    if (!numberByFolder.has(folder)) numberByFolder.set(folder, numberByFolder.size)
  }
  writer.count(numberByFolder.size)
  for (const folder of numberByFolder.keys()) writer.text(folder)
  writer.count(numbers.length)
  let last = 0
  for (const number of numbers) {
    const { folder, name } = placeOf(number)
    writer.count(number - last)
    writer.text(notes[number]!.title)
    writer.count(numberByFolder.get(folder)!)
    writer.text(name)
    last = number
  }
}

/** Reads what a {@link TermShardWriter} made wrote; a term's record is only read when it is looked up. */
export function decodeTermShard(bytes: Uint8Array): TermShard {
  const reader = new ByteReader(bytes)
  const folders = Array.from({ length: reader.count() }, () => reader.text())
  let last = 0
  const noteByNumber = new Map<number, { readonly title: string; readonly address: string }>()
  for (let count = reader.count(); count > 0; count--) {
    last += reader.count()
    const title = reader.text()
    const folder = folders[reader.count()] ?? ''
    const name = reader.text()
    noteByNumber.set(last, { title, address: folder + (name === fromTitle ? `${slugify(title)}/` : name) })
  }
  const places = new Map<string, number>()
  let before = ''
  let length = 0
  for (let count = reader.count(); count > 0; count--) {
    before = before.slice(0, reader.count()) + reader.text()
    places.set(before, length)
    length += reader.count()
  }
  const start = reader.at
  const records = new Map<string, TermRecord>()
  const cards = new Map<string, readonly SectionDocument[]>()
  const bodyOf = (key: string): ByteReader | undefined => {
    const place = places.get(key)
    return place === undefined ? undefined : new ByteReader(bytes, start + place)
  }

  return {
    keys: [...places.keys()],
    find(key) {
      let record = records.get(key)
      if (record !== undefined) return record
      const body = bodyOf(key)
      record = body && decodeRecord(body, key)
      if (record !== undefined) records.set(key, record)
      return record
    },
    cardsOf(key) {
      const known = cards.get(key)
      if (known !== undefined) return known
      const body = bodyOf(key)
      if (body === undefined) return []
      decodeRecord(body, key)
      const decoded = Array.from({ length: body.count() }, () => {
        const number = body.count()
        const { title, address } = noteByNumber.get(number)!
        const place = body.count()
        const heading = place > 0 ? body.text() : ''
        const slug = place > 0 ? body.text() || slugify(heading) : ''
        return { id: sectionId(number, place), title, address, heading, slug, text: body.text() }
      })
      cards.set(key, decoded)
      return decoded
    },
  }
}

/** `linux/page-cache/` is `linux/` and `page-cache/`. */
function splitAddress(address: string): readonly [folder: string, name: string] {
  const slash = address.lastIndexOf('/', address.length - 2)
  return [address.slice(0, slash + 1), address.slice(slash + 1)]
}

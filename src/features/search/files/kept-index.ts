import { ByteReader } from '../../../model/bytes/byte-reader.ts'
import { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import { lowerBound } from '../index/memory-terms.ts'
import type { TermRecord } from '../index/term-record.ts'
import { decodeRecord, hasMarkedNote } from './encode-record.ts'
import { sharedLength } from './shared-length.ts'

/** What an index was made of and what became of it: from this the next one, of nearly the same notes, is made. */
export interface KeptIndex {
  /** By number of a note: its address, and a digest of all that search sees of it. */
  readonly notes: readonly KeptNote[]
  /** Every key in code-unit order, those of prefixes among them. */
  readonly keys: readonly string[]
  recordOf(key: string): TermRecord | undefined
  /** Whether the record of the key at this place has one of the notes that are marked by a 1. */
  hasMarked(place: number, isMarked: Uint8Array): boolean
  /** The files of terms, in their order. */
  readonly shards: readonly KeptShard[]
  /** By digest of their bytes before they are compressed: the names of all other files. */
  readonly nameByDigest: ReadonlyMap<string, string>
}

/** A note as an index knew it. */
export interface KeptNote {
  readonly address: string
  readonly digest: string
}

/** One file of terms. */
export interface KeptShard {
  readonly name: string
  /** Places of its first key, and of the one after its last. */
  readonly from: number
  readonly to: number
  /** As {@link encodeShardRecords} wrote it. */
  readonly records: Uint8Array
  /** Whether the site still has the file. */
  readonly isThere: boolean
}

/** The keys and records of one file of terms, without the results beside them. */
export function encodeShardRecords(
  records: readonly { readonly key: string; readonly bytes: Uint8Array }[],
): Uint8Array {
  const writer = new ByteWriter()
  writer.count(records.length)
  let before = ''
  for (const { key, bytes } of records) {
    const shared = sharedLength(before, key)
    writer.count(shared)
    writer.text(key.slice(shared))
    writer.count(bytes.length)
    before = key
  }
  for (const { bytes } of records) writer.bytes(bytes)
  return writer.toBytes()
}

/** What an index is kept as. */
export function encodeKeptIndex({
  notes,
  nameByDigest,
  shards,
}: Pick<KeptIndex, 'notes' | 'nameByDigest'> & {
  readonly shards: readonly Pick<KeptShard, 'name' | 'records'>[]
}): Uint8Array {
  const writer = new ByteWriter()
  writer.count(notes.length)
  for (const { address, digest } of notes) {
    writer.text(address)
    writer.text(digest)
  }
  writer.count(nameByDigest.size)
  for (const [digest, name] of nameByDigest) {
    writer.text(digest)
    writer.text(name)
  }
  writer.count(shards.length)
  for (const { name, records } of shards) {
    writer.text(name)
    writer.count(records.length)
    writer.bytes(records)
  }
  return writer.toBytes()
}

/**
 * Reads what {@link encodeKeptIndex} wrote; a record is only read when it is asked for. Files that are not `isThere` have to be made
 * again, though their records are known.
 */
export function decodeKeptIndex(bytes: Uint8Array, isThere: (name: string) => boolean): KeptIndex {
  const reader = new ByteReader(bytes)
  const notes = Array.from({ length: reader.count() }, () => ({
    address: reader.text(),
    digest: reader.text(),
  }))
  const names = Array.from({ length: reader.count() }, () => [reader.text(), reader.text()] as const)
  const keys: string[] = []
  /** By place of a key: where its record starts. */
  const starts: number[] = []
  const shards = Array.from({ length: reader.count() }, (): KeptShard => {
    const name = reader.text()
    const length = reader.count()
    const records = bytes.subarray(reader.at, reader.at + length)
    const end = reader.at + length
    const from = keys.length
    const lengths: number[] = []
    let key = ''
    for (let count = reader.count(); count > 0; count--) {
      key = key.slice(0, reader.count()) + reader.text()
      keys.push(key)
      lengths.push(reader.count())
    }
    let start = reader.at
    for (const each of lengths) {
      starts.push(start)
      start += each
    }
    reader.at = end
    return { name, from, to: keys.length, records, isThere: isThere(name) }
  })
  return {
    notes,
    nameByDigest: new Map(names.filter(([, name]) => isThere(name))),
    keys,
    shards,
    recordOf(key) {
      const place = lowerBound(keys, key)
      return keys[place] === key ? decodeRecord(new ByteReader(bytes, starts[place]!), key) : undefined
    },
    hasMarked: (place, isMarked) => hasMarkedNote(new ByteReader(bytes, starts[place]!), isMarked),
  }
}

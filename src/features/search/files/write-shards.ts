import { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import { slugify } from '../../../model/slug.ts'
import { textNumber } from '../../../model/text-number.ts'
import { prefixMark } from '../index/term-record.ts'
import { createCardMaker } from './cards.ts'
import { encodeKeptIndex, type KeptNote } from './kept-index.ts'
import { addressOfFile, entryName, type SearchEntry } from './search-entry.ts'
import type { ShardTerms } from './shard-terms.ts'
import { sharedLength } from './shared-length.ts'
import { createTermShardWriter } from './term-shard.ts'
import { encodeNoteText, encodeWords } from './text-shard.ts'

/** One file of a written index. */
export interface SearchFile {
  /** Below the site's base. */
  readonly address: string
  /** Undefined where the site has this file already. */
  readonly content: Uint8Array | undefined
}

/** An index as files, and what the next one can be made from. */
export interface WrittenSearch {
  readonly files: readonly SearchFile[]
  keep(notes: readonly KeptNote[]): Uint8Array
}

/** What is known from an index before: files that the site has, by digest of their bytes before they were compressed. */
type KnownNames = ReadonlyMap<string, string>

/** What writing needs from outside: a stage has no packages of Node's. */
export interface ShardEffects {
  /** gzip, the same bytes for the same bytes; may be done beside what else is to do. */
  readonly compress: (bytes: Uint8Array) => Promise<Uint8Array>
  /** A short digest, fit for a file name. */
  readonly digest: (bytes: Uint8Array) => string
}

/**
 * Bytes of a file before it is compressed. From the least on it ends where the text that stands last, or would stand next, says so, so that
 * one that comes or goes leaves the files behind it as they are; in the mean that is at about 64,000.
 */
const shardBytes = { least: 52_000, most: 104_000 }

/** One text in so many may end a file. */
const usualRun = 8

/** Words to a file: about as many bytes. */
const wordsPerFile = 24_000

/** Files that are compressed while the next are made; more of them would only take memory. */
const compressedAtOnce = 4

/** A file that is being made, or that the site has: its name, and what is in it. */
interface MadeFile {
  readonly name: string
  readonly content: Uint8Array | undefined
  /** Digest of the bytes before they were compressed; absent for a file of terms. */
  readonly digest?: string
}

/**
 * Takes the bytes of a file over; the next is welcome when what it gives is there: the number of this one. What is told apart by its
 * digest is not compressed where the site has it.
 */
interface FileSink {
  add(bytes: Uint8Array, isTold: boolean): Promise<number>
  addSame(name: string): number
}

/** Terms of one file: its first key, its number, and its records for the next index. */
interface TermFile {
  readonly firstKey: string
  readonly file: number
  readonly records: Uint8Array
}

/** Writes an index as static files: the entry, which names all others, shards of terms, of texts, and the words. */
export async function writeShards(
  terms: ShardTerms,
  effects: ShardEffects,
  knownNames: KnownNames = new Map(),
): Promise<WrittenSearch> {
  const made: Promise<MadeFile>[] = []
  const sink: FileSink = {
    async add(bytes, isTold) {
      const digest = isTold ? effects.digest(bytes) : undefined
      const number = made.push(makeFile(bytes, digest, digest && knownNames.get(digest), effects)) - 1
      await made[number - compressedAtOnce]
      return number
    },
    addSame: (name) => made.push(Promise.resolve({ name, content: undefined })) - 1,
  }
  const termFiles = await writeTerms(terms, sink)
  const firstNotes = await writeTexts(terms, sink)
  const wordFiles = await writeWords(terms, sink)
  const files = await Promise.all(made)
  const nameOf = (number: number): string => files[number]!.name
  const entry: SearchEntry = {
    version: 2,
    noteCount: terms.noteCount,
    linked: terms.linked,
    languages: terms.languages,
    terms: termFiles.map(({ firstKey, file }) => [firstKey, nameOf(file)]),
    texts: firstNotes.map(([note, file]) => [note, nameOf(file)]),
    words: wordFiles.map(nameOf),
  }
  const content = await effects.compress(new TextEncoder().encode(JSON.stringify(entry)))
  // Equal shards have equal names and are one file.
  const unique = new Map(files.map((file) => [file.name, file.content]))
  return {
    files: [
      { address: addressOfFile(entryName), content },
      ...Array.from(unique, ([name, bytes]) => ({ address: addressOfFile(name), content: bytes })),
    ],
    keep: (notes) =>
      encodeKeptIndex({
        notes,
        nameByDigest: new Map(
          files.flatMap(({ digest, name }) => (digest === undefined ? [] : [[digest, name]])),
        ),
        shards: termFiles.map(({ file, records }) => ({ name: nameOf(file), records })),
      }),
  }
}

async function makeFile(
  bytes: Uint8Array,
  digest: string | undefined,
  knownName: string | undefined,
  effects: ShardEffects,
): Promise<MadeFile> {
  const told = digest !== undefined && { digest }
  if (knownName !== undefined) return { name: knownName, content: undefined, ...told }
  const content = await effects.compress(bytes)
  return { name: effects.digest(content), content, ...told }
}

async function writeTerms(terms: ShardTerms, sink: FileSink): Promise<readonly TermFile[]> {
  const { keys, sameShards } = terms
  const maker = createCardMaker(terms)
  const files: TermFile[] = []
  const shard = createTermShardWriter(terms.notes, createSlugMemo())
  const close = async (): Promise<void> => {
    const { firstKey, bytes, records } = shard.finish()
    files.push({ firstKey, file: await sink.add(bytes, false), records })
  }
  for (let at = 0; at < keys.length; ) {
    const same = shard.isEmpty ? sameShards.get(keys[at]!) : undefined
    if (same !== undefined) {
      files.push({ firstKey: keys[at]!, file: sink.addSame(same.name), records: same.records })
      at += same.to - same.from
      continue
    }
    const key = keys[at++]!
    const isPrefix = key.endsWith(prefixMark)
    const record = terms.recordOf(key)
    const word = isPrefix ? key.slice(0, -prefixMark.length) : key
    shard.add(record, key.includes(':') ? [] : maker.cardsOf(record, word, isPrefix))
    if (endsRun(shard.size, key)) await close()
  }
  if (!shard.isEmpty) await close()
  return files
}

/** Whether a file of so many bytes ends at this text. */
function endsRun(size: number, text: string): boolean {
  return size >= shardBytes.most || (size >= shardBytes.least && textNumber(text) % usualRun === 0)
}

async function writeTexts(
  { notes }: ShardTerms,
  sink: FileSink,
): Promise<readonly (readonly [firstNote: number, file: number])[]> {
  const files: (readonly [number, number])[] = []
  const shard = new ByteWriter()
  const writer = new ByteWriter()
  let first = 0
  const close = async (next: number): Promise<void> => {
    if (shard.length > 0) files.push([first, await sink.add(shard.toBytes(), true)])
    shard.clear()
    first = next
  }
  for (const [number, note] of notes.entries()) {
    writer.clear()
    encodeNoteText(writer, note)
    // A very long note has a file to itself, so that its neighbours stay quick to fetch.
    const isFull = shard.length + writer.length > shardBytes.most || endsRun(shard.length, note.address)
    if (shard.length > 0 && isFull) await close(number)
    shard.bytes(writer.toBytes())
  }
  await close(notes.length)
  return files
}

async function writeWords({ words }: ShardTerms, sink: FileSink): Promise<readonly number[]> {
  const files: number[] = []
  for (let from = 0; from < words.length; from += wordsPerFile)
    files.push(await sink.add(encodeWords(words.slice(from, from + wordsPerFile), sharedLength), true))
  return files
}

/** `slugify`, each text once: a heading is written beside many terms. */
function createSlugMemo(): (text: string) => string {
  const slugs = new Map<string, string>()
  return (text) => {
    let slug = slugs.get(text)
    if (slug === undefined) {
      slug = slugify(text)
      slugs.set(text, slug)
    }
    return slug
  }
}

import { ByteWriter } from '../../../model/bytes/byte-writer.ts'
import { slugify } from '../../../model/slug.ts'
import type { MemoryTerms } from '../index/memory-terms.ts'
import { prefixMark } from '../index/term-record.ts'
import { createCardMaker } from './cards.ts'
import { collectPrefixRecords } from './prefix-records.ts'
import { addressOfFile, entryName, type SearchEntry } from './search-entry.ts'
import { createTermShardWriter, sharedLength } from './term-shard.ts'
import { encodeNoteText, encodeWords } from './text-shard.ts'

/** One file of a written index. */
export interface SearchFile {
  /** Below the site's base. */
  readonly address: string
  readonly content: Uint8Array
}

/** What writing needs from outside: a stage has no packages of Node's. */
export interface ShardEffects {
  /** gzip, the same bytes for the same bytes; may be done beside what else is to do. */
  readonly compress: (bytes: Uint8Array) => Promise<Uint8Array>
  /** A short digest, fit for a file name. */
  readonly digest: (bytes: Uint8Array) => string
}

/** About how many bytes a file has before it is compressed. */
const shardBytes = 60_000

/** Words to a file: about as many bytes. */
const wordsPerFile = 24_000

/** Files that are compressed while the next are made; more of them would only take memory. */
const compressedAtOnce = 4

/** Takes the bytes of a file over; the next is welcome when what it gives is there: the number of this one. */
type AddFile = (bytes: Uint8Array) => Promise<number>

/** Writes an index as static files: the entry, which names all others, shards of terms, of texts, and the words. */
export async function writeShards(terms: MemoryTerms, effects: ShardEffects): Promise<readonly SearchFile[]> {
  const compressed: Promise<Uint8Array>[] = []
  const add: AddFile = async (bytes) => {
    const number = compressed.push(effects.compress(bytes)) - 1
    await compressed[number - compressedAtOnce]
    return number
  }
  const firstKeys = await writeTerms(terms, add)
  const firstNotes = await writeTexts(terms, add)
  const wordFiles = await writeWords(terms, add)
  const contents = await Promise.all(compressed)
  const names = contents.map(effects.digest)
  const entry: SearchEntry = {
    version: 1,
    noteCount: terms.noteCount,
    languages: terms.languages,
    terms: firstKeys.map(([key, file]) => [key, names[file]!]),
    texts: firstNotes.map(([note, file]) => [note, names[file]!]),
    words: wordFiles.map((file) => names[file]!),
  }
  const content = await effects.compress(new TextEncoder().encode(JSON.stringify(entry)))
  // Equal shards have equal names and are one file.
  const unique = new Map(contents.map((bytes, i) => [addressOfFile(names[i]!), bytes]))
  return [
    { address: addressOfFile(entryName), content },
    ...Array.from(unique, ([address, bytes]) => ({ address, content: bytes })),
  ]
}

async function writeTerms(
  terms: MemoryTerms,
  add: AddFile,
): Promise<readonly (readonly [firstKey: string, file: number])[]> {
  const prefixRecords = collectPrefixRecords(terms)
  // Without a function to compare by, texts are sorted by their code units, and quicker.
  const keys = [...terms.keys(), ...prefixRecords.keys()].sort()
  const maker = createCardMaker(terms)
  const files: (readonly [string, number])[] = []
  const shard = createTermShardWriter(terms.notes, createSlugMemo())
  for (const key of keys) {
    const isPrefix = key.endsWith(prefixMark)
    const record = prefixRecords.get(key) ?? terms.recordOf(key)!
    const word = isPrefix ? key.slice(0, -prefixMark.length) : key
    shard.add(record, key.includes(':') ? [] : maker.cardsOf(record, word, isPrefix))
    if (shard.size >= shardBytes) files.push([shard.firstKey!, await add(shard.finish())])
  }
  if (shard.firstKey !== undefined) files.push([shard.firstKey, await add(shard.finish())])
  return files
}

async function writeTexts(
  { notes }: MemoryTerms,
  add: AddFile,
): Promise<readonly (readonly [firstNote: number, file: number])[]> {
  const files: (readonly [number, number])[] = []
  const shard = new ByteWriter()
  const writer = new ByteWriter()
  let first = 0
  const close = async (next: number): Promise<void> => {
    if (shard.length > 0) files.push([first, await add(shard.toBytes())])
    shard.clear()
    first = next
  }
  for (const [number, note] of notes.entries()) {
    writer.clear()
    encodeNoteText(writer, note)
    // A very long note has a file to itself, so that its neighbours stay quick to fetch.
    if (shard.length > 0 && shard.length + writer.length > shardBytes) await close(number)
    shard.bytes(writer.toBytes())
  }
  await close(notes.length)
  return files
}

async function writeWords(terms: MemoryTerms, add: AddFile): Promise<readonly number[]> {
  const words = terms.keys().filter((key) => !key.includes(':'))
  const files: number[] = []
  for (let from = 0; from < words.length; from += wordsPerFile)
    files.push(await add(encodeWords(words.slice(from, from + wordsPerFile), sharedLength)))
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

import { compareText } from '../model/diagnostic.ts'
import { slugify } from '../model/slug.ts'
import { ByteWriter } from './byte-writer.ts'
import { createCardMaker } from './cards.ts'
import type { MemoryTerms } from './memory-terms.ts'
import { collectPrefixRecords } from './prefix-records.ts'
import { addressOfFile, entryName, type SearchEntry } from './search-entry.ts'
import { prefixMark } from './term-record.ts'
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
  /** gzip, the same bytes for the same bytes. */
  readonly compress: (bytes: Uint8Array) => Uint8Array
  /** A short digest, fit for a file name. */
  readonly digest: (bytes: Uint8Array) => string
}

/** About how many bytes a file has before it is compressed. */
const shardBytes = 60_000

/** Words to a file: about as many bytes. */
const wordsPerFile = 24_000

/** Writes an index as static files: the entry, which names all others, shards of terms, of texts, and the words. */
export function writeShards(terms: MemoryTerms, effects: ShardEffects): readonly SearchFile[] {
  const files: SearchFile[] = []
  const add = (bytes: Uint8Array): string => {
    const content = effects.compress(bytes)
    const name = effects.digest(content)
    files.push({ address: addressOfFile(name), content })
    return name
  }
  const words = terms.keys().filter((key) => !key.includes(':'))
  const entry: SearchEntry = {
    version: 1,
    noteCount: terms.noteCount,
    terms: writeTerms(terms, add),
    texts: writeTexts(terms, add),
    words: Array.from({ length: Math.ceil(words.length / wordsPerFile) }, (_, i) =>
      add(encodeWords(words.slice(i * wordsPerFile, (i + 1) * wordsPerFile), sharedLength)),
    ),
  }
  const content = effects.compress(new TextEncoder().encode(JSON.stringify(entry)))
  // Equal shards have equal names and are one file.
  const unique = new Map(files.map((file) => [file.address, file]))
  return [{ address: addressOfFile(entryName), content }, ...unique.values()]
}

function writeTerms(terms: MemoryTerms, add: (bytes: Uint8Array) => string): SearchEntry['terms'] {
  const prefixRecords = collectPrefixRecords(terms)
  const keys = [...terms.keys(), ...prefixRecords.keys()].sort(compareText)
  const maker = createCardMaker(terms)
  const named: (readonly [string, string])[] = []
  const shard = createTermShardWriter(terms.notes, createSlugMemo())
  for (const key of keys) {
    const isPrefix = key.endsWith(prefixMark)
    const record = prefixRecords.get(key) ?? terms.recordOf(key)!
    const word = isPrefix ? key.slice(0, -prefixMark.length) : key
    shard.add(record, key.includes(':') ? [] : maker.cardsOf(record, word, isPrefix))
    if (shard.size >= shardBytes) named.push([shard.firstKey!, add(shard.finish())])
  }
  if (shard.firstKey !== undefined) named.push([shard.firstKey, add(shard.finish())])
  return named
}

function writeTexts({ notes }: MemoryTerms, add: (bytes: Uint8Array) => string): SearchEntry['texts'] {
  const named: (readonly [number, string])[] = []
  const shard = new ByteWriter()
  const writer = new ByteWriter()
  let first = 0
  const close = (next: number): void => {
    if (shard.length > 0) named.push([first, add(shard.toBytes())])
    shard.clear()
    first = next
  }
  for (const [number, note] of notes.entries()) {
    writer.clear()
    encodeNoteText(writer, note)
    // A very long note has a file to itself, so that its neighbours stay quick to fetch.
    if (shard.length > 0 && shard.length + writer.length > shardBytes) close(number)
    shard.bytes(writer.toBytes())
  }
  close(notes.length)
  return named
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

import { lowerBound } from '../index/memory-terms.ts'
import { prefixMark, type SectionDocument, type TermRecord } from '../index/term-record.ts'
import type { TermStore } from '../index/term-store.ts'
import { noteOf, type SectionId, sectionId, sectionOf } from '../search-note.ts'
import { listWords, type WordList } from '../words/word-list.ts'
import { manyWords } from './prefix-records.ts'
import { placeOf, type SearchEntry } from './search-entry.ts'
import { decodeTermShard, type TermShard } from './term-shard.ts'
import { decodeTextShard, decodeWords, type NoteText } from './text-shard.ts'

/** Gives the bytes of a search file, decompressed. */
type FetchShard = (name: string) => Promise<Uint8Array>

/** An index of static files: what is looked up is fetched, once. A failed fetch is tried again the next time. */
export function openStaticTerms(entry: SearchEntry, fetchShard: FetchShard): TermStore {
  const termShards = new Map<string, Promise<TermShard>>()
  const textShards = new Map<string, Promise<readonly NoteText[]>>()
  let allWords: Promise<WordList> | undefined

  const shardAt = (place: number): Promise<TermShard> =>
    keep(termShards, entry.terms[place]![1], async (name) => decodeTermShard(await fetchShard(name)))
  const textOf = async (number: number): Promise<NoteText> => {
    const [first, name] = entry.texts[placeOf(entry.texts, number)]!
    const notes = await keep(textShards, name, async () => decodeTextShard(await fetchShard(name)))
    return notes[number - first]!
  }
  const find = async (key: string): Promise<TermRecord | undefined> =>
    entry.terms.length === 0 ? undefined : (await shardAt(placeOf(entry.terms, key))).find(key)

  const isHere = (id: SectionId): boolean => textShards.has(entry.texts[placeOf(entry.texts, noteOf(id))]![1])
  const documentOf = async (id: SectionId): Promise<SectionDocument> => {
    const { title, address, sections } = await textOf(noteOf(id))
    return { id, title, address, ...(sections[sectionOf(id)] ?? sections[0]!) }
  }

  return {
    noteCount: entry.noteCount,
    linked: entry.linked,
    languages: entry.languages,
    find,
    async keysWithPrefix(prefix) {
      if (entry.terms.length === 0) return []
      const from = placeOf(entry.terms, prefix)
      const first = await shardAt(from)
      const mark = prefix + prefixMark
      // The key of the prefix sorts before all its words: it may start the next shard.
      const to = placeOf(entry.terms, prefix + '\uffff')
      if (first.keys.includes(mark)) return [mark]
      if (from === to) return wordsWithPrefix(first.keys, prefix)
      const next = await shardAt(from + 1)
      if (next.keys.includes(mark)) return [mark]
      // Without a key of its own a prefix has few words: they may cross from one shard to the next.
      const shards = [first, next]
      for (let place = from + 2; place <= to && place - from <= manyWords; place++)
        shards.push(await shardAt(place))
      return shards.flatMap(({ keys }) => wordsWithPrefix(keys, prefix))
    },
    async words() {
      allWords ??= Promise.all(entry.words.map(fetchShard)).then((files) =>
        listWords(files.flatMap(decodeWords)),
      )
      allWords.catch(() => {
        allWords = undefined
      })
      return allWords
    },
    async documents(ids, keys, optionalFrom = ids.length) {
      const kept = new Map<number, SectionDocument>()
      for (const key of keys) {
        const shard = await shardAt(placeOf(entry.terms, key))
        for (const card of shard.cardsOf(key)) {
          const number = noteOf(card.id)
          const known = kept.get(number)
          const isBetter = known === undefined || (!ids.includes(known.id) && ids.includes(card.id))
          if (isBetter) kept.set(number, card)
        }
      }
      const fetched = ids.map((id, place) =>
        place < optionalFrom && !kept.has(noteOf(id)) ? documentOf(id) : undefined,
      )
      // What is here, or on its way, costs nothing more.
      return Promise.all(
        ids.map(
          (id, place) => kept.get(noteOf(id)) ?? fetched[place] ?? (isHere(id) ? documentOf(id) : undefined),
        ),
      )
    },
    async sectionsOf(numbers) {
      const notes = await Promise.all(numbers.map(textOf))
      return notes.flatMap(({ title, address, sections }, i) =>
        sections.map((section, place) => ({ id: sectionId(numbers[i]!, place), title, address, ...section })),
      )
    },
  }
}

function wordsWithPrefix(keys: readonly string[], prefix: string): readonly string[] {
  const from = lowerBound(keys, prefix)
  let to = from
  while (to < keys.length && keys[to]!.startsWith(prefix)) to++
  const isFilter = prefix.includes(':')
  return keys.slice(from, to).filter((key) => (isFilter || !key.includes(':')) && !key.endsWith(prefixMark))
}

/** What a map holds under a name, made once; forgotten where making it fails. */
function keep<Value>(
  map: Map<string, Promise<Value>>,
  name: string,
  make: (name: string) => Promise<Value>,
): Promise<Value> {
  let value = map.get(name)
  if (value === undefined) {
    value = make(name)
    map.set(name, value)
    value.catch(() => map.delete(name))
  }
  return value
}

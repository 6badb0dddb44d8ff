import { manyWords } from '../files/prefix-records.ts'
import { decodeTextShard, type NoteText } from '../files/text-shard.ts'
import { prefixMark, type SectionDocument, type TermRecord } from '../index/term-record.ts'
import type { TermStore } from '../index/term-store.ts'
import { noteOf, sectionId, sectionOf } from '../search-note.ts'
import { listLines, type WordList } from '../words/word-list.ts'
import { type IndexHead, readTermRow } from './term-rows.ts'

/** The rows of one index. What is asked for at once may be fetched at once. */
export interface IndexRows {
  term(key: string): Promise<Uint8Array | undefined>
  /** Keys that start with a text, in the order of code units; at most so many. */
  keys(prefix: string, most: number): Promise<readonly string[]>
  /** Every key that has none of these signs, in the order of code units, one a line. */
  keysWithout(signs: string): Promise<string>
  text(note: number): Promise<Uint8Array>
}

interface KnownTerm {
  readonly record: TermRecord
  readonly cards: readonly SectionDocument[]
}

/** Terms of one index that stay decoded: those of a query or two. */
const mostTerms = 64

/** An index of rows, which answers as the one of a site's files does: the rows are those files, term by term. */
export function openRowTerms(head: IndexHead, rows: IndexRows): TermStore {
  const terms = new Map<string, Promise<KnownTerm | undefined>>()
  let allWords: Promise<WordList> | undefined
  const known = (key: string): Promise<KnownTerm | undefined> => {
    let term = terms.get(key)
    if (term !== undefined) return term
    term = rows.term(key).then((body) => (body === undefined ? undefined : readTermRow(key, body)))
    terms.set(key, term)
    term.catch(() => terms.delete(key))
    const [oldest] = terms.keys()
    if (terms.size > mostTerms && oldest !== undefined) terms.delete(oldest)
    return term
  }
  const textOf = async (number: number): Promise<NoteText> => decodeTextShard(await rows.text(number))[0]!
  return {
    noteCount: head.noteCount,
    linked: head.linked,
    languages: head.languages,
    find: async (key) => (await known(key))?.record,
    async keysWithPrefix(prefix) {
      const mark = prefix + prefixMark
      if ((await known(mark)) !== undefined) return [mark]
      // Without a key of its own a prefix has few words; those of prefixes within it come between.
      const keys = await rows.keys(prefix, 16 * manyWords)
      const isFilter = prefix.includes(':')
      return keys.filter((key) => (isFilter || !key.includes(':')) && !key.endsWith(prefixMark))
    },
    async words() {
      allWords ??= rows.keysWithout(`:${prefixMark}`).then(listLines)
      allWords.catch(() => {
        allWords = undefined
      })
      return allWords
    },
    async documents(ids, keys) {
      const kept = new Map<number, SectionDocument>()
      for (const term of await Promise.all(keys.map(known)))
        for (const card of term?.cards ?? []) {
          const number = noteOf(card.id)
          const before = kept.get(number)
          const isBetter = before === undefined || (!ids.includes(before.id) && ids.includes(card.id))
          if (isBetter) kept.set(number, card)
        }
      return Promise.all(
        ids.map(async (id) => {
          const card = kept.get(noteOf(id))
          if (card !== undefined) return card
          const { title, address, sections } = await textOf(noteOf(id))
          return { id, title, address, ...(sections[sectionOf(id)] ?? sections[0]!) }
        }),
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

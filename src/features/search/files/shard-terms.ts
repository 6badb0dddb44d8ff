import type { MemoryTerms } from '../index/memory-terms.ts'
import type { TermRecord } from '../index/term-record.ts'
import type { KeptShard } from './kept-index.ts'
import { collectPrefixRecords } from './prefix-records.ts'

/** What the files of an index are written from. */
export interface ShardTerms
  extends Pick<MemoryTerms, 'notes' | 'noteCount' | 'linked' | 'languages' | 'textOf'> {
  /** Every word, sorted. */
  readonly words: readonly string[]
  /** All keys in code-unit order: words, filters and prefixes that many words share. */
  readonly keys: readonly string[]
  recordOf(key: string): TermRecord
  /** Files of terms that are as they were, by their first key: what would be in them is in the index again. */
  readonly sameShards: ReadonlyMap<string, KeptShard>
}

/** An index in memory, to be written whole. */
export function wholeTerms(terms: MemoryTerms): ShardTerms {
  const prefixes = collectPrefixRecords(terms)
  const { notes, noteCount, linked, languages, textOf } = terms
  return {
    notes,
    noteCount,
    linked,
    languages,
    textOf,
    words: terms.keys().filter((key) => !key.includes(':')),
    // Without a function to compare by, texts are sorted by their code units, and quicker.
    keys: [...terms.keys(), ...prefixes.keys()].sort(),
    recordOf: (key) => prefixes.get(key) ?? terms.recordOf(key)!,
    sameShards: new Map(),
  }
}

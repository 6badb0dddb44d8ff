import type { FieldIndexes } from '../index/field-indexes.ts'
import type { Slots } from '../index/term-record.ts'
import type { TermStore } from '../index/term-store.ts'
import { noteOf } from '../search-note.ts'
import { readWords, strictForm, type WordEncoder } from '../words/words.ts'
import { filterKey } from './filter-key.ts'
import { matchWord } from './match-word.ts'
import type { QueryPart } from './parse-query.ts'
import { type Boundary, joinNumbers } from './resolve-notes.ts'

/** Finds what the query's filters and exclusions leave. */
export async function findBoundary(
  store: TermStore,
  indexes: FieldIndexes,
  parts: readonly QueryPart[],
  encoder: WordEncoder,
): Promise<Boundary> {
  let within: readonly number[] | undefined
  const without: number[] = []
  for (const part of parts) {
    if (part.kind === 'filter') {
      const numbers = await filteredNotes(store, indexes, filterKey(part.filter, part.value))
      if (part.isExcluded) without.push(...numbers)
      else
        within =
          within === undefined
            ? numbers
            : joinNumbers(within)
                .and([[...numbers]] as never)
                .result.flat()
                .map(Number)
    } else if (part.kind === 'word' && part.isExcluded) {
      for (const forms of readWords(encoder, part.text)) {
        const matches = await matchWord(indexes, [{ key: strictForm(forms), weight: 1 }])
        without.push(...matches.numbers)
      }
    }
  }
  const hasWords = parts.some((part) => !part.isExcluded && part.kind !== 'filter')
  if (!hasWords && within === undefined && without.length > 0)
    within = Array.from({ length: store.noteCount }, (_, number) => number)
  return { within, without }
}

/** The notes of a filter; where none is called exactly so, of all whose name starts so. */
async function filteredNotes(
  store: TermStore,
  indexes: FieldIndexes,
  key: string,
): Promise<readonly number[]> {
  const keys = (await store.find(key)) ? [key] : await store.keysWithPrefix(key)
  const numbers = new Set<number>()
  for (const each of keys) {
    const slots: Slots = await indexes.find('filters', each)
    for (const ids of slots) for (const id of ids ?? []) numbers.add(noteOf(id))
  }
  return [...numbers].sort((a, b) => a - b)
}

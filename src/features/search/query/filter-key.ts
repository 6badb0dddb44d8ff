import { foldWord } from '../words/fold-word.ts'

/** What a query can ask for by name. */
export const filterKinds = ['tag', 'topic', 'stage'] as const

/** One of `tag:`, `topic:`, `stage:`. */
export type FilterKind = (typeof filterKinds)[number]

/** The key under which notes with a tag, of a topic or at a stage are kept. No word has a colon. */
export function filterKey(kind: FilterKind, value: string): string {
  const name = value
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s\p{P}]+/u)
    .filter((part) => part !== '')
    .map(foldWord)
    .join('-')
  return `${kind}:${name}`
}

/** A tag's key and those of the tags above it: `linux/memory` is also found by `tag:linux`. */
export function filterKeysOfTag(tag: string): readonly string[] {
  const parts = tag.split('/')
  return parts.map((_, i) => filterKey('tag', parts.slice(0, i + 1).join('/')))
}

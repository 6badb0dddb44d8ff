import { hasWord } from '../words/word-pattern.ts'
import { type FilterKind, filterKinds } from './filter-key.ts'

/** One part of a query; `isExcluded` parts were written with a minus. */
export type QueryPart =
  /** `isOpen`: the reader may still be typing it, so longer words count too. */
  | { readonly kind: 'word'; readonly text: string; readonly isExcluded: boolean; readonly isOpen: boolean }
  | { readonly kind: 'phrase'; readonly text: string; readonly isExcluded: boolean }
  | {
      readonly kind: 'filter'
      readonly filter: FilterKind
      readonly value: string
      readonly isExcluded: boolean
    }

/**
 * Reads a query: words, `"a phrase"`, `tag:linux`, `topic:"page cache"`, `stage:evergreen`, and a minus before any of
 * them; `--option` is a word. Nothing is an error: a quote that is not closed runs to the end, an unknown `name:` is two words.
 */
export function parseQuery(query: string): readonly QueryPart[] {
  const pattern = /((?<!-)-(?!-)|)(?:(tag|topic|stage):)?(?:"([^"]*)("?)|([^\s"]+))/giu
  const parts: QueryPart[] = []
  for (const match of query.normalize('NFC').matchAll(pattern)) {
    const [whole, minus, name, quoted, close, bare] = match
    const isExcluded = minus === '-'
    const text = (quoted ?? bare ?? '').replace(/^#/, '').trim()
    const filter = filterKinds.find((kind) => kind === name?.toLowerCase())
    // The name of a filter alone is one that is still being typed.
    if (text === '' || /^(?:tag|topic|stage):$/iu.test(text)) continue
    if (filter !== undefined) parts.push({ kind: 'filter', filter, value: text, isExcluded })
    else if (quoted !== undefined && (close === '"' || /\s/.test(text)))
      parts.push({ kind: 'phrase', text, isExcluded })
    else if (hasWord(text)) {
      const isOpen = !isExcluded && match.index + whole.length === query.normalize('NFC').length
      parts.push({ kind: 'word', text, isExcluded, isOpen })
    }
  }
  return parts
}

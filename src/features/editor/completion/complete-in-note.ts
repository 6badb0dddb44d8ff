import type { Completion } from './completion.ts'
import type { CompletionPlace } from './completion-place.ts'
import { type CompletionWords, englishCompletion } from './completion-words.ts'
import { foldForSearch } from './fold-for-search.ts'
import { fuzzyScore } from './fuzzy-score.ts'

/** A label that a note defines, and what it stands for. */
interface Definition {
  readonly label: string
  readonly text: string
}

/** Longest text shown of a definition, in characters. */
const maxShown = 80

/**
 * Completes `[^…` with the footnotes that the note defines and with a new one, whose definition goes to the note's end, and `][…` with
 * its references. At the start of a line, where a footnote's text stands, it offers those that are used and not defined yet.
 */
export function completeInNote(
  text: string,
  place: Extract<CompletionPlace, { readonly kind: 'footnote' | 'reference' }>,
  limit: number,
  words: CompletionWords = englishCompletion,
): readonly Completion[] {
  if (place.kind === 'reference')
    return ranked(
      definitionsOf(text, /^[ \t>]*\[([^\][^][^\][]*)\]:[ \t]*(\S.*)$/gm),
      place.query,
      limit,
      (one) => ({
        kind: 'reference',
        label: one.label,
        detail: one.text,
        insert: `${one.label}]`,
      }),
    )
  // What is typed now is neither.
  const others = text.slice(0, place.from - 2) + text.slice(place.to)
  const defined = definitionsOf(others, /^[ \t>]*\[\^([^\][\s^]+)\]:[ \t]*(.*)$/gm)
  const labels = new Set(defined.map(({ label }) => label.toLowerCase()))
  const used = [...others.matchAll(/\[\^([^\][\s^]+)\](?!:)/g)].map(([, label]) => label!)
  const wanting = [...new Set(used)].filter((label) => !labels.has(label.toLowerCase()))
  if (place.isDefinition && wanting.length > 0)
    return ranked(
      wanting.map((label) => ({ label, text: '' })),
      place.query,
      limit,
      ({ label }) => ({ kind: 'footnote', label: `[^${label}]:`, detail: '', insert: `${label}]: ` }),
    )
  const known = ranked(defined, place.query, limit, ({ label, text: detail }) => ({
    kind: 'footnote',
    label: `[^${label}]`,
    detail,
    insert: `${label}]`,
  }))
  const label = place.query === '' ? nextNumber([...labels, ...used]) : place.query
  if (labels.has(label.toLowerCase())) return known
  const added: Completion = {
    kind: 'footnote',
    label: `[^${label}]`,
    detail: words.complete.newFootnote,
    insert: `${label}]`,
    atEnd: `[^${label}]: `,
  }
  // With nothing typed a new one is what is mostly wanted.
  return place.query === '' ? [added, ...known] : [...known, added]
}

function definitionsOf(text: string, pattern: RegExp): readonly Definition[] {
  const byLabel = new Map<string, Definition>()
  for (const [, label = '', about = ''] of text.matchAll(pattern))
    if (!byLabel.has(label)) byLabel.set(label, { label, text: about.trim().slice(0, maxShown) })
  return [...byLabel.values()]
}

function nextNumber(labels: readonly string[]): string {
  const taken = new Set(labels)
  let number = 1
  while (taken.has(String(number))) number++
  return String(number)
}

function ranked(
  definitions: readonly Definition[],
  query: string,
  limit: number,
  complete: (definition: Definition) => Completion,
): readonly Completion[] {
  const key = foldForSearch(query)
  return definitions
    .map((one, i) => ({
      one,
      i,
      score: Math.max(
        fuzzyScore(key, foldForSearch(one.label)),
        // Words of what it says find it too, but less.
        key.length > 1 && foldForSearch(one.text).includes(key) ? 1 : -1,
      ),
    }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .slice(0, limit)
    .map(({ one }) => complete(one))
}

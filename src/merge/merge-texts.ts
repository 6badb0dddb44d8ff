import { diff3Merge } from 'node-diff3'
import { frontmatterEntries, frontmatterRange } from '../parse/frontmatter-items.ts'
import { mergeProperties } from './merge-properties.ts'

/** Two people's changes to one text. */
type MergedText =
  | { readonly kind: 'merged'; readonly text: string }
  /** They changed the same words; nothing is decided. */
  | { readonly kind: 'overlapping' }

/**
 * Joins two changed versions of `base` where they do not overlap: first line by line, then, in lines that both changed,
 * word by word. Everything that either side wrote is in the result. Two words for one property overlap, wherever among the
 * properties they stand.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergedText {
  if (mine === theirs || theirs === base) return { kind: 'merged', text: mine }
  if (mine === base) return { kind: 'merged', text: theirs }
  let text = ''
  for (const region of diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs))) {
    if (region.ok) text += region.ok.join('')
    if (region.conflict) {
      const { a, o, b } = region.conflict
      const words = mergeWords(o.join(''), a.join(''), b.join(''))
      if (words === undefined) return { kind: 'overlapping' }
      text += words
    }
  }
  const isNewTwice = hasPropertyTwice(text) && !hasPropertyTwice(mine) && !hasPropertyTwice(theirs)
  return isNewTwice ? { kind: 'overlapping' } : { kind: 'merged', text }
}

/** YAML takes no key twice: the note would lose all its properties. */
function hasPropertyTwice(text: string): boolean {
  const keys = frontmatterEntries(text).map(({ key }) => key)
  return new Set(keys).size < keys.length
}

function mergeWords(base: string, mine: string, theirs: string): string | undefined {
  // Where one side had nothing to change, word for word, the sides wrote in the same place.
  if (base === '') return undefined
  let text = ''
  for (const region of diff3Merge(wordsOf(mine), wordsOf(base), wordsOf(theirs))) {
    if (region.conflict) return undefined
    text += region.ok?.join('') ?? ''
  }
  return text
}

/** Each with its line end. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Words and what stands between them. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_]/gu) ?? []
}

/**
 * Both versions in one text: where they do not overlap they are merged, where they do, mine stands before theirs. Of
 * properties mine stand, lists are joined, and what theirs say otherwise is kept beside them as a comment. Nothing of
 * either is left out.
 */
export function joinBoth(base: string, mine: string, theirs: string): string {
  const [old, one, other] = [splitNote(base), splitNote(mine), splitNote(theirs)]
  const properties = mergeTexts(old.properties, one.properties, other.properties)
  return (
    (properties.kind === 'merged'
      ? properties.text
      : mergeProperties(one.properties, other.properties, []).text) +
    joinBodies(old.body, one.body, other.body)
  )
}

/** A note's frontmatter with its fences, and the rest. */
function splitNote(text: string): { readonly properties: string; readonly body: string } {
  const range = frontmatterRange(text)
  const at =
    range === undefined ? 0 : range.end + /^---[ \t]*(?:\r?\n|$)/.exec(text.slice(range.end))![0].length
  return { properties: text.slice(0, at), body: text.slice(at) }
}

function joinBodies(base: string, mine: string, theirs: string): string {
  return diff3Merge(linesOf(mine), linesOf(base), linesOf(theirs))
    .map((region) => {
      if (region.ok) return region.ok.join('')
      const { a, b } = region.conflict!
      const first = a.join('')
      return first === '' || first.endsWith('\n') || b.length === 0
        ? first + b.join('')
        : `${first}\n${b.join('')}`
    })
    .join('')
}

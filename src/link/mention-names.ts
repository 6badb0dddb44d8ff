import { compareText } from '../model/diagnostic.ts'
import { everydayWords, placeNames } from '../model/everyday-words.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { Note } from '../model/note.ts'
import { type NotePath, stemOf, toNameKey } from '../model/path.ts'

/** A name to look for. */
export interface MentionName {
  /** As written; runs of blanks are one. */
  readonly text: string
  readonly path: NotePath
  /** Whether a text must write it in the same letter case. */
  readonly isExact: boolean
}

/** What of a note its names depend on. */
export type NamedNote = Pick<Note, 'path' | 'title' | 'titleFrom' | 'aliases' | 'properties'>

/**
 * The names under which notes may be mentioned: title, file name and aliases. Left out are notes with `mentions: false`,
 * names in `stopNames` (in any case), single letters, bare numbers, everyday words written small, and names that only
 * say what a page is for (index, about). A name of several notes stands for the one that a link would lead to: a file's
 * name before an alias before a title, then the shortest path, then the first. Sorted by text, then path.
 */
export function collectMentionNames(
  notes: Iterable<NamedNote>,
  stopNames: readonly string[],
): readonly MentionName[] {
  const stopped = new Set<string>(stopNames.map((name) => toNameKey(flatten(name))))
  const nameByText = new Map<string, OwnName>()
  for (const note of notes) {
    for (const name of ownNames(note)) {
      if (stopped.has(name.key)) continue
      const other = nameByText.get(name.text)
      if (other === undefined || (name.rank - other.rank || comparePaths(note.path, other.path)) < 0)
        nameByText.set(name.text, name)
    }
  }
  return [...nameByText.values()].sort((a, b) => compareText(a.text, b.text))
}

/** A name of one note, whatever others are called. */
interface OwnName extends MentionName {
  /** What it is compared by with names to leave out. */
  readonly key: string
  /** 0 for the file's name, 1 for an alias, 2 for the title. */
  readonly rank: number
}

/** A note's names do not change: they are kept as long as it is. */
const ownNames = memoByObject(findOwnNames)

function findOwnNames(note: NamedNote): readonly OwnName[] {
  if (note.properties['mentions'] === false) return []
  const names: OwnName[] = []
  for (const [place, written] of [stemOf(note.path), ...note.aliases, ...ownTitle(note)].entries()) {
    const rank = place === 0 ? 0 : place <= note.aliases.length ? 1 : 2
    for (const text of spellings(flatten(written))) {
      const key = toNameKey(text)
      if (!isName(text) || placeNames.has(key)) continue
      // Written small, an everyday word is that word.
      if (text === key && everydayWords.has(key)) continue
      names.push({ text, path: note.path, isExact: isCaseTelling(text, key), key, rank })
    }
  }
  return names
}

/** A title that the note gives itself; else it is the file's name again, or the folder's. */
function ownTitle({ title, titleFrom }: NamedNote): readonly string[] {
  return titleFrom === 'file' ? [] : [title]
}

function comparePaths(a: NotePath, b: NotePath): number {
  return a.length - b.length || compareText(a, b)
}

function flatten(name: string): string {
  return name.trim().replace(/\s+/g, ' ')
}

/** Texts are searched as they are: a name with marks may be in either normal form. */
function spellings(name: string): readonly string[] {
  const composed = name.normalize('NFC')
  const decomposed = name.normalize('NFD')
  return composed === decomposed ? [composed] : [composed, decomposed]
}

/** Two characters or more, with a letter, or as long as a date; nobody mentions a whole paragraph. */
function isName(text: string): boolean {
  if (text.length < 2 || text.length > 120) return false
  return /\p{L}.|.\p{L}/u.test(text) || (/\d/.test(text) && /^[\d\p{P} ]{8,}$/u.test(text))
}

/**
 * Whether letter case tells a name from another word. "Page cache" may stand anywhere in a sentence in any case; "Go",
 * "RPO", "NeXT" and "Rust" are other words, or none, when written small.
 */
function isCaseTelling(text: string, key: string): boolean {
  if (text.includes(' ')) return false
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  if (letters.length <= 3 || everydayWords.has(key)) return true
  if (capitals === letters.length) return true
  return capitals > 1 && letters.length <= 4
}

/** Whether a text's spelling of a name is one that its letter case allows; a sentence may begin with any name. */
export function isSpelled({ text, isExact }: MentionName, written: string): boolean {
  if (!isExact || written === text) return true
  return written === text.charAt(0).toUpperCase() + text.slice(1)
}

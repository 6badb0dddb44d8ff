import { compareText } from '../model/diagnostic.ts'
import { editDistance } from '../model/edit-distance.ts'
import { baseName, isNotePath, stemOf, toNameKey } from '../model/path.ts'
import type { FileNames, NameIndex } from './name-index.ts'

/** Longer names than this are compared by their letters alone. */
const maxLength = 128

/** A name that a link can use. */
interface KnownName {
  readonly text: string
  readonly key: string
  readonly letters: LetterCounts
}

interface NameList {
  /** By letters and digits alone. */
  readonly namesByLetters: ReadonlyMap<string, readonly KnownName[]>
  readonly namesByLength: ReadonlyMap<number, readonly KnownName[]>
}

// The names of an index never change, so what is derived from them can live as long as they do.
const lists = new WeakMap<FileNames, NameList>()

/**
 * "Did you mean": the names of notes and assets, and aliases, nearest to a name that no file has; best first, at most
 * `limit`. A path in front of the name and `.md` behind it do not count.
 *
 * Names with the same letters and digits come first, whatever stands between these; then those that a few mistakes
 * turn into it, at most one for every three letters. The first call for an index costs as much as reading all names;
 * the others look at names of about the same length and letters only.
 *
 * @example
 * suggestNames(index, 'page_cahce') // ['Page cache']
 */
export function suggestNames(index: NameIndex, name: string, limit = 3): readonly string[] {
  const list = nameList(index)
  const last = baseName(toNameKey(name).replace(/\/+$/, ''))
  const key = last.endsWith('.md') ? last.slice(0, -3) : last
  const twins = list.namesByLetters.get(lettersOf(key))?.map((known) => known.text) ?? []
  if (twins.length >= limit || key.length > maxLength) return twins.slice(0, limit)
  const near = nearestNames(list, key, limit).map((known) => known.text)
  return [...new Set([...twins, ...near])].slice(0, limit)
}

function nearestNames(list: NameList, key: string, limit: number): readonly KnownName[] {
  const letters = countLetters(key)
  const found: { readonly known: KnownName; readonly distance: number }[] = []
  let most = Math.floor(key.length / 3)
  // Names of nearly the same length first: they soon make the bound tight.
  for (let step = 0; step <= most; step++) {
    for (const length of step === 0 ? [key.length] : [key.length - step, key.length + step]) {
      for (const known of list.namesByLength.get(length) ?? []) {
        if (leastDistance(letters, known.letters) > most) continue
        const distance = editDistance(key, known.key, most)
        if (distance > most) continue
        found.push({ known, distance })
        if (found.length < limit) continue
        found.sort((a, b) => a.distance - b.distance || compareText(a.known.text, b.known.text))
        found.length = limit
        most = found.at(-1)!.distance
      }
    }
  }
  found.sort((a, b) => a.distance - b.distance || compareText(a.known.text, b.known.text))
  return found.map(({ known }) => known)
}

/**
 * How often each letter occurs, roughly: letters share 32 counters. Cheap to compare, and
 * never says that two names are further apart than they are.
 */
interface LetterCounts {
  readonly length: number
  readonly counts: Uint8Array
}

function countLetters(key: string): LetterCounts {
  const counts = new Uint8Array(32)
  for (let i = 0; i < key.length; i++) counts[key.charCodeAt(i) & 31]!++
  return { length: key.length, counts }
}

/** A bound from below on the edit distance. */
function leastDistance(a: LetterCounts, b: LetterCounts): number {
  let more = 0
  let less = 0
  for (let i = 0; i < 32; i++) {
    const difference = a.counts[i]! - b.counts[i]!
    if (difference > 0) more += difference
    else less -= difference
  }
  return Math.max(more, less)
}

function nameList(index: NameIndex): NameList {
  const known = lists.get(index.names)
  if (known) return known
  const textByKey = new Map<string, string>()
  const add = (text: string): void => {
    const key = toNameKey(text)
    const other = textByKey.get(key)
    if (other === undefined || text < other) textByKey.set(key, text)
  }
  for (const note of index.notesByPath.values()) {
    add(stemOf(note.path))
    for (const alias of note.aliases) add(alias.trim())
  }
  for (const asset of index.assets) add(isNotePath(asset) ? stemOf(asset) : baseName(asset))
  const names = [...textByKey]
    .filter(([key]) => key !== '')
    .map(([key, text]): KnownName => ({ text, key, letters: countLetters(key) }))
    .sort((a, b) => compareText(a.text, b.text))
  const list = {
    namesByLetters: groupBy(names, (name) => lettersOf(name.key)),
    namesByLength: groupBy(names, (name) => name.key.length),
  }
  lists.set(index.names, list)
  return list
}

/** Letters and digits alone; a name without any is its own. */
function lettersOf(key: string): string {
  return key.replace(/[^\p{L}\p{N}\p{M}]+/gu, '') || key
}

function groupBy<Key>(names: readonly KnownName[], keyOf: (name: KnownName) => Key): Map<Key, KnownName[]> {
  const groups = new Map<Key, KnownName[]>()
  for (const name of names) {
    const group = groups.get(keyOf(name))
    if (group) group.push(name)
    else groups.set(keyOf(name), [name])
  }
  return groups
}

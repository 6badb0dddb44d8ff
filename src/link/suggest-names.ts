import { compareText } from '../model/diagnostic.ts'
import { editDistance } from '../model/edit-distance.ts'
import { baseName, isNotePath, stemOf, toNameKey } from '../model/path.ts'
import { type FileNames, givenNamesOf, type NameIndex } from './name-index.ts'
import { createTrigramIndex, type TrigramIndex } from './trigram-index.ts'

/** Longer names than this are compared by their letters alone. */
const maxLength = 128

/** How many names are compared letter by letter for one question. */
const maxCompared = 50

/** A name that a link can use. */
interface KnownName {
  readonly text: string
  readonly key: string
}

interface NameList {
  readonly names: readonly KnownName[]
  /** By letters and digits alone. */
  readonly namesByLetters: ReadonlyMap<string, readonly KnownName[]>
  readonly trigrams: TrigramIndex
}

// The names of an index never change, so what is derived from them can live as long as they do.
const lists = new WeakMap<FileNames, NameList>()

/**
 * "Did you mean": the names of notes and assets, and aliases, nearest to a name that no file has; best first, at most
 * `limit`. A path in front of the name and `.md` behind it do not count.
 *
 * Names with the same letters and digits come first, whatever stands between these; then those that a few mistakes
 * turn into it, at most one for every three letters. The first call for an index costs as much as reading all names;
 * the others look at the fifty names alone that share most with the question.
 *
 * @example
 * suggestNames(index, 'page_cahce') // ['Page cache']
 */
export function suggestNames(index: NameIndex, name: string, limit = 3): readonly string[] {
  const list = nameList(index)
  const last = baseName(toNameKey(name).replace(/\/$/, ''))
  const key = last.endsWith('.md') ? last.slice(0, -3) : last
  const twins = list.namesByLetters.get(lettersOf(key))?.map((known) => known.text) ?? []
  if (twins.length >= limit || key.length > maxLength) return twins.slice(0, limit)
  const near = nearestNames(list, key)
  return [...new Set([...twins, ...near])].slice(0, limit)
}

function nearestNames({ names, trigrams }: NameList, key: string): readonly string[] {
  const most = Math.floor(key.length / 3)
  const found: { readonly text: string; readonly distance: number }[] = []
  for (const number of trigrams.findSimilar(key, maxCompared)) {
    const known = names[number]!
    const distance = editDistance(key, known.key, most)
    if (distance <= most) found.push({ text: known.text, distance })
  }
  found.sort((a, b) => a.distance - b.distance || compareText(a.text, b.text))
  return found.map(({ text }) => text)
}

function nameList(index: NameIndex): NameList {
  const known = lists.get(index.names)
  if (known) return known
  const textByKey = new Map<string, string>()
  const add = (text: string): void => {
    const key = toNameKey(text)
    const other = textByKey.get(key)
    if (key !== '' && (other === undefined || text < other)) textByKey.set(key, text)
  }
  for (const note of index.notesByPath.values()) {
    add(stemOf(note.path))
    for (const alias of note.aliases) add(alias.trim())
    for (const name of givenNamesOf(note)) if (!name.startsWith('((') && !name.includes('://')) add(name)
  }
  for (const asset of index.assets) add(isNotePath(asset) ? stemOf(asset) : baseName(asset))
  const names = [...textByKey]
    .map(([key, text]) => ({ text, key }))
    .sort((a, b) => compareText(a.text, b.text))
  const list = {
    names,
    namesByLetters: groupByLetters(names),
    trigrams: createTrigramIndex(names.map(({ key }) => key.slice(0, maxLength))),
  }
  lists.set(index.names, list)
  return list
}

function groupByLetters(names: readonly KnownName[]): ReadonlyMap<string, readonly KnownName[]> {
  const groups = new Map<string, KnownName[]>()
  for (const name of names) {
    const letters = lettersOf(name.key)
    const group = groups.get(letters)
    if (group) group.push(name)
    else groups.set(letters, [name])
  }
  return groups
}

/** Letters and digits alone; a name without any is its own. */
function lettersOf(key: string): string {
  return key.replace(/[^\p{L}\p{N}\p{M}]+/gu, '') || key
}

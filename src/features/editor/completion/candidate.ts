import { baseName, stemOf, toNameKey, withoutNoteEnding } from '../../../model/path.ts'
import type { CompletionData, NoteName } from './completion-data.ts'
import type { CompletionWords } from './completion-words.ts'
import { foldForSearch } from './fold-for-search.ts'
import { createLinkNamer } from './link-name.ts'

/** A name under which a note, an asset or a wanted note is found. */
export interface Candidate {
  readonly key: string
  /** Which letters it has, one bit for each, so that most candidates are passed over at once. */
  readonly letters: number
  readonly kind: 'note' | 'alias' | 'asset' | 'wanted'
  readonly label: string
  /** Index of the note; -1 for others. */
  readonly note: number
  /** What names it in a link. */
  readonly name: string
  /** What a link to it shows, where that is not its name. */
  readonly shown: string | undefined
  readonly detail: string
  /** What use and age add to the score. */
  readonly bonus: number
}

/** What nearness, use and age add: enough to order equals, too little to beat a better fit. */
export const bonuses = { near: 90, secondNear: 45, use: 60, age: 30 }

/** Names to look for. */
interface Candidates {
  /** Every name that a wiki-link could be completed to. */
  readonly names: readonly Candidate[]
  /** Notes by their paths, for who has typed a slash: made when first asked for. */
  paths(): readonly Candidate[]
}

/** Collects the names of a garden; linear in their number. */
export function collectCandidates(data: CompletionData, words: CompletionWords): Candidates {
  const nameOf = createLinkNamer(data.notes)
  const mostUses = data.notes.reduce((most, note) => Math.max(most, note.uses), 1)
  const newest = data.notes.reduce((last, note) => Math.max(last, note.changed), 0)
  const bonusOf = ({ uses, changed }: NoteName): number =>
    (bonuses.use * Math.log1p(uses)) / Math.log1p(mostUses) + bonuses.age * freshness(changed, newest)
  const names: Candidate[] = []
  for (const [i, note] of data.notes.entries()) {
    const { path, title, aliases } = note
    const name = nameOf(path)
    if (name === undefined) continue
    const stem = stemOf(path)
    const bonus = bonusOf(note)
    names.push(candidate(stem, 'note', stem, i, name, path, bonus))
    if (title !== stem) names.push(candidate(title, 'note', title, i, name, path, bonus, title))
    for (const alias of aliases) {
      if (alias !== stem && alias !== title)
        names.push(candidate(alias, 'alias', alias, i, name, path, bonus, alias))
    }
  }
  const countByBase = new Map<string, number>()
  for (const path of data.assets) {
    const base = toNameKey(baseName(path))
    countByBase.set(base, (countByBase.get(base) ?? 0) + 1)
  }
  for (const path of data.assets) {
    const base = baseName(path)
    const isAlone = countByBase.get(toNameKey(base)) === 1
    names.push(candidate(base, 'asset', base, -1, isAlone ? base : path, path, 0))
  }
  for (const { text, uses } of data.wanted) {
    const detail = words.complete.wanted(uses, words.number(uses))
    names.push(candidate(text, 'wanted', text, -1, text, detail, Math.min(uses, 30)))
  }

  let paths: readonly Candidate[] | undefined
  const collectPaths = (): readonly Candidate[] =>
    data.notes.flatMap((note, i) => {
      const { path } = note
      const name = path.includes('/') ? nameOf(path) : undefined
      if (name === undefined) return []
      return [candidate(withoutNoteEnding(path), 'note', stemOf(path), i, name, path, bonusOf(note))]
    })
  return {
    names,
    paths() {
      paths ??= collectPaths()
      return paths
    },
  }
}

/** In one place, so that all of the many thousands have one shape. */
function candidate(
  text: string,
  kind: Candidate['kind'],
  label: string,
  note: number,
  name: string,
  detail: string,
  bonus: number,
  shown?: string,
): Candidate {
  const key = foldForSearch(text)
  return { key, letters: lettersOf(key), kind, label, note, name, shown, detail, bonus }
}

/** One bit for each letter a–z, one for digits, one for anything else but blanks. */
export function lettersOf(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 97 && code <= 122) bits |= 1 << (code - 97)
    else if (code >= 48 && code <= 57) bits |= 1 << 26
    else if (code > 32) bits |= 1 << 27
  }
  return bits
}

/** 1 for what changed last, half a month ago a half, and so on. */
function freshness(changed: number, newest: number): number {
  return changed === 0 ? 0 : 1 / (1 + (newest - changed) / 1_296_000)
}

/** Shorter labels first, then in code-unit order. */
export function compareLabels(a: Candidate, b: Candidate): number {
  return a.label.length - b.label.length || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
}

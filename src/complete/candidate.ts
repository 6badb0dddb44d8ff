import { baseName, stemOf } from '../model/path.ts'
import type { CompletionData } from './completion-data.ts'
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
  readonly insert: string
  readonly detail: string
  /** What use and age add to the score. */
  readonly bonus: number
  /** Looked at only where the author types a path. */
  readonly isPath: boolean
}

/** What nearness, use and age add: enough to order equals, too little to beat a better fit. */
export const bonuses = { near: 90, secondNear: 45, use: 60, age: 30 }

/** Every name that a wiki-link could be completed to. */
export function collectCandidates(data: CompletionData, words: CompletionWords): readonly Candidate[] {
  const candidates: Candidate[] = []
  const nameOf = createLinkNamer(data.notes.map((note) => note.path))
  const mostUses = data.notes.reduce((most, note) => Math.max(most, note.uses), 1)
  const newest = data.notes.reduce((last, note) => Math.max(last, note.changed), 0)
  for (const [index, note] of data.notes.entries()) {
    const name = nameOf(note.path)
    if (name === undefined) continue
    const stem = stemOf(note.path)
    const bonus =
      (bonuses.use * Math.log1p(note.uses)) / Math.log1p(mostUses) +
      bonuses.age * freshness(note.changed, newest)
    const add = (kind: 'note' | 'alias', label: string, key: string, insert: string): void => {
      candidates.push({
        ...keyed(key),
        kind,
        label,
        note: index,
        insert,
        detail: note.path,
        bonus,
        isPath: key.includes('/') && key !== label,
      })
    }
    add('note', stem, stem, name)
    if (note.title !== stem) add('note', note.title, note.title, withDisplay(name, note.title))
    for (const alias of note.aliases) {
      if (alias !== stem && alias !== note.title) add('alias', alias, alias, withDisplay(name, alias))
    }
    // Found by its folder too, once a slash or more of it is typed.
    if (note.path.includes('/')) add('note', stem, note.path.replace(/\.md$/i, ''), name)
  }
  for (const path of data.assets) {
    const name = baseName(path)
    candidates.push({
      ...keyed(name),
      kind: 'asset',
      label: name,
      note: -1,
      insert: name,
      detail: path,
      bonus: 0,
      isPath: false,
    })
  }
  for (const { text, uses } of data.wanted) {
    const detail = words.complete.wanted(uses, words.number(uses))
    candidates.push({
      ...keyed(text),
      kind: 'wanted',
      label: text,
      note: -1,
      insert: text,
      detail,
      bonus: Math.min(uses, 30),
      isPath: false,
    })
  }
  return candidates
}

function keyed(text: string): { readonly key: string; readonly letters: number } {
  const key = foldForSearch(text)
  return { key, letters: lettersOf(key) }
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

/** `|` and brackets would end the link. */
function withDisplay(name: string, shown: string): string {
  return /[[\]|\n]/.test(shown) ? name : `${name}|${shown}`
}

/** Shorter labels first, then in code-unit order. */
export function compareLabels(a: Candidate, b: Candidate): number {
  return a.label.length - b.label.length || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
}

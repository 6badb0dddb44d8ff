import { editDistance } from '../../model/edit-distance.ts'
import type { NoteVersion } from '../../model/note-version.ts'
import { baseName } from '../../model/path.ts'
import type { FindNamed } from './former-names.ts'
import { splitSentences } from './split-sentences.ts'

/** A sentence as it was and as it is; one of them alone where it went or came. */
export interface ChangedSentence {
  readonly old?: string
  readonly new?: string
}

/** What became of a note's text. */
export interface TextGrowth {
  /** Headings of sections that came. */
  readonly sections: readonly string[]
  readonly sentences: readonly ChangedSentence[]
  /** Names that its links use, and did not before. */
  readonly targets: readonly string[]
}

/** What became of a note on a day. */
export interface NoteGrowth extends TextGrowth {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** Where the stage is another: what it was and what it is; empty where it had none. */
  readonly stage?: { readonly old: string; readonly new: string }
}

/** Sentences of one change that are compared with each other; beyond them each one has come or gone. */
const maxCompared = 100

/** A note that links call by another name now: both names, as written. */
export interface RenamedTarget {
  readonly old: string
  readonly new: string
}

/**
 * What of a version is new since the one before it, which readers saw, too. Trifles are left out: a letter mended, a comma,
 * a sentence that stands elsewhere, another title, and that links follow a note that was `renamed`.
 */
export function compareVersions(
  older: NoteVersion,
  newer: NoteVersion,
  renamed: readonly RenamedTarget[],
): TextGrowth {
  const names = new Set(renamed.map((one) => one.new))
  const title = keyOf(newer.title)
  return {
    sections: without(newer.headings, older.headings).filter((heading) => keyOf(heading) !== title),
    sentences: changedSentences(sentencesOf(older), sentencesOf(newer), renamed),
    targets: without(newer.targets, older.targets).filter((target) => !names.has(target)),
  }
}

/** The links of a version that lead where others of the version before it led, by another name. */
export function renamedTargets(
  older: NoteVersion,
  newer: NoteVersion,
  noteNamed: FindNamed,
): readonly RenamedTarget[] {
  const come = new Set(without(newer.targets, older.targets))
  if (come.size === 0) return []
  const gone = without(older.targets, newer.targets)
  if (gone.length === 0) return []
  const pathOf = new Map(gone.map((target) => [target, noteNamed(target)]))
  return [...come].flatMap((target) => {
    const path = noteNamed(target)
    const old = path && gone.find((one) => pathOf.get(one) === path)
    return old === undefined ? [] : [{ old, new: target }]
  })
}

/** Spells some names in a sentence as others; letters and digits alone. */
function respell(sentence: string, names: readonly (readonly [string, string])[]): string {
  const spelled = (name: string): string => ` ${keyOf(name)} `
  return names
    .reduce((text, [name, other]) => text.replaceAll(spelled(name), spelled(other)), spelled(sentence))
    .trim()
}

function sentencesOf({ blocks, headings }: NoteVersion): readonly string[] {
  const titles = new Set(headings.map(keyOf))
  return blocks.flatMap((block) => (titles.has(keyOf(block)) ? [] : splitSentences(block).filter(isSaid)))
}

/** Whether a sentence says anything: a word alone is a label, a cell or what stands for a picture. */
function isSaid(sentence: string): boolean {
  const key = keyOf(sentence)
  return key.length > 5 && (key.includes(' ') || key.length > 12 || /\p{Lo}/u.test(key))
}

/** What of a list is in the other less often, once `spell` has made the names in it those of the other. */
function without(
  list: readonly string[],
  other: readonly string[],
  spell: (text: string) => string = keyOf,
): readonly string[] {
  const counts = new Map<string, number>()
  for (const text of other) counts.set(keyOf(text), (counts.get(keyOf(text)) ?? 0) + 1)
  return list.filter((text) => {
    const key = spell(text)
    const count = counts.get(key) ?? 0
    if (count > 0) counts.set(key, count - 1)
    return count === 0 && key !== ''
  })
}

/** Letters and digits alone: no letter case, no punctuation, no layout. */
function keyOf(text: string): string {
  return wordsOf(text).join(' ')
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** Runs of letters of scripts that write no blanks between words. */
const unspaced =
  /(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*)+/gu

/** What two sentences are compared by: words, and pairs of letters where a whole sentence would be one word. */
function piecesOf(text: string): readonly string[] {
  return wordsOf(text).flatMap((word) => {
    const spaced = word
      .replace(unspaced, ' ')
      .split(' ')
      .filter((part) => part !== '')
    const pairs = (word.match(unspaced) ?? []).flatMap(pairsIn)
    return [...spaced, ...pairs]
  })
}

function pairsIn(run: string): readonly string[] {
  const letters = run.match(/.\p{M}*/gu) ?? []
  return letters.length < 2 ? letters : letters.slice(1).map((letter, i) => letters[i]! + letter)
}

/** Joins what went and what came where one is the other reworded, in the order of the newer text. */
function changedSentences(
  older: readonly string[],
  newer: readonly string[],
  renamed: readonly RenamedTarget[],
): readonly ChangedSentence[] {
  const [arrived, left] = [without(newer, older), without(older, newer)]
  // A link without words of its own shows its folder, too.
  const ofNew = renamed.map((one) => [one.new, baseName(one.new)] as const)
  const ofOld = renamed.flatMap(({ old, new: now }) => [
    [old, baseName(old)] as const,
    [baseName(old), baseName(now)] as const,
  ])
  const asNow = (text: string): string => respell(text, ofNew)
  const asThen = (text: string): string => respell(text, ofOld)
  const come = without(arrived, left.map(asThen), asNow)
  const gone = without(left, arrived.map(asNow), asThen).map((text) => ({ text, words: piecesOf(text) }))
  const free = new Set(gone.slice(0, maxCompared))
  const changed = come.flatMap((text, place): readonly ChangedSentence[] => {
    if (place >= maxCompared) return [{ new: text }]
    const words = piecesOf(text)
    let best: { readonly text: string; readonly words: readonly string[] } | undefined
    let bestShare = 0.5
    for (const candidate of free) {
      const share = sharedWords(candidate.words, words)
      if (share > bestShare) [best, bestShare] = [candidate, share]
    }
    if (best === undefined) return [{ new: text }]
    free.delete(best)
    return isMended(best.words, words) ? [] : [{ old: best.text, new: text }]
  })
  const went = gone.filter((one, place) => place >= maxCompared || free.has(one))
  return [...changed, ...went.map(({ text }) => ({ old: text }))]
}

/** The share of words that two sentences have in common, 0 to 1. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const count = counts.get(word) ?? 0
    if (count > 0) shared++
    counts.set(word, count - 1)
  }
  return (2 * shared) / Math.max(1, a.length + b.length)
}

/** Whether only the spelling of words is another: one letter, and not the first, for that turns "moral" into "amoral". */
function isMended(a: readonly string[], b: readonly string[]): boolean {
  return (
    a.length === b.length &&
    a.every((word, i) => {
      const other = b[i]!
      if (word === other) return true
      const isLong = Math.min(word.length, other.length) >= 5 && !/\p{N}/u.test(word + other)
      return isLong && word[0] === other[0] && editDistance(word, other, 1) <= 1
    })
  )
}

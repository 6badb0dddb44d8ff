import type { TermStore } from '../index/term-store.ts'
import { byRenown, type SectionId, sectionId } from '../search-note.ts'
import type { WordMatch, WordMatches } from './match-word.ts'

/** A word of a query as ranking sees it. */
export interface SoughtWord {
  readonly word: string
  readonly isOpen: boolean
  matches: WordMatches
}

/** A note with its place among the results. */
export interface RankedNote {
  readonly number: number
  readonly score: number
  /** The section that has the words best. */
  readonly section: SectionId
  readonly missing: readonly string[]
  readonly isNamed: 'note' | 'heading' | undefined
  /** Whether its title has all of the words. */
  readonly hasAllInTitle: boolean
}

/**
 * Sorts notes by how well they have the words: each word by the place where it stands and by how rare it is; a title
 * that is nothing but the words comes first. Of equal scores the better known note comes first.
 */
export function rankNotes(
  numbers: readonly number[],
  words: readonly SoughtWord[],
  { noteCount, linked }: Pick<TermStore, 'noteCount' | 'linked'>,
): readonly RankedNote[] {
  const rarities = words.map(({ matches }) => rarityOf(matches.size, noteCount))
  const asked = rarities.reduce((sum, rarity) => sum + rarity, 0)
  for (const { matches } of words) matches.prepare(numbers)
  const ranked = numbers.map((number) => rankNote(number, words, rarities, asked))
  return ranked.sort((a, b) => b.score - a.score || byRenown(linked, a.number, b.number))
}

function rankNote(
  number: number,
  words: readonly SoughtWord[],
  rarities: readonly number[],
  asked: number,
): RankedNote {
  const missing: string[] = []
  const scoreBySection = new Map<SectionId, number>()
  let score = 0
  let answered = 0
  let inTitle = 0
  let titleShare = 0
  let titleLength = 0
  let inNames = 0
  let headingSection = -1
  for (const [i, { word, matches }] of words.entries()) {
    const match = matches.get(number)
    if (match === undefined) {
      missing.push(word)
      continue
    }
    const rarity = rarities[i]!
    score += match.score * rarity
    answered += rarity
    if (match.titleLength > 0) {
      inTitle++
      titleShare += match.titleShare
      titleLength = match.titleLength
    }
    if (match.titleLength > 0 || match.isInAlias) inNames++
    if (match.headingSection >= 0) headingSection = match.headingSection
    addSections(scoreBySection, match, rarity)
  }
  const coverage = titleLength === 0 ? 0 : Math.min(titleShare / titleLength, 1)
  // A note that lacks the everyday words of a question answers more of it than one that lacks what it is about.
  const share = missing.length === 0 ? 1 : answered / asked
  // Words that stand together under one heading say more than the same words all over a long note.
  const [section, sectionScore] = bestSection(scoreBySection, number)
  return {
    number,
    score: (score + sectionScore * 0.5) * (1 + coverage * coverage * 0.8) * share * share,
    // Who types a title wants the note, not one of its headings.
    section: inTitle === words.length ? sectionId(number, 0) : section,
    missing,
    isNamed: inNames > 0 ? 'note' : headingSection >= 0 ? 'heading' : undefined,
    hasAllInTitle: inTitle === words.length,
  }
}

function addSections(scores: Map<SectionId, number>, match: WordMatch, rarity: number): void {
  const { section, sectionScore, furtherSections } = match
  if (section >= 0) scores.set(section, (scores.get(section) ?? 0) + sectionScore * rarity)
  if (furtherSections === undefined) return
  for (const [further, score] of furtherSections)
    scores.set(further, (scores.get(further) ?? 0) + score * rarity)
}

function bestSection(scores: ReadonlyMap<SectionId, number>, number: number): readonly [SectionId, number] {
  let best: SectionId = sectionId(number, 0)
  let bestScore = 0
  for (const [section, score] of scores) {
    if (score > bestScore || (score === bestScore && section < best)) {
      best = section
      bestScore = score
    }
  }
  return [best, bestScore]
}

/** A word that at least a tenth of the notes have, and at least so many, says little of what a reader is after. */
const everydayNotes = 50

/** Whether nearly any note may have a word. */
export function isEveryday({ matches }: SoughtWord, noteCount: number): boolean {
  return matches.size >= Math.max(everydayNotes, noteCount / 10)
}

/** A query of so many words is a question: its answer need not have all of them. */
export const questionWords = 4

/**
 * Notes that may be meant though they lack words: those whose names have all but everyday words (who asks for plugins
 * for kanban wants what is called Kanban), and in a question those that have most of what it is about.
 */
export function findNearly(words: readonly SoughtWord[], noteCount: number): readonly number[] {
  const telling = words.filter((word) => !isEveryday(word, noteCount))
  const named =
    telling.length < words.length
      ? (telling[0]?.matches.numbers ?? []).filter((number) =>
          telling.every(({ matches }) => matches.isInName(number)),
        )
      : []
  return words.length < questionWords ? named : [...named, ...findMost(words, noteCount)]
}

/** Notes that have at least half of what the words say. */
function findMost(words: readonly SoughtWord[], noteCount: number): readonly number[] {
  const answered = new Map<number, number>()
  let asked = 0
  for (const { matches } of words) {
    const rarity = rarityOf(matches.size, noteCount)
    asked += rarity
    for (const number of matches.numbers) answered.set(number, (answered.get(number) ?? 0) + rarity)
  }
  return [...answered].flatMap(([number, rarity]) => (rarity * 2 >= asked ? [number] : []))
}

/** How much a word says by being rare: BM25's inverse document frequency, never negative. */
function rarityOf(count: number, noteCount: number): number {
  return Math.log(1 + (noteCount - count + 0.5) / (count + 0.5))
}

import { compareText } from '../model/diagnostic.ts'
import type { NotePath } from '../model/path.ts'
import { type Automaton, buildAutomaton, foldUnit } from './aho-corasick.ts'
import { isSpelled, type MentionName } from './mention-names.ts'
import { isWholeWords, mayStartWord } from './word-boundary.ts'

/** A name found in a text, by offsets of the text. */
export interface Hit {
  readonly from: number
  readonly to: number
  readonly target: NotePath
}

/** Finds names in texts. Immutable. */
export interface Matcher {
  /** Hits between two offsets of a text, in any order; they may overlap. */
  find(text: string, from: number, to: number): Hit[]
  /** The matcher of the same names but for a few; undefined where it is better made anew. */
  revise(removed: readonly MentionName[], added: readonly MentionName[]): Matcher | undefined
}

/** Names that differ by letter case alone are one pattern; which one is meant shows where it stands. */
interface Pattern {
  readonly text: string
  /** Sorted by text. */
  readonly names: readonly MentionName[]
}

/** Patterns and the automaton that finds them; a pattern's number is its place. */
interface PatternSet {
  readonly patterns: readonly Pattern[]
  readonly automaton: Automaton
}

/** Most patterns that are looked for beside those that the matcher was made with: each makes a search slower. */
const maxExtra = 64

/** A matcher of names that are sorted by text. */
export function createMatcher(names: readonly MentionName[]): Matcher {
  const patterns = new Map<string, { text: string; names: MentionName[] }>()
  for (const name of names) {
    const text = patternOf(name)
    const known = patterns.get(text)
    if (known) known.names.push(name)
    else patterns.set(text, { text, names: [name] })
  }
  const base = setOf([...patterns.values()])
  const numberByFold = new Map<string, number>()
  // Two patterns that texts cannot tell apart: only the first is ever found.
  const doubled = new Set<string>()
  for (const [number, { text }] of base.patterns.entries()) {
    const fold = foldText(text)
    if (numberByFold.has(fold)) doubled.add(fold)
    else numberByFold.set(fold, number)
  }
  return matcherOf(base, [], { numberByFold, doubled })
}

/** What does not change while a matcher is revised. */
interface Folds {
  readonly numberByFold: ReadonlyMap<string, number>
  readonly doubled: ReadonlySet<string>
}

function matcherOf(base: PatternSet, extra: readonly Pattern[], folds: Folds): Matcher {
  const sets = extra.length === 0 ? [base] : [base, setOf(extra)]
  return {
    find(text, from, to) {
      const hits: Hit[] = []
      for (const { automaton, patterns } of sets) {
        automaton.scan(
          text,
          from,
          to,
          (number, start, end) => {
            if (!isWholeWords(text, start, end)) return
            const written = text.slice(start, end).replace(/\s/g, ' ')
            const spelled = patterns[number]!.names.filter((name) => isSpelled(name, written))
            const name = spelled.find((one) => one.text === written) ?? spelled[0]
            if (name !== undefined) hits.push({ from: start, to: end, target: name.path })
          },
          mayStartWord,
        )
      }
      return hits
    },
    revise(removed, added) {
      const patterns = [...base.patterns]
      const extraByFold = new Map(extra.map((pattern) => [foldText(pattern.text), pattern]))
      const isRevised = [...removed, ...added].every((name, i) => {
        const text = patternOf(name)
        const fold = foldText(text)
        const number = folds.numberByFold.get(fold)
        const known = number === undefined ? extraByFold.get(fold) : patterns[number]
        if (folds.doubled.has(fold) || (known !== undefined && known.text !== text)) return false
        const others = (known?.names ?? []).filter((one) => one.text !== name.text)
        const names = i < removed.length ? others : sorted([...others, name])
        if (number !== undefined) patterns[number] = { text, names }
        else if (names.length === 0) extraByFold.delete(fold)
        else extraByFold.set(fold, { text, names })
        return true
      })
      if (!isRevised || extraByFold.size > maxExtra) return undefined
      return matcherOf({ ...base, patterns }, [...extraByFold.values()], folds)
    },
  }
}

function setOf(patterns: readonly Pattern[]): PatternSet {
  return { patterns, automaton: buildAutomaton(patterns.map(({ text }) => text)) }
}

function patternOf({ text }: MentionName): string {
  const small = text.toLowerCase()
  return small.length === text.length ? small : text
}

function foldText(text: string): string {
  let fold = ''
  for (let i = 0; i < text.length; i++) fold += String.fromCharCode(foldUnit(text.charCodeAt(i)))
  return fold
}

function sorted(names: readonly MentionName[]): readonly MentionName[] {
  return [...names].sort((a, b) => compareText(a.text, b.text))
}

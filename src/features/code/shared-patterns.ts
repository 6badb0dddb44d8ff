import type { PatternScanner, RegexEngine, RegexEngineString } from 'shiki/core'
import { loosenPattern } from './loose-pattern.ts'

type Match = NonNullable<ReturnType<PatternScanner['findNextMatchSync']>>

/** A text that is searched, with a number instead of itself, so that no pattern keeps it alive. */
interface NumberedPattern extends RegexEngineString {
  readonly number: number
  readonly inner: RegexEngineString
  /** Whether it is printable ASCII, for which alone loosened patterns hold. */
  readonly isPlain: boolean
}

/** One expression, compiled when it is first searched for, and what its last search found. */
interface SharedPattern {
  readonly source: string
  /** Whether a match depends on the text alone: with `\G` it also depends on where the search began. */
  readonly isFixed: boolean
  scanner: PatternScanner | undefined
  /** See {@link loosenPattern}; made when the pattern turns out to be searched for often. */
  loose: RegExp | undefined
  searches: number
  text: number
  from: number
  match: Match | null
}

/** Searches from which on a pattern is worth translating. */
const manySearches = 100

/**
 * An engine that compiles each expression once. Grammars repeat theirs in nearly every rule: 170 pieces of code ask for
 * 8,450 expressions, of which 830 differ, and to compile them is most of what colouring them costs. What an
 * expression found in a text is kept for the other scanners that have it, and one that is searched for often is searched
 * for by its translation first, which is faster at finding nothing.
 *
 * Finds what `engine` finds: the first match, and of those that start together that of the first pattern.
 */
export function sharePatterns(engine: RegexEngine): RegexEngine {
  const patternBySource = new Map<string, SharedPattern>()
  let texts = 0

  const patternOf = (expression: string | RegExp): SharedPattern => {
    const source = typeof expression === 'string' ? expression : expression.source
    let pattern = patternBySource.get(source)
    if (pattern === undefined) {
      const isFixed = !source.includes('\\G')
      pattern = {
        source,
        isFixed,
        scanner: undefined,
        loose: undefined,
        searches: 0,
        text: -1,
        from: 0,
        match: null,
      }
      patternBySource.set(source, pattern)
    }
    return pattern
  }

  return {
    createString(content): NumberedPattern {
      const inner = engine.createString(content)
      const isPlain = /^[\t\n\x20-\x7e]*$/.test(content)
      return { content, inner, isPlain, number: texts++, dispose: () => inner.dispose?.() }
    },
    createScanner(expressions) {
      const patterns = expressions.map(patternOf)
      // A match with `\K` begins behind the place by which it is the first.
      const isMoved = patterns.some(({ source }) => source.includes('\\K'))
      let whole: PatternScanner | undefined
      return {
        findNextMatchSync(string, start, options) {
          const text = typeof string === 'string' ? undefined : (string as NumberedPattern)
          if (text === undefined || isMoved) {
            whole ??= engine.createScanner(expressions)
            return whole.findNextMatchSync(text?.inner ?? string, start, options)
          }
          return findFirst(engine, patterns, text, start)
        },
        dispose: () => whole?.dispose?.(),
      }
    },
  }
}

function findFirst(
  engine: RegexEngine,
  patterns: readonly SharedPattern[],
  text: NumberedPattern,
  start: number,
): Match | null {
  let best: Match | undefined
  let bestStart = Number.POSITIVE_INFINITY
  for (let index = 0; index < patterns.length && bestStart > start; index++) {
    const match = search(engine, patterns[index]!, text, start)
    if (match === null || startOf(match) >= bestStart) continue
    bestStart = startOf(match)
    best = { index, captureIndices: match.captureIndices }
  }
  return best ?? null
}

function search(
  engine: RegexEngine,
  pattern: SharedPattern,
  text: NumberedPattern,
  start: number,
): Match | null {
  const { match } = pattern
  // What began before and found nothing until here finds the same again.
  const isKnown = pattern.isFixed && pattern.text === text.number && pattern.from <= start
  if (isKnown && (match === null || startOf(match) >= start)) return match
  pattern.scanner ??= engine.createScanner([pattern.source])
  if (++pattern.searches === manySearches && pattern.isFixed) pattern.loose = loosenPattern(pattern.source)
  const from = text.isPlain && pattern.loose ? findFrom(pattern.loose, text.content, start) : start
  pattern.match = from < 0 ? null : pattern.scanner.findNextMatchSync(text.inner, from, 0)
  pattern.text = text.number
  pattern.from = start
  return pattern.match
}

function startOf(match: Match): number {
  return match.captureIndices[0]!.start
}

/** Where the first match begins, -1 for none. */
function findFrom(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  return pattern.exec(text)?.index ?? -1
}

import { Resolver } from 'flexsearch'
import type { WordMatches } from './match-word.ts'

/** The notes that the query's filters and exclusions leave. */
export interface Boundary {
  /** Undefined where nothing was asked for. */
  readonly within: readonly number[] | undefined
  readonly without: readonly number[]
}

/** A word of a query, found. */
interface FoundWord {
  readonly matches: WordMatches
}

/** Notes that have every word and are within the boundary, by FlexSearch's resolver. */
export function resolveAll(words: readonly FoundWord[], { within, without }: Boundary): readonly number[] {
  const lists = words.map(({ matches }) => [...matches.numbers])
  if (within !== undefined) lists.push([...within])
  const [first, ...rest] = lists
  if (first === undefined) return []
  let resolver = joinNumbers(first)
  for (const list of rest) resolver = resolver.and([list] as never) as never
  if (without.length > 0) resolver = resolver.not([without] as never) as never
  return resolver.result.flat().map(Number)
}

/** Notes that have at least one word and are within the boundary. */
export function resolveAny(words: readonly FoundWord[], boundary: Boundary): readonly number[] {
  return keepWithin(boundary, new Set(words.flatMap(({ matches }) => matches.numbers)))
}

/** Those of the notes that a boundary leaves. */
export function keepWithin(boundary: Boundary, numbers: Iterable<number>): readonly number[] {
  const allowed = boundary.within && new Set(boundary.within)
  const refused = new Set(boundary.without)
  return [...numbers].filter((number) => !refused.has(number) && allowed?.has(number) !== false)
}

/** The start of a chain of FlexSearch's set operations. */
export function joinNumbers(numbers: readonly number[]): Resolver {
  return new Resolver([[...numbers]]) as never
}

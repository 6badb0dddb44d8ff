import { createContext, Script } from 'node:vm'
import type { PatternValue } from './values.ts'
import type { QueryWork } from './work.ts'

/** Longest pattern, and longest text that one is run on, in characters. */
const longest = { pattern: 500, text: 20_000 }

/** Milliseconds that one pattern may take on one text: far more than one that comes to an end. */
const patience = 500

/** What a pattern that took so long costs, in steps of work: a block may have two of these. */
const stopped = 400_000

/** What a pattern may be asked. */
type Ask = 'test' | 'replace' | 'split'

let engine: { readonly script: Script; readonly context: Record<string, unknown> } | undefined

/**
 * Runs a regular expression where it can be stopped, for one that a note wrote may never come to an end. Null where it is
 * none, or takes too long.
 */
export function runPattern(
  ask: Ask,
  { source, flags }: PatternValue,
  text: string,
  by: string,
  work: QueryWork,
): string | boolean | readonly string[] | null {
  work.spend(5)
  if (source.length > longest.pattern || text.length > longest.text) return null
  const pattern = compile(source, flags)
  if (pattern === undefined) return null
  if (isShort(source, text.length)) return apply(ask, pattern, text, by)
  work.spend(45)
  engine ??= {
    context: createContext({ ask: '', pattern: /x/, text: '', by: '' }),
    script: new Script(
      `ask === 'test' ? pattern.test(text) : ask === 'replace' ? text.replace(pattern, by) : text.split(pattern)`,
    ),
  }
  Object.assign(engine.context, { ask, pattern, text, by })
  try {
    const result: unknown = engine.script.runInContext(engine.context, { timeout: patience })
    return typeof result === 'boolean' || typeof result === 'string'
      ? result
      : Array.from(result as string[], String)
  } catch {
    work.spend(stopped)
    return null
  }
}

function apply(ask: Ask, pattern: RegExp, text: string, by: string): string | boolean | readonly string[] {
  if (ask === 'test') return pattern.test(text)
  return ask === 'replace' ? text.replace(pattern, by) : text.split(pattern).map((part) => part ?? '')
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags.replace(/[yd]/g, ''))
  } catch {
    return undefined
  }
}

/**
 * Whether a pattern can take but little time on a text of a length: nothing that repeats stands in what is repeated, and each
 * repetition tries the whole text once more.
 */
function isShort(source: string, length: number): boolean {
  if (/\)[*+?{]|\\[1-9k]/.test(source)) return false
  const repetitions = source.match(/[*+]|\{\d*,/g)?.length ?? 0
  return length ** (repetitions + 1) <= 10_000_000
}

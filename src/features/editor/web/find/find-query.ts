/** What is looked for, as somebody asks for it. */
export interface FindQuery {
  readonly search: string
  readonly replacement: string
  readonly isCaseSensitive: boolean
  readonly isWholeWord: boolean
  readonly isRegExp: boolean
}

/** A query as an expression that can be run, or why it cannot. */
export type ReadQuery =
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly reason: string }
  | { readonly kind: 'ready'; readonly pattern: string; readonly flags: string }

/** A place where a text has what is looked for. */
export interface FindMatch {
  readonly from: number
  readonly to: number
  /** What it becomes; only where that was asked for. */
  readonly insert?: string
}

/** Part of a text, from its first offset to behind its last one. */
export interface FindScope {
  readonly from: number
  readonly to: number
}

/** Most matches that are counted and marked; more are replaced all the same. */
export const maxMatches = 20_000

/** Reads a query. Words in it are words; an expression is one of JavaScript's, in which `^` and `$` stand for lines. */
export function readQuery({ search, isCaseSensitive, isRegExp }: FindQuery): ReadQuery {
  if (search === '') return { kind: 'empty' }
  const pattern = isRegExp ? search : search.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const flags = isCaseSensitive ? 'gm' : 'gim'
  try {
    new RegExp(pattern, `${flags}u`)
    return { kind: 'ready', pattern, flags: `${flags}u` }
  } catch (error) {
    try {
      // Signs that need no backslash may have one.
      new RegExp(pattern, flags)
      return { kind: 'ready', pattern, flags }
    } catch {
      return { kind: 'bad', reason: reasonOf(error, pattern) }
    }
  }
}

/** The engine's own words, without the expression, which everybody sees. */
function reasonOf(error: unknown, pattern: string): string {
  const message = error instanceof Error ? error.message : String(error)
  const [, reason = message] = /: ([^:]+)$/.exec(message.replace(pattern, '')) ?? []
  return reason.trim()
}

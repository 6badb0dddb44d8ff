import type { FindMatch, FindScope } from './find-query.ts'

/** What is looked for in which text. Plain data: it crosses threads. */
export interface FindJob {
  readonly text: string
  readonly pattern: string
  readonly flags: string
  readonly isWholeWord: boolean
  /** Only matches that lie wholly in it. */
  readonly scope: FindScope | undefined
  /** Given where it is to be known what each match becomes; with its groups if `hasGroups`. */
  readonly replacement?: string
  readonly hasGroups: boolean
  readonly limit: number
}

/** The matches of a job in their order; one without characters (`^`) counts too. */
export function collectMatches(job: FindJob): readonly FindMatch[] {
  const { text, pattern, flags, isWholeWord, replacement, hasGroups, limit } = job
  const scope = job.scope ?? { from: 0, to: text.length }
  const expression = new RegExp(pattern, flags)
  const matches: FindMatch[] = []
  expression.lastIndex = scope.from
  while (matches.length < limit) {
    const found = expression.exec(text)
    if (found === null) break
    const [from, to] = [found.index, found.index + found[0].length]
    if (from > scope.to) break
    if (from === to) expression.lastIndex = to + (isPair(text, to) ? 2 : 1)
    if (to > scope.to || (isWholeWord && !isWord(text, from, to))) continue
    matches.push({
      from,
      to,
      ...(replacement !== undefined && { insert: hasGroups ? expand(replacement, found) : replacement }),
    })
  }
  return matches
}

/**
 * What a match becomes: `$1` to `$99` and `$<name>` are its groups, `$&` is all of it, `$$` a dollar; `\n` begins a line, `\t` is a
 * tab and `\\` a backslash.
 */
function expand(replacement: string, found: RegExpExecArray): string {
  return replacement.replace(
    /\\([nt\\])|\$(?:([$&])|<([^>]*)>|(\d{1,2}))/g,
    (all: string, sign?: string, dollar?: string, name?: string, digits?: string) => {
      if (sign !== undefined) return { n: '\n', t: '\t' }[sign] ?? sign
      if (dollar !== undefined) return dollar === '$' ? '$' : found[0]
      if (name !== undefined) return found.groups?.[name] ?? (found.groups ? '' : all)
      return groupOf(found, digits ?? '') ?? all
    },
  )
}

/** `$12` is the twelfth group where there is one, else the first with a 2 behind it. */
function groupOf(found: RegExpExecArray, digits: string): string | undefined {
  const last = found.length - 1
  const number = Number(digits)
  if (number >= 1 && number <= last) return found[number] ?? ''
  const first = Number(digits.charAt(0))
  if (digits.length === 2 && first >= 1 && first <= last) return (found[first] ?? '') + digits.charAt(1)
  return undefined
}

/** Whether a match neither starts nor ends within a word. */
function isWord(text: string, from: number, to: number): boolean {
  return (
    !(isLetterBefore(text, from) && isLetterAt(text, from)) &&
    !(isLetterBefore(text, to) && isLetterAt(text, to))
  )
}

function isLetterBefore(text: string, at: number): boolean {
  return /[\p{L}\p{N}\p{M}_]$/u.test(text.slice(Math.max(0, at - 2), at))
}

function isLetterAt(text: string, at: number): boolean {
  return /^[\p{L}\p{N}\p{M}_]/u.test(text.slice(at, at + 2))
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff
}

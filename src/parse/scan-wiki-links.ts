/** A `[[…]]` or `![[…]]` as it stands in a text; whether it is a link (and not code, say) is for the parser to tell. */
export interface WikiLinkToken {
  readonly embed: boolean
  /** Of the `!` or the first `[`. */
  readonly start: number
  /** Just behind the last `]`. */
  readonly end: number
  /** Just behind the `[[`. */
  readonly targetStart: number
  /** Of the first `|`, or of the `]]` where there is no display text. */
  readonly targetEnd: number
}

/** Longest text between the brackets, in code units; longer ones are plain text. */
export const maxWikiLinkLength = 1_024

/**
 * Every wiki-link of a text, in order. The rule is the one of the micromark construct in `wiki-link-syntax.ts`: on
 * one line, a target with something to see and without `[`, `]` and `|`, a display text without `]` and `[[`, which may
 * be empty, and no odd number of backslashes before it. Linear: no character is looked at more than {@link maxWikiLinkLength} times,
 * and more than twice only behind a bracket that starts no link.
 */
export function scanWikiLinks(source: string, from = 0): readonly WikiLinkToken[] {
  const tokens: WikiLinkToken[] = []
  let open = source.indexOf('[[', from)
  while (open >= 0) {
    const token = isEscaped(source, open, from) ? undefined : readWikiLink(source, open, from)
    if (token) tokens.push(token)
    open = source.indexOf('[[', token ? token.end : open + 1)
  }
  return tokens
}

function readWikiLink(source: string, open: number, from: number): WikiLinkToken | undefined {
  const limit = Math.min(source.length, open + 3 + maxWikiLinkLength)
  let targetEnd = -1
  let isEmpty = true
  for (let i = open + 2; i < limit; i++) {
    const code = source.charCodeAt(i)
    if (code === 93) {
      if ((isEmpty && targetEnd < 0) || source.charCodeAt(i + 1) !== 93) return undefined
      const embed = open > from && source.charCodeAt(open - 1) === 33 && !isEscaped(source, open - 1, from)
      return {
        embed,
        start: embed ? open - 1 : open,
        end: i + 2,
        targetStart: open + 2,
        targetEnd: targetEnd < 0 ? i : targetEnd,
      }
    }
    if (code === 10 || code === 13) return undefined
    if (code === 91 && (targetEnd < 0 || source.charCodeAt(i + 1) === 91)) return undefined
    if (code === 124 && targetEnd < 0) {
      if (isEmpty) return undefined
      targetEnd = i
      isEmpty = true
    } else if (code !== 32 && code !== 9) isEmpty = false
  }
  return undefined
}

function isEscaped(source: string, offset: number, from: number): boolean {
  let backslashes = 0
  while (offset - backslashes > from && source.charCodeAt(offset - backslashes - 1) === 92) backslashes++
  return backslashes % 2 === 1
}

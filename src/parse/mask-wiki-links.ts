import type { WikiLinkToken } from './scan-wiki-links.ts'

/** Three characters that the source has not: behind the outer `[`, inside, and before the outer `]` of a wiki-link. */
export interface MaskCharacters {
  readonly open: string
  readonly inside: string
  readonly close: string
}

/**
 * Three control characters (else private-use ones) that do not occur in `source`; undefined when it uses them all.
 * Control characters come first because an ASCII source that stays ASCII parses faster.
 */
export function findMaskCharacters(source: string): MaskCharacters | undefined {
  const free: string[] = []
  for (let code = 1; code < 0xf900 && free.length < 3; code++) {
    if (code === 9) code = 14
    if (code === 27) code = 0xe000
    const char = String.fromCharCode(code)
    if (!source.includes(char)) free.push(char)
  }
  const [open, inside, close] = free
  return open && inside && close ? { open, inside, close } : undefined
}

/**
 * The source with each of `tokens` hidden from the Markdown parser, at the same length: `[[a*b|c]]` becomes `,<a>b|c>,`
 * where the outer brackets are commas (for the parser they are punctuation, as brackets are) and everything that is
 * punctuation inside is a mask character. Those in `bracketed` keep their outer brackets. What may end a cell or an address (`|`, `\|`, spaces) stays.
 */
export function maskWikiLinks(
  source: string,
  tokens: readonly WikiLinkToken[],
  bracketed: ReadonlySet<WikiLinkToken>,
  { open, inside, close }: MaskCharacters,
): string {
  const parts: string[] = []
  let last = 0
  for (const token of tokens) {
    const { targetStart, end } = token
    const isComma = !bracketed.has(token)
    parts.push(source.slice(last, targetStart - 2), isComma ? ',' : '[', open)
    parts.push(maskInside(source.slice(targetStart, end - 2), inside), close, isComma ? ',' : ']')
    last = end
  }
  parts.push(source.slice(last))
  return parts.join('')
}

function maskInside(text: string, inside: string): string {
  return text.replace(/\\+\|?|[!-/:-@[\]^-`{}~]/g, (run) =>
    run.endsWith('|') ? run : inside.repeat(run.length),
  )
}

/** Whether a token holds what may open or close code, math or HTML, so that it matters which of the two starts first. */
export function isRisky(source: string, token: WikiLinkToken): boolean {
  for (let i = token.targetStart; i < token.end - 2; i++) {
    const code = source.charCodeAt(i)
    if (code === 96 || code === 36 || code === 60 || code === 62) return true
  }
  return false
}

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

/**
 * The tokens of which it matters whether they or something else starts first: they hold what may open or close code,
 * math or HTML, or they stand where an address may (which no mask character can). Linear.
 */
export function findRisky(source: string, tokens: readonly WikiLinkToken[]): readonly WikiLinkToken[] {
  const risky: WikiLinkToken[] = []
  let last = 0
  let mayLead = false
  for (const token of tokens) {
    mayLead = mayBeInAddress(source, last, token.start, mayLead)
    if (mayLead || holdsRival(source, token)) risky.push(token)
    last = token.end
  }
  return risky
}

/** A backtick, `$`, `<` or `>`. */
function holdsRival(source: string, token: WikiLinkToken): boolean {
  for (let i = token.targetStart; i < token.end - 2; i++) {
    const code = source.charCodeAt(i)
    if (code === 96 || code === 36 || code === 60 || code === 62) return true
  }
  return false
}

/**
 * Behind `](`, `<`, `://`, `www.` or `]:` with no blank between but that after `]:`. Looks back to `lowest`, where the
 * wiki-link before ends, of which `before` is the answer.
 */
function mayBeInAddress(source: string, lowest: number, start: number, before: boolean): boolean {
  for (let i = start - 1; i >= lowest; i--) {
    const code = source.charCodeAt(i)
    if (code === 60 || (code === 40 && source.charCodeAt(i - 1) === 93)) return true
    if (code === 47 && source.startsWith('://', i - 2)) return true
    if (code === 46 && source.slice(Math.max(0, i - 3), i).toLowerCase() === 'www') return true
    if (code === 32 || code === 9 || code === 10) {
      if (i !== start - 1) return false
      while (i >= lowest && source.charCodeAt(i) <= 32) i--
      return source.charCodeAt(i) === 58 && source.charCodeAt(i - 1) === 93
    }
    if (code === 58 && i === start - 1 && source.charCodeAt(i - 1) === 93) return true
  }
  return before
}

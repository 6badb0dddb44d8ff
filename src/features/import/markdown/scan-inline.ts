import { type Inline, text, webLink } from './build.ts'

/** One construct of a line. */
export interface InlineRule {
  /** Sticky; it matches at the place where the construct begins. What it repeats it bounds: it is tried at many places. */
  readonly pattern: RegExp
  /** What stands for it; undefined where it is none after all. `inner` reads a part of it by the same rules. */
  read(match: RegExpExecArray, inner: (part: string) => Inline[]): Inline[] | undefined
  /** What has to stand before it; default: anything. */
  readonly after?: RegExp
}

/** The constructs of a language, and a pattern of the characters that can begin one. */
export interface InlineRules {
  /** Global. */
  readonly starts: RegExp
  readonly rules: readonly InlineRule[]
}

/** An address that stands in a text as it is, without the sign that ends its sentence. */
export const bareAddress: InlineRule = {
  pattern: /https?:\/\/[^\s<>"'`[\]{}|]{1,1000}[^\s<>"'`[\]{}|.,;:!?)]/y,
  after: /^(?:\W|)$/,
  read: ([url]) => [webLink(url, [text(url)])],
}

/** Deepest nesting of constructs that is read; deeper ones are text. */
const deepest = 20

/** Reads a line by rules, the first that matches at a place; everything else is text. */
export function scanInline(source: string, language: InlineRules, depth = 0): Inline[] {
  if (depth > deepest) return [text(source)]
  const out: Inline[] = []
  const starts = new RegExp(language.starts.source, language.starts.flags)
  let from = 0
  let at = 0
  while (at < source.length) {
    starts.lastIndex = at
    const start = starts.exec(source)
    if (start === null) break
    at = start.index
    const found = readAt(source, at, language, depth)
    if (found === undefined) {
      at++
      continue
    }
    if (at > from) out.push(text(source.slice(from, at)))
    out.push(...found.nodes)
    at = found.end
    from = at
  }
  if (from < source.length) out.push(text(source.slice(from)))
  return out
}

function readAt(
  source: string,
  at: number,
  language: InlineRules,
  depth: number,
): { readonly nodes: Inline[]; readonly end: number } | undefined {
  for (const { pattern, read, after } of language.rules) {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (match === null || match[0] === '') continue
    if (after !== undefined && !after.test(source.slice(Math.max(0, at - 1), at))) continue
    const nodes = read(match, (part) => scanInline(part, language, depth + 1))
    if (nodes !== undefined) return { nodes, end: at + match[0].length }
  }
  return undefined
}

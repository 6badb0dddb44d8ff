import type { Nodes } from 'mdast'
import type { Range } from '../model/range.ts'

/** More `](` than this in one link, none of them fitting, and the search gives up: it would be quadratic. */
const maxAttempts = 16

/**
 * Where the address of an inline link or image stands: `a.md` of `[x](a.md "t")`, without the brackets of
 * `<a b.md>`; of an autolink the text between `<` and `>`. The whole node where it cannot be found.
 */
export function findDestination(node: Nodes, source: string): Range {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  const whole = { start, end }
  if (source[start] === '<' && source[end - 1] === '>') return { start: start + 1, end: end - 1 }
  if (source[start] !== '[' && source[start] !== '!') return whole
  const last = 'children' in node ? node.children[node.children.length - 1] : undefined
  let at = source.indexOf('](', last?.position?.end.offset ?? start + 1)
  // Nearly every link: the address as it is, and the bracket.
  const url = 'url' in node ? node.url : ''
  if (at >= 0 && at + 3 + url.length === end && source.startsWith(url, at + 2))
    return { start: at + 2, end: end - 1 }
  for (let attempt = 0; attempt < maxAttempts && at >= 0 && at < end; attempt++) {
    const range = readDestination(source, at + 2, end)
    if (range && endsLink(source, range, end)) return range
    at = source.indexOf('](', at + 2)
  }
  return findWritten(url.replace(/#.*$/, ''), last?.position?.end.offset ?? start, end, source) ?? whole
}

/** An address among what a program would put before or behind it: `guide.md` of `[x]({{< ref "guide.md" >}})`. */
export function findWritten(url: string, from: number, end: number, source: string): Range | undefined {
  const written = url.replace(/^\//, '').replaceAll('%20', ' ')
  const at = written === '' ? -1 : source.slice(from, end).lastIndexOf(written)
  return at < 0 ? undefined : { start: from + at, end: from + at + written.length }
}

/** Where the address of a definition stands: `a.md` of `[x]: a.md "t"`. */
export function findDefinitionDestination(node: Nodes, source: string): Range {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  const at = source.indexOf(']:', start)
  const range = at < 0 || at >= end ? undefined : readDestination(source, at + 2, end)
  return range ?? { start, end }
}

function readDestination(source: string, from: number, end: number): Range | undefined {
  const start = skipBlanks(source, from, end)
  if (source[start] === '<') {
    for (let i = start + 1; i < end; i++) {
      if (source[i] === '\\') i++
      else if (source[i] === '>') return { start: start + 1, end: i }
      else if (source[i] === '\n') return undefined
    }
    return undefined
  }
  let depth = 0
  let i = start
  for (; i < end; i++) {
    const code = source.charCodeAt(i)
    if (code <= 32) break
    if (code === 92) i++
    else if (code === 40) depth++
    else if (code === 41 && depth-- === 0) break
  }
  return { start, end: Math.min(i, end) }
}

/** Whether nothing but a title stands between the address and the last `)`. */
function endsLink(source: string, range: Range, end: number): boolean {
  let at = range.end
  if (source[at] === '>') at++
  at = skipBlanks(source, at, end)
  if (at === end - 1) return source[at] === ')'
  const opener = source[at]
  const closer = opener === '(' ? ')' : opener
  if (closer !== '"' && closer !== "'" && closer !== ')') return false
  for (at++; at < end && source[at] !== closer; at++) if (source[at] === '\\') at++
  return skipBlanks(source, at + 1, end) === end - 1 && source[end - 1] === ')'
}

/** Blanks, line ends, and the `>` of a quote behind a line end. */
function skipBlanks(source: string, from: number, end: number): number {
  let at = from
  let isAtLineStart = false
  for (; at < end; at++) {
    const code = source.charCodeAt(at)
    if (code === 10 || code === 13) isAtLineStart = true
    else if (code !== 32 && code !== 9 && !(isAtLineStart && code === 62)) break
  }
  return at
}

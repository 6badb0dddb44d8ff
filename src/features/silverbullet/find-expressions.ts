import type { Range } from '../../model/range.ts'
import { codeRanges } from '../../parse/code-ranges.ts'

/** Characters of one expression at most. */
const maxExpression = 10_000

/** `{[Command]}`, `{[Command|label]}`, `{[Command|label]("argument")}`. */
const button = /\{\[[^\]\n]+\](?:\([^\n]{0,400}?\))?\}/y

/** The `${…}` and `{[…]}` of a source, outside of code, in order. What has no end is text. */
export function findExpressions(source: string): readonly Range[] {
  if (!source.includes('${') && !source.includes('{[')) return []
  const found: Range[] = []
  const skipped = codeRanges(source)
  let next = 0
  const sign = /\$\{|\{\[/g
  const nextSign = (from: number): number => {
    sign.lastIndex = from
    return sign.exec(source)?.index ?? -1
  }
  for (let at = nextSign(0); at >= 0; at = nextSign(at)) {
    while (next < skipped.length && skipped[next]!.end <= at) next++
    const inCode = skipped[next]
    if (inCode !== undefined && inCode.start <= at) {
      at = inCode.end
      continue
    }
    const end =
      source[at - 1] === '\\'
        ? undefined
        : source[at] === '{'
          ? endOfButton(source, at)
          : endOf(source, at + 2)
    if (end === undefined) at += 2
    else {
      found.push({ start: at, end })
      at = end
    }
  }
  return found
}

function endOfButton(source: string, start: number): number | undefined {
  button.lastIndex = start
  return button.test(source) ? button.lastIndex : undefined
}

/** Behind the brace that ends an expression of Lua which begins at an offset; texts in it may hold braces. */
function endOf(source: string, start: number): number | undefined {
  let depth = 1
  const limit = Math.min(source.length, start + maxExpression)
  for (let at = start; at < limit; at++) {
    const char = source[at]
    if (char === '"' || char === "'") {
      const close = endOfText(source, at, limit)
      if (close === undefined) return undefined
      at = close
    } else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return at + 1
  }
  return undefined
}

function endOfText(source: string, start: number, limit: number): number | undefined {
  for (let at = start + 1; at < limit && source[at] !== '\n'; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === source[start]) return at
  }
  // An apostrophe in a query is no text.
  return start
}

import type { Range } from '../../model/range.ts'
import { codeRanges } from '../../parse/code-ranges.ts'

/** `${FOAM_TITLE}`, `$FOAM_TITLE`, with what stands in where there is none, and what a template asks for (`${1:name}`). */
const variable =
  /\$(?:\{(?:FOAM_[A-Z_]+|CURRENT_[A-Z_]+|\d{1,2}:)[^{}\n]{0,200}\}|(?:FOAM|CURRENT)_[A-Z][A-Z_]*\b)/g

/** What of a template stayed in a note, outside of code. */
export function findVariables(source: string): readonly Range[] {
  if (!source.includes('$')) return []
  const found: Range[] = []
  const code = codeRanges(source)
  let next = 0
  for (const { index: start, 0: written } of source.matchAll(variable)) {
    while (next < code.length && code[next]!.end <= start) next++
    const inCode = code[next]
    if (source[start - 1] !== '\\' && !(inCode !== undefined && inCode.start <= start))
      found.push({ start, end: start + written.length })
  }
  return found
}

import type { Range } from '../model/range.ts'

/** Lines that begin or end a block of code, and code among text, in which nothing of another program's is read. */
const code = /^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*(`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$|(`+)(?!`)/gm

/** Where code stands in a source, in blocks and among text, in order; found without a parser, so about. */
export function codeRanges(source: string): readonly Range[] {
  const ranges: Range[] = []
  code.lastIndex = 0
  for (let match = code.exec(source); match; match = code.exec(source)) {
    const [whole, fence, ticks] = match
    const start = match.index
    if (fence !== undefined) {
      const last = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`, 'gm')
      last.lastIndex = start + whole.length
      const end = last.exec(source) === null ? source.length : last.lastIndex
      ranges.push({ start, end })
      code.lastIndex = Math.max(end, start + 1)
    } else if (ticks !== undefined) {
      const after = start + ticks.length
      // Code among text ends in its own block.
      const block = /^(?:(?!\n[ \t>]*\r?\n)[\s\S])*/.exec(source.slice(after, after + 1_000))?.[0] ?? ''
      const close = block.search(new RegExp(`(?<!\`)${ticks}(?!\`)`))
      if (close < 0) {
        code.lastIndex = after
        continue
      }
      ranges.push({ start, end: after + close + ticks.length })
      code.lastIndex = after + close + ticks.length
    }
  }
  return ranges
}

/** What an author says of a block of code behind its language. */
interface CodeMeta {
  readonly title: string
  /** Numbers of the lines to set off, from 1. */
  readonly isHit: (line: number) => boolean
  readonly hasHits: boolean
}

/** Lines are counted up to here; a longer list of ranges is not read on. */
const maxRanges = 100

/** Reads `{1,3-5} title="x"`; what it does not know it leaves out. */
export function readCodeMeta(meta: string): CodeMeta {
  const title = /(?:^|\s)title=(?:"([^"]{0,200})"|'([^']{0,200})'|(\S{1,200}))/.exec(meta)
  const outside = title ? meta.replace(title[0], ' ') : meta
  const braces = /\{([\d,\s-]*)\}/.exec(outside)?.[1] ?? ''
  const ranges = braces.split(',').slice(0, maxRanges).flatMap(readRange)
  return {
    title: (title?.[1] ?? title?.[2] ?? title?.[3] ?? '').trim(),
    isHit: (line) => ranges.some(([from, to]) => line >= from && line <= to),
    hasHits: ranges.length > 0,
  }
}

function readRange(text: string): readonly (readonly [from: number, to: number])[] {
  const match = /^\s*(\d{1,7})(?:\s*-\s*(\d{1,7}))?\s*$/.exec(text)
  if (!match) return []
  const from = Number(match[1])
  return [[from, match[2] === undefined ? from : Number(match[2])]]
}

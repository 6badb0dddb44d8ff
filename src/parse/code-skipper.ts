/** Tells where the code that starts at an offset ends: past its marks where it never does in this block. */
export function createCodeSkipper(source: string): (at: number) => number {
  let blockEnd = -1
  // Lengths of marks that nothing in the block closes: looked for once, or many marks would each read on to its end.
  let endless = new Set<number>()
  return (at) => {
    if (at >= blockEnd) {
      const blank = source.indexOf('\n\n', at)
      blockEnd = blank < 0 ? source.length : blank
      endless = new Set()
    }
    const length = runLength(source, at)
    if (endless.has(length)) return at + length
    for (let from = at + length; ; ) {
      const close = source.indexOf('`', from)
      if (close < 0 || close >= blockEnd) break
      const run = runLength(source, close)
      if (run === length) return close + run
      from = close + run
    }
    endless.add(length)
    return at + length
  }
}

/** How often the character at an offset stands there in a row. */
export function runLength(source: string, from: number): number {
  let end = from
  while (source[end] === source[from]) end++
  return end - from
}

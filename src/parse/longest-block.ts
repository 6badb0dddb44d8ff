const lineEnd = 10

/**
 * Bytes of the longest block of a Markdown text, roughly: lines up to an empty one, to the next item of a list or to a
 * heading. What makes parsers slow does so within a block, so a text of any length is read as fast as its blocks are.
 * Linear.
 */
export function longestBlock(bytes: Uint8Array): number {
  let longest = 0
  let start = 0
  for (let at = 0; at < bytes.length; ) {
    if (startsBlock(bytes, at)) {
      longest = Math.max(longest, at - start)
      start = at
    }
    const end = bytes.indexOf(lineEnd, at)
    at = end < 0 ? bytes.length : end + 1
  }
  return Math.max(longest, bytes.length - start)
}

/** Whether the line at `from` is empty or begins with `- `, `1. ` or `# `, whatever quote or indentation is before it. */
function startsBlock(bytes: Uint8Array, from: number): boolean {
  let at = from
  while (isBlank(bytes[at]) || bytes[at] === 62) at++
  const mark = bytes[at]
  if (mark === undefined || mark === lineEnd || mark === 13) return true
  if (mark === 45 || mark === 42 || mark === 43) return isBlank(bytes[at + 1])
  if (mark === 35) {
    while (bytes[at] === 35) at++
    return isBlank(bytes[at])
  }
  while (isDigit(bytes[at])) at++
  return isDigit(mark) && (bytes[at] === 46 || bytes[at] === 41) && isBlank(bytes[at + 1])
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57
}

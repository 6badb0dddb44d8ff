/** The first line that is not as it was said to be; an end of the text is undefined. Lines count from 1. */
export interface OutputDifference {
  readonly line: number
  readonly expected: string | undefined
  readonly found: string | undefined
}

/**
 * Compares what a program printed with what a note says. Blanks at the ends of lines and empty lines at the end make no
 * difference. `…` within a line stands for any text, on a line of its own for any lines: for times, addresses and what else
 * is never the same.
 */
export function compareOutput(expected: string, found: string): OutputDifference | undefined {
  const [wanted, printed] = [linesOf(expected), linesOf(found)]
  // How far the lines up to each one can be told of, from the back: texts are short, and this way no pattern runs away.
  const width = printed.length + 1
  const fits = new Uint8Array((wanted.length + 1) * width)
  fits[wanted.length * width + printed.length] = 1
  for (let i = wanted.length - 1; i >= 0; i--)
    for (let j = printed.length; j >= 0; j--) {
      const isHere =
        wanted[i] === '…'
          ? fits[(i + 1) * width + j] === 1 || (j < printed.length && fits[i * width + j + 1] === 1)
          : j < printed.length && fits[(i + 1) * width + j + 1] === 1 && isSameLine(wanted[i]!, printed[j]!)
      fits[i * width + j] = isHere ? 1 : 0
    }
  if (fits[0] === 1) return undefined
  let at = 0
  while (
    at < wanted.length &&
    at < printed.length &&
    wanted[at] !== '…' &&
    isSameLine(wanted[at]!, printed[at]!)
  )
    at++
  return { line: at + 1, expected: wanted[at], found: printed[at] }
}

function linesOf(text: string): readonly string[] {
  const trimmed = text.replace(/[ \t]+$/gm, '').replace(/\s+$/, '')
  return trimmed === '' ? [] : trimmed.split(/\r?\n/)
}

/** Whether a line's parts between `…` stand in the other, in order. */
function isSameLine(wanted: string, printed: string): boolean {
  const parts = wanted.split('…')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length === 1) return wanted === printed
  if (!printed.startsWith(first) || !printed.endsWith(last) || printed.length < first.length + last.length)
    return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    at = printed.indexOf(part, at)
    if (at < 0) return false
    at += part.length
  }
  return at <= printed.length - last.length
}

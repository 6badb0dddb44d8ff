import { lettersWide } from '../../../model/letters-wide.ts'
import { fitTitle } from '../crop/fit-title.ts'

/** A long name in lines of about the same length, at most three, and no longer than those have room for; `line` is in letters. */
export function wrapName(name: string, line: number): string {
  const fitting = fitTitle(name, line * 4)
  // A dot between two names ends a line and begins none.
  const words = fitting.split(/\s+(?!·)/).flatMap((word) => breakWord(word, line * 2))
  const wide = lettersWide(fitting)
  const count = Math.min(3, words.length, Math.max(1, Math.round(wide / line)))
  const aim = wide / count
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    // A line takes the word that brings it nearer to its share.
    const isFull =
      last === undefined || (lines.length < count && lettersWide(last) + lettersWide(word) / 2 > aim)
    if (isFull) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.join('\n')
}

/** A word in pieces that fit on lines: scripts that write no spaces, and words that are sentences. */
function breakWord(word: string, line: number): readonly string[] {
  const wide = lettersWide(word)
  if (wide <= line) return [word]
  const letters = [...word]
  const size = Math.ceil(letters.length / Math.ceil(wide / line))
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, i) =>
    letters.slice(i * size, (i + 1) * size).join(''),
  )
}

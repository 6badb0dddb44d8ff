import { lettersWide } from '../../../model/letters-wide.ts'
import { fitTitle } from './fit-title.ts'

/** Longest line of a name, in letters, and longest name. */
const longest = { line: 18, name: 34 }

/** A title in at most two lines of about the same length. */
export function wrapTitle(title: string): readonly string[] {
  const text = fitTitle(title, longest.name)
  if (lettersWide(text) <= longest.line) return [text]
  const spaces = [...text.matchAll(/\s/gu)].map(({ index }) => index)
  const best = spaces.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0]
  if (best === undefined) return [fitTitle(text, longest.line + 4)]
  return [text.slice(0, best), text.slice(best + 1)]
}

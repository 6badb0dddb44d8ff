import { lettersWide } from '../../../model/letters-wide.ts'
import { shortenTitle } from '../../../model/shorten-title.ts'

/** A title cut to so many letters, of which wide ones count twice. */
export function fitTitle(title: string, letters: number): string {
  const wide = lettersWide(title)
  return wide <= letters
    ? title
    : shortenTitle(title, Math.max(4, Math.floor((title.length * letters) / wide)))
}

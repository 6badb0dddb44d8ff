import type { Note } from '../../model/note.ts'
import type { SearchSection } from './search-note.ts'

/**
 * A note's text by heading. Headings are lines of the plain text, in order; the one that is the note's title starts no
 * section, because the title is searched anyway.
 */
export function splitSections(note: Note): readonly SearchSection[] {
  const { plainText, headings } = note
  const sections: SearchSection[] = []
  let heading = { text: '', slug: '' }
  let from = 0
  /** Where lines may still be headings. */
  let at = 0
  for (const [i, { text, slug }] of headings.entries()) {
    const line = text === '' ? undefined : findLine(plainText, text, at)
    if (line === undefined) continue
    at = line.end
    if (i === 0 && note.opensWithTitle) {
      // What stands above the title belongs to the same section as what stands below.
      if (plainText.slice(from, line.start).trim() === '') from = line.end
      continue
    }
    sections.push({
      heading: heading.text,
      slug: heading.slug,
      text: plainText.slice(from, line.start).trim(),
    })
    heading = { text, slug }
    from = line.end
  }
  sections.push({ heading: heading.text, slug: heading.slug, text: plainText.slice(from).trim() })
  return sections
}

/** The first whole line at or after `at` that is `text` but for spaces around it. */
function findLine(
  plainText: string,
  text: string,
  at: number,
): { readonly start: number; readonly end: number } | undefined {
  for (let found = plainText.indexOf(text, at); found >= 0; found = plainText.indexOf(text, found + 1)) {
    const start = plainText.lastIndexOf('\n', found) + 1
    const lineEnd = plainText.indexOf('\n', found)
    const end = lineEnd < 0 ? plainText.length : lineEnd
    if (plainText.slice(start, end).trim() === text) return { start, end }
  }
  return undefined
}

import type { Resolution } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { anchorOf, rangeOfAnchor } from './anchor-range.ts'

/** Longest preview of a note, in characters. */
const maxPreview = 1_200

/** The beginning of a note, or the section or block that a link means, as Markdown. */
export function previewNote(note: Note, resolution: Resolution, text: string, most = maxPreview): string {
  const anchor = anchorOf(resolution)
  const place = anchor === undefined ? undefined : rangeOfAnchor(note, anchor)
  let part = text.replace(/^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/, '')
  if (place && anchor?.startsWith('^')) part = text.slice(place.start, place.end)
  else if (place) {
    const at = note.headings.findIndex(({ range }) => range === place)
    const depth = note.headings[at]?.depth ?? 1
    const next = note.headings.slice(at + 1).find((heading) => heading.depth <= depth)
    part = text.slice(place.start, next?.range.start)
  }
  const trimmed = part.trim()
  return trimmed.length <= most ? trimmed : `${trimmed.slice(0, most).replace(/\s+\S*$/, '')} …`
}

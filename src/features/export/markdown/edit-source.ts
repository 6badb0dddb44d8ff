import { neighbourWords } from '../../../link/neighbour-words.ts'
import type { Link, Resolution } from '../../../model/link.ts'
/** Part of a source, and what stands there instead. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Set where nothing of it may be left, wherever it begins. */
  readonly isHidden?: true
}

/** A source with edits done, from its start; of two that overlap the one that begins first counts. */
export function editSource(source: string, edits: readonly Edit[], from = 0, to = source.length): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end)
  let text = ''
  let at = from
  for (const { start, end, text: by, isHidden } of sorted) {
    if (end <= from || start >= to) continue
    if (start < at) {
      if (isHidden && end > at) at = Math.min(end, to)
      continue
    }
    text += source.slice(at, start) + by
    at = end
  }
  return text + source.slice(Math.min(at, to), to)
}

/** What no page shows of a note, left out. */
export function hiddenEdits(hidden: readonly number[] = []): readonly Edit[] {
  const edits: Edit[] = []
  for (let i = 0; i < hidden.length; i += 2)
    edits.push({ start: hidden[i]!, end: hidden[i + 1]!, text: '', isHidden: true })
  return edits
}

/** A text as the label of a Markdown link. */
export function escapeLabel(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\[\]|<`*]/g, '\\$&')
}

/** A link by the name of a note of another garden, by its address; undefined for every other link. */
export function neighbourText(link: Link, resolution: Resolution): string | undefined {
  const beyond = neighbourWords(link, resolution)
  if (beyond === undefined) return undefined
  const label = escapeLabel(beyond.words)
  return beyond.href === undefined ? label : `[${label}](${beyond.href})`
}

import type { Range } from '../../../../model/range.ts'
import type { NoteOutline } from '../../edit-api.ts'

/** Something of a note that can go to another. */
interface PartTarget {
  readonly kind: 'selection' | 'section' | 'block'
  /** The heading of a section. */
  readonly name: string
  readonly range: Range
}

/** What somebody may mean to move who is at a place: what is selected, the sections around it from the inside out, the paragraph. */
export function partsAt(
  headings: NoteOutline['headings'],
  text: string,
  selection: Range,
): readonly PartTarget[] {
  const { start, end } = selection
  const parts: PartTarget[] = start < end ? [{ kind: 'selection', name: '', range: selection }] : []
  let depth = 7
  for (let i = headings.length - 1; i >= 0; i--) {
    const heading = headings[i]
    if (heading === undefined || lineStart(text, heading.offset) > start || heading.depth >= depth) continue
    depth = heading.depth
    const next = headings.slice(i + 1).find((one) => one.depth <= heading.depth)
    const range = {
      start: lineStart(text, heading.offset),
      end: next === undefined ? text.length : lineStart(text, next.offset),
    }
    if (start < range.end || range.end === text.length)
      parts.push({ kind: 'section', name: heading.text, range })
  }
  const block = blockAt(text, start)
  return block === undefined ? parts : [...parts, { kind: 'block', name: '', range: block }]
}

/** How many sections there are of each level, the levels that there are alone. */
export function sectionLevels(headings: NoteOutline['headings']): ReadonlyMap<number, number> {
  const levels = new Map<number, number>()
  for (const { depth } of headings) levels.set(depth, (levels.get(depth) ?? 0) + 1)
  return new Map([...levels].sort(([a], [b]) => a - b))
}

/** The lines around a place up to blank ones, and the blank lines behind them; undefined on a blank line. */
function blockAt(text: string, offset: number): Range | undefined {
  const isBlank = (at: number): boolean => text.slice(at, lineEnd(text, at)).trim() === ''
  let start = lineStart(text, offset)
  if (isBlank(start)) return undefined
  while (start > 0 && !isBlank(lineStart(text, start - 1))) start = lineStart(text, start - 1)
  let end = lineEnd(text, offset)
  while (end < text.length && !isBlank(end)) end = lineEnd(text, end)
  while (end < text.length && isBlank(end)) end = lineEnd(text, end)
  return { start, end }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Behind the line's end. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

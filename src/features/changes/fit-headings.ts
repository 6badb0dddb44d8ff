import type { TextEdit } from '../../model/change.ts'
import type { Heading } from '../../model/note.ts'

/** The highest level among the headings of a text that stand in no quote or list; undefined where there is none. */
export function highestLevel(headings: readonly Heading[]): number | undefined {
  const levels = headings.flatMap(({ depth, inside }) => (inside === undefined ? [depth] : []))
  return levels.length === 0 ? undefined : Math.min(...levels)
}

/** A heading so many levels lower, or higher; none goes below the sixth. Those in quotes and lists stay. */
export function shiftHeading(heading: Heading, by: number): Heading {
  return heading.inside === undefined ? { ...heading, depth: levelOf(heading.depth + by) } : heading
}

/** The edits that write headings so many levels lower. Underlined ones get the marks of others. */
export function shiftEdits(source: string, headings: readonly Heading[], by: number): readonly TextEdit[] {
  return headings.flatMap((heading): readonly TextEdit[] => {
    const { depth, range, inside } = heading
    const level = levelOf(depth + by)
    if (inside !== undefined || level === depth) return []
    const written = source.slice(range.start, range.end)
    const marks = /^[ \t]*(#{1,6})(?=[ \t\r\n]|$)/.exec(written)
    const opening = marks?.[1]
    if (marks && opening !== undefined) {
      const end = range.start + marks[0].length
      return [{ range: { start: end - opening.length, end }, text: '#'.repeat(level) }]
    }
    return withMarks(range.start, written, level)
  })
}

/** `Title` above `===` as `# Title`, on one line. */
function withMarks(start: number, written: string, level: number): readonly TextEdit[] {
  const underline = /[ \t]*\r?\n[ \t]*(?:=+|-+)[ \t]*$/.exec(written)
  if (!underline) return []
  const text = written.slice(0, underline.index)
  const breaks = [...text.matchAll(/(?:[ \t]+|\\)?\r?\n[ \t]*/g)].map(({ index, 0: { length } }) => ({
    range: { start: start + index, end: start + index + length },
    text: ' ',
  }))
  const removed = { start: start + underline.index, end: start + written.length }
  return [
    { range: { start, end: start }, text: `${'#'.repeat(level)} ` },
    ...breaks,
    { range: removed, text: '' },
  ]
}

function levelOf(depth: number): Heading['depth'] {
  return depth <= 1 ? 1 : depth >= 6 ? 6 : (depth as 2 | 3 | 4 | 5)
}

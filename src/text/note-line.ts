import type { Colors } from '../define/command.ts'
import { noteFacts } from '../define/note-facts.ts'
import type { Garden } from '../model/garden.ts'
import type { NotePath } from '../model/path.ts'
import { minutesToRead } from '../model/reading-time.ts'
import type { Stage } from '../model/stage.ts'
import { formatCount } from './count-of.ts'
import { renderTable } from './render-table.ts'

/** A note in a list that is to be read in order. */
interface NoteLine {
  readonly path: NotePath
  readonly title: string
  readonly stage?: Stage
  readonly minutes: number
}

/** Notes for a list; those that the garden does not have are left out. */
export function noteLines({ notesByPath, read }: Garden, paths: Iterable<NotePath>): readonly NoteLine[] {
  const lines: NoteLine[] = []
  for (const path of paths) {
    const note = notesByPath.get(path)
    if (note === undefined) continue
    const stage = read(noteFacts).get(path)?.stage
    lines.push({ path, title: note.title, ...(stage && { stage }), minutes: minutesToRead(note.wordCount) })
  }
  return lines
}

/** Minutes to read them all. */
export function totalMinutes(lines: readonly NoteLine[]): number {
  return lines.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** Notes as a table with numbers, which stand that far to the right; `what` each of them is. */
export function renderNoteLines(
  lines: readonly NoteLine[],
  { what, indent = '' }: { readonly what: string; readonly indent?: string },
  colors: Colors,
): string {
  const columns = [
    { title: `${indent}#`, align: 'right' },
    { title: what },
    { title: 'stage' },
    { title: 'min', align: 'right' },
    { title: 'note' },
  ] as const
  const rows = lines.map(({ title, stage = '', minutes, path }, i) => [
    `${indent}${i + 1}`,
    title,
    stage,
    formatCount(minutes),
    path,
  ])
  return renderTable(columns, rows, colors)
}

import { compareText } from '../../model/diagnostic.ts'
import type { NoteHistory } from '../../model/note-history.ts'
import type { NotePath } from '../../model/path.ts'
import type { NoteGrowth } from './compare-versions.ts'
import type { NoteChanges } from './note-changes.ts'

/** Something that became of a note on a day: a day of its life. Days are `YYYY-MM-DD`. */
export interface NoteEvent {
  readonly path: NotePath
  readonly day: string
  readonly planted?: string
  /** What changed; absent where the note came, and where only the day is known. */
  readonly growth?: NoteGrowth
}

/** What is known of each note. */
interface EventSource {
  readonly of: (path: NotePath) => NoteHistory | undefined
  readonly changesOf: (path: NotePath) => NoteChanges | undefined
}

/**
 * What became of the garden's notes, the newest first: of each that it was planted, and every day on which it grew. Where
 * nobody knows what changed, a note is one event, on the day on which it was tended last or else planted.
 */
export function listEvents(paths: Iterable<NotePath>, { of, changesOf }: EventSource): readonly NoteEvent[] {
  const found: NoteEvent[] = []
  for (const path of paths) {
    const changes = changesOf(path)
    if (changes !== undefined) {
      const { planted, grown } = changes
      for (const growth of grown) found.push({ path, day: growth.day, growth })
      if (planted !== undefined) found.push({ path, day: planted, planted })
      continue
    }
    const { planted, tended } = of(path) ?? {}
    const day = tended ?? planted
    if (day !== undefined) found.push({ path, day, ...(planted !== undefined && { planted }) })
  }
  return found.sort((a, b) => compareText(b.day, a.day) || compareText(a.path, b.path))
}

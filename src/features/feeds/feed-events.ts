import type { SiteView } from '../../define/site-view.ts'
import { compareText } from '../../model/diagnostic.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { NotePath } from '../../model/path.ts'
import { historyFacts, type NoteGrowth } from '../history/facts.ts'

/** Something that became of a note on a day: an entry of a feed. Days are `YYYY-MM-DD`. */
export interface FeedEvent {
  readonly path: NotePath
  readonly day: string
  readonly planted?: string
  /** What changed; absent where the note came, and where only the day is known. */
  readonly growth?: NoteGrowth
}

/**
 * What became of the garden's notes, the newest first: of each that it was planted, and every day on which it grew. Where
 * nobody knows what changed, a note is one event, on the day on which it was tended last or else planted.
 */
export const feedEvents = memoByObject(({ garden }: SiteView): readonly FeedEvent[] => {
  const { of, changesOf } = garden.read(historyFacts)
  const found: FeedEvent[] = []
  for (const path of garden.notesByPath.keys()) {
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
})

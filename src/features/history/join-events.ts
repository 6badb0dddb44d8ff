import type { ChangedSentence } from './compare-versions.ts'
import type { SinceEvent } from './since-file.ts'

/**
 * What became of each note over all the days that a reader was away, the note that changed last first. A note that came
 * meanwhile is new, whatever became of it since; a sentence that changed twice is shown as it was and as it is.
 */
export function joinEvents(newestFirst: readonly SinceEvent[]): readonly SinceEvent[] {
  const byNote = new Map<string, SinceEvent[]>()
  for (const event of newestFirst) {
    const events = byNote.get(event.href)
    if (events === undefined) byNote.set(event.href, [event])
    else events.push(event)
  }
  return [...byNote.values()].flatMap(joinOfNote)
}

function joinOfNote(events: readonly SinceEvent[]): readonly SinceEvent[] {
  const { day, title, href } = events[0]!
  if (events.some(({ isPlanted }) => isPlanted)) return [{ day, title, href, isPlanted: true }]
  const oldestFirst = [...events].reverse()
  const written = oldestFirst.flatMap(({ sentences = [] }) => sentences)
  const sentences = joinSentences(written)
  const sections = [...new Set(oldestFirst.flatMap((event) => event.sections ?? []))]
  const stages = events.flatMap(({ stage }) => stage ?? []).slice(0, 1)
  const isUndone = written.length > 0 && sentences.length + sections.length + stages.length === 0
  if (isUndone) return []
  return [
    {
      day,
      title,
      href,
      ...(stages.length > 0 && { stage: stages[0]! }),
      ...(sections.length > 0 && { sections }),
      ...(sentences.length > 0 && { sentences }),
    },
  ]
}

/** Sentences of one change after the other, the oldest first, as one change. */
function joinSentences(written: readonly ChangedSentence[]): readonly ChangedSentence[] {
  const joined: ChangedSentence[] = []
  for (const sentence of written) {
    const before = joined.findIndex((one) => one.new !== undefined && one.new === sentence.old)
    if (before < 0) {
      joined.push(sentence)
      continue
    }
    const old = joined[before]!.old
    const isNothing = old === sentence.new
    joined.splice(before, 1, ...(isNothing ? [] : [withoutNone(old, sentence.new)]))
  }
  return joined
}

function withoutNone(old: string | undefined, now: string | undefined): ChangedSentence {
  return { ...(old !== undefined && { old }), ...(now !== undefined && { new: now }) }
}

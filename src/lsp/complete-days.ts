import { dayFacts, pathOfDay } from '../features/days/facts.ts'
import type { Completion } from '../features/editor/completion/completion.ts'
import type { CompletionPlace } from '../features/editor/completion/completion-place.ts'
import { formatDate } from '../model/dates/format-date.ts'
import { type LocalTime, localTimeOf } from '../model/dates/local-time.ts'
import { type NotePath, stemOf } from '../model/path.ts'
import type { LanguageGarden } from './language-garden.ts'
import { readRelativeDay, relativeDays } from './read-relative-day.ts'

/** Names of days that fit what is typed in a link, as the garden calls their notes. */
export async function completeDays(
  garden: LanguageGarden,
  source: NotePath,
  place: Extract<CompletionPlace, { kind: 'note' }>,
): Promise<readonly Completion[]> {
  const typed = place.query.trim().toLowerCase()
  const fitting = typed.length < 2 ? [] : relativeDays.filter((name) => name.startsWith(typed))
  const snapshot = fitting.length === 0 ? undefined : await garden.snapshotNow()
  if (snapshot === undefined) return []
  const facts = snapshot.garden.read(dayFacts)
  const clock = localTimeOf(new Date())
  return fitting.flatMap((name): Completion[] => {
    const time: LocalTime | undefined = readRelativeDay(name, clock)
    if (time === undefined) return []
    const path = pathOfDay(facts, time)
    const insert = garden.names().completer.linkWriter(source)(place, { name: stemOf(path), path })
    return [{ kind: 'note', label: name, detail: formatDate(time, 'YYYY-MM-DD'), insert }]
  })
}

import type { Garden } from '../model/garden.ts'
import type { Note } from '../model/note.ts'
import type { NotePath } from '../model/path.ts'
import type { SeriesId } from '../model/series-id.ts'
import { isListOfPlans } from './collect-planned.ts'

/**
 * Whether all that {@link collectKnowledge} reads of the notes themselves is the same in both gardens; what their
 * links mean is the caller's to compare, for those that {@link findStatements} names. An edited text changes none of it.
 */
export function hasSameSurface(
  before: Pick<Garden, 'notesByPath' | 'knowledge'>,
  after: ReadonlyMap<NotePath, Note>,
): boolean {
  if (before.notesByPath.size !== after.size) return false
  for (const [path, note] of after) {
    const old = before.notesByPath.get(path)
    if (old === note) continue
    if (old === undefined) return false
    const hasList = isRead(path, before)
    if (surfaceOf(old, hasList) !== surfaceOf(note, hasList)) return false
  }
  return true
}

/** Places among a note's links of those that knowledge is made of: in properties, and in the lists of series and plans. */
export function findStatements(note: Note, { knowledge }: Pick<Garden, 'knowledge'>): readonly number[] {
  const hasList = isRead(note.path, { knowledge })
  return note.links.flatMap(({ property, item }, i) =>
    property !== undefined || (hasList && item !== undefined) ? [i] : [],
  )
}

/** Whether the lists of a note say anything: those of a series' note and of the plans. */
function isRead(path: NotePath, { knowledge }: Pick<Garden, 'knowledge'>): boolean {
  return knowledge.seriesById.has(path as string as SeriesId) || isListOfPlans(path)
}

function surfaceOf({ title, aliases, tags, properties, links }: Note, hasList: boolean): string {
  const stated = links.flatMap(({ property, item, range, target, displayText }) =>
    property !== undefined || (hasList && item !== undefined)
      ? [[property, item, range, target, displayText]]
      : [],
  )
  return JSON.stringify([title, aliases, tags, properties, stated])
}

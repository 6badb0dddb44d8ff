import type { FactsSource } from '../model/facts.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import type { NoteHistory } from '../model/note-history.ts'
import type { NotePlace, NoteVersions } from '../model/note-version.ts'
import type { NotePath } from '../model/path.ts'
import type { Publication } from '../model/publication.ts'
import type { ReadHistory } from './garden-history.ts'
import type { ReadVersions } from './read-versions.ts'
import type { SeenHistory } from './seen-notes.ts'

const noDays: ReadonlyMap<string, NoteHistory> = new Map()
const noVersions: ReadonlyMap<string, NoteVersions> = new Map()

/** What readers may know of what git knows; always the same empty maps where it knows nothing. */
export function shownHistory(
  history: ReadHistory | SeenHistory | undefined,
  publication: Pick<Publication, 'reasonOf'>,
): Pick<FactsSource, 'daysByPath' | 'versionsByPath'> {
  if (history === undefined || !('historyByPath' in history))
    return { daysByPath: noDays, versionsByPath: noVersions }
  return {
    daysByPath: history.historyByPath,
    versionsByPath: publicVersions(publication)(history.versionsByPath),
  }
}

/**
 * Of the versions of notes those that readers may see. One counts only if what it said, where it was, and where its note
 * is now would all let it be public today, and if nothing in it said that its day is too early. The note itself is judged
 * elsewhere: of one that is not published nothing is asked.
 */
const publicVersions = memoByObject((publication: Pick<Publication, 'reasonOf'>) =>
  memoByObject((versionsByPath: ReadonlyMap<string, ReadVersions>): ReadonlyMap<string, NoteVersions> => {
    const found = new Map<string, NoteVersions>()
    for (const [path, { list, isWhole, places = [] }] of versionsByPath) {
      const isShown = (version: NotePlace): boolean => isPublic(version, path as NotePath, publication)
      const shown = list.filter(isShown)
      const known = places.filter(isShown)
      if (shown.length + known.length === 0) continue
      const oldest = shown.length === 0 ? list.length : list.indexOf(shown.at(-1)!)
      found.set(path, {
        list: shown,
        ...(known.length > 0 && { places: known }),
        beginsHere: shown.length > 0 && (oldest < list.length - 1 || isWhole),
      })
    }
    return found
  }),
)

function isPublic(version: NotePlace, path: NotePath, { reasonOf }: Pick<Publication, 'reasonOf'>): boolean {
  const isEarly = version.withheld?.some(
    ({ before }) => before !== undefined && Date.parse(version.day) < before,
  )
  if (isEarly === true) return false
  const then = version.path as NotePath
  return (
    reasonOf({ ...version, path: then }) === undefined &&
    (path === then || reasonOf({ ...version, path }) === undefined)
  )
}

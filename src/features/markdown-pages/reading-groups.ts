import type { SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { titleOfFolder } from '../../site/title-of-folder.ts'
import { topicFacts } from '../topics/facts.ts'

/** Notes that belong together. */
export interface ReadingGroup {
  /** Empty for those that belong to nothing. */
  readonly title: string
  /** Sorted by title. */
  readonly notes: readonly Note[]
}

/**
 * Every listed note once: below the uppermost topic of the first that it belongs to, or, in a garden that declares none,
 * below its first folder. What belongs to nothing comes last.
 */
export const readingGroups = memoByObject((view: SiteView): readonly ReadingGroup[] => {
  const { topics, isDeclared } = view.garden.read(topicFacts)
  const keyOf = isDeclared ? topicKey(view) : folderKey
  const notesByKey = new Map<string, Note[]>()
  if (isDeclared) for (const { id } of topics) notesByKey.set(id, [])
  for (const note of view.garden.notesByPath.values()) {
    const key = keyOf(note)
    const notes = notesByKey.get(key)
    if (notes) notes.push(note)
    else notesByKey.set(key, [note])
  }
  const titleById = new Map<string, string>(topics.map(({ id, title }) => [id, title]))
  const titleOf = (key: string): string =>
    key === '' ? '' : isDeclared ? (titleById.get(key) ?? key) : titleOfFolder(view, key)
  return [...notesByKey]
    .filter(([, notes]) => notes.length > 0)
    .sort(([a], [b]) => Number(a === '') - Number(b === ''))
    .map(([key, notes]) => ({ title: titleOf(key), notes: view.sortByTitle(notes) }))
})

/** The uppermost topic that a note is in; a topic's own note is in it. */
function topicKey({ garden }: SiteView): (note: Note) => string {
  const { topicById, topicsOf } = garden.read(topicFacts)
  return ({ path }) => {
    const own = path as string as TopicId
    let id = topicById.has(own) ? own : topicsOf(path)[0]
    for (
      let above = id && topicById.get(id)?.parent;
      above !== undefined;
      above = topicById.get(above)?.parent
    )
      id = above
    return id ?? ''
  }
}

function folderKey({ path }: Note): string {
  const end = path.indexOf('/')
  return end < 0 ? '' : path.slice(0, end)
}

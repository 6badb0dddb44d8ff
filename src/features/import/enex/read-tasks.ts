import { isoOfStamp } from '../dates.ts'
import { childText, type XmlElement } from '../source/xml-records.ts'

/** A task of a note. */
export interface NoteTask {
  readonly title: string
  readonly isDone: boolean
  /** `2024-05-17`. */
  readonly due?: string
}

/** The tasks of a note by their group, by which its text says where they stand, in their order. */
export function readTasks(note: XmlElement): Map<string, readonly NoteTask[]> {
  const byGroup = new Map<string, { readonly order: string; readonly task: NoteTask }[]>()
  for (const element of note.children) {
    if (element.name !== 'task') continue
    const due = isoOfStamp(childText(element, 'dueDate'))?.slice(0, 10)
    const task: NoteTask = {
      title: childText(element, 'title'),
      isDone: childText(element, 'taskStatus') === 'completed',
      ...(due !== undefined && { due }),
    }
    const group = childText(element, 'taskGroupNoteLevelID')
    const known = byGroup.get(group) ?? []
    known.push({ order: childText(element, 'sortWeight'), task })
    byGroup.set(group, known)
  }
  return new Map(
    [...byGroup].map(([group, tasks]) => [
      group,
      tasks.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)).map(({ task }) => task),
    ]),
  )
}

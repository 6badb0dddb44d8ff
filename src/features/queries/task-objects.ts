import type { Note } from '../../model/note.ts'
import type { InlineField } from '../../model/query.ts'
import { parseDate } from './dates.ts'
import { lazyObject } from './lazy-object.ts'
import { type ReadLink, readField } from './read-value.ts'
import type { LinkValue, ObjectValue, Value } from './values.ts'

/** Signs of the Tasks plugin before days, and what they are fields of. */
const signs: readonly (readonly [sign: RegExp, field: string])[] = [
  [/📅\s*(\d{4}-\d\d-\d\d)/u, 'due'],
  [/✅\s*(\d{4}-\d\d-\d\d)/u, 'completion'],
  [/➕\s*(\d{4}-\d\d-\d\d)/u, 'created'],
  [/🛫\s*(\d{4}-\d\d-\d\d)/u, 'start'],
  [/⏳\s*(\d{4}-\d\d-\d\d)/u, 'scheduled'],
]

/** The tasks of a note as queries see them, in order. */
export function taskObjects(note: Note, link: LinkValue, readLink: ReadLink): readonly ObjectValue[] {
  const { tasks = [], fields = [], headings } = note
  const fieldsByTask = new Map<number, InlineField[]>()
  for (const field of fields)
    if (field.task !== undefined)
      fieldsByTask.set(field.task, [...(fieldsByTask.get(field.task) ?? []), field])
  const parents: number[] = []
  return tasks.map((task, index) => {
    parents.length = task.depth
    const isDone = /^[xX]$/.test(task.mark)
    const heading = headings[task.heading]
    const section: LinkValue = heading
      ? { ...link, name: `${note.path}#${heading.text}`, anchor: heading.slug, display: heading.text }
      : link
    const own = fieldsByTask.get(index) ?? []
    const parent = parents.at(-1) ?? null
    const entries: (readonly [string, () => Value])[] = [
      ...signs.map(
        ([sign, field]) => [field, () => parseDate(sign.exec(task.text)?.[1] ?? '') ?? null] as const,
      ),
      ...own.map(({ key, value }) => [key, () => readField(value, readLink)] as const),
      ['task', () => true],
      ['text', () => task.text],
      ['visual', () => task.text],
      ['status', () => task.mark],
      ['checked', () => task.mark !== ' '],
      ['completed', () => isDone],
      ['fullycompleted', () => isDone && areDone(note, index)],
      ['line', () => index],
      ['path', () => note.path],
      ['section', () => section],
      ['header', () => section],
      ['link', () => (task.blockId === undefined ? section : { ...link, anchor: `^${task.blockId}` })],
      ['parent', () => parent],
      ['tags', () => tagsIn(task.text)],
      ['annotated', () => own.length > 0],
    ]
    parents.push(index)
    return lazyObject(entries, { link, task: { text: task.text, mark: task.mark, depth: task.depth } })
  })
}

/** Whether all tasks below a task are done. */
function areDone({ tasks = [] }: Note, index: number): boolean {
  for (let i = index + 1; i < tasks.length && tasks[i]!.depth > tasks[index]!.depth; i++)
    if (!/^[xX]$/.test(tasks[i]!.mark)) return false
  return true
}

function tagsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|\s)(#[^\s#,;:!&()'"<>=|[\]{}]+)/gu)].map(([, tag]) => tag!)
}

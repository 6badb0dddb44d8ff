import type { NotePath } from '../../../../model/path.ts'
import { tickedAs } from '../../tasks/task-words.ts'
import type { EditApi } from '../edit-api.ts'
import type { NoteView } from '../editor-view.ts'
import { editorWords, failureWords } from '../editor-words.ts'
import { findBox, findTaskItems, isSameTasks } from './find-boxes.ts'

/** What ticking in a preview needs. */
interface PreviewTasksSettings {
  readonly api: Pick<EditApi, 'tasksOf'>
  readonly path: NotePath
  readonly note: () => NoteView
  readonly say: (text: string) => void
}

/** Ticks the tasks of a preview in the text beside it: one step of undo, and saved as what is typed is. */
export function previewTasks(preview: HTMLElement, { api, path, note, say }: PreviewTasksSettings): void {
  const tick = async (item: HTMLElement): Promise<void> => {
    const { view } = note()
    const items = findTaskItems(preview)
    const index = items.indexOf(item)
    for (;;) {
      const { doc } = view.state
      const text = doc.toString()
      const { tasks } = await api.tasksOf(path, text)
      if (view.state.doc !== doc) continue
      const task = tasks[index]
      // What is shown may be older than what is typed.
      if (task?.place === undefined || !isSameTasks(items, tasks, index))
        return say(editorWords().task.changed)
      const from = doc.line(task.line + 1).from + task.place
      const to = from + (task.word ?? task.sign).length
      view.dispatch({ changes: { from, to, insert: tickedAs(task).text }, userEvent: 'input.task' })
      return
    }
  }
  preview.addEventListener(
    'click',
    (event) => {
      const item =
        event.target instanceof Element ? event.target.closest<HTMLElement>('li.task-list-item') : null
      if (item === null || findBox(item) !== event.target) return
      // The box shows what the text says, once it does. And the cursor stays where it is.
      event.preventDefault()
      event.stopPropagation()
      tick(item).catch((error: unknown) => say(failureWords(error)))
    },
    true,
  )
}

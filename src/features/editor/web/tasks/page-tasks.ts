import { announce } from '../../../../../web/controllers/announce.ts'
import { readKey } from '../access-key.ts'
import type { EditApi } from '../edit-api.ts'
import { editorWords, failureWords } from '../editor-words.ts'
import { openApi, siteRoot } from '../open-api.ts'
import { enableBoxes, findBox, findTaskItems, isSameTasks } from './find-boxes.ts'

const pages = 'main article.note[data-path]'

/** Ticks tasks on the pages of notes, where this browser may write; the live update then shows what became of it. */
export function startPageTasks(): { readonly refresh: () => void } {
  const api = openApi(siteRoot())
  const refresh = (): void => {
    if (readKey() === undefined) return
    for (const page of document.querySelectorAll<HTMLElement>(pages)) enableBoxes(page)
  }
  document.addEventListener('change', (event) => {
    const box = event.target
    if (!(box instanceof HTMLInputElement) || box.type !== 'checkbox') return
    const page = box.closest<HTMLElement>(pages)
    const item = box.closest<HTMLElement>('li.task-list-item')
    if (page === null || item === null || findBox(item) !== box || box.closest('hortus-editor')) return
    void tick(api, page, item, box)
  })
  refresh()
  return { refresh }
}

async function tick(
  api: Pick<EditApi, 'tasks' | 'tickTask'>,
  page: HTMLElement,
  item: HTMLElement,
  box: HTMLInputElement,
): Promise<void> {
  const path = page.dataset['path'] ?? ''
  const wasOpen = item.dataset['task'] === ' '
  const items = findTaskItems(page)
  const index = items.indexOf(item)
  // Pressed again before the answer, it would be another wish.
  box.disabled = true
  try {
    const { tasks } = await api.tasks(path)
    const task = tasks[index]
    if (task?.place === undefined || !isSameTasks(items, tasks, index))
      throw new Error(editorWords().task.changed)
    const { sign } = await api.tickTask(path, task)
    item.dataset['task'] = sign
    box.checked = sign !== ' '
    announce(sign === ' ' ? editorWords().task.open : editorWords().task.done)
  } catch (error) {
    box.checked = !wasOpen
    announce(
      error instanceof Error && error.message === editorWords().task.changed
        ? error.message
        : failureWords(error),
    )
  }
  box.disabled = false
  box.focus({ preventScroll: true })
}

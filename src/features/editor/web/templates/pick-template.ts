import { askDialog } from '../ask-dialog.ts'
import type { EditApi } from '../edit-api.ts'
import { editorWords } from '../editor-words.ts'

/** Most names that are seen at once. */
const maxRows = 8

/** Asks which template is meant; undefined where somebody gave up, or there is none, which is said. */
export async function pickTemplate(api: Pick<EditApi, 'templates'>): Promise<string | undefined> {
  const words = editorWords()
  const names = await api.templates()
  if (names.length === 0) {
    await askDialog({
      title: words.template.title,
      text: words.template.none,
      choices: [{ value: 'ok', label: words.close, isMain: true }],
    })
    return undefined
  }
  const select = document.createElement('select')
  select.size = Math.max(2, Math.min(names.length, maxRows))
  select.append(...names.map((name) => new Option(name, name)))
  select.selectedIndex = 0
  select.dir = 'auto'
  const label = document.createElement('label')
  label.append(words.template.which, select)
  // A list is no field of text: Enter and a double click take what is chosen.
  const take = (): void => label.closest('form')?.querySelector<HTMLElement>('button.main')?.click()
  select.addEventListener('dblclick', take)
  select.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    take()
  })
  const choice = await askDialog({
    title: words.template.title,
    content: label,
    focus: select,
    choices: [
      { value: 'insert', label: words.template.insert, isMain: true },
      { value: 'cancel', label: words.cancel },
    ],
  })
  return choice === 'insert' && select.value !== '' ? select.value : undefined
}

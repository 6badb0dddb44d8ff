import { askDialog } from './ask-dialog.ts'
import { editorWords } from './editor-words.ts'

/** Asks what a new note is called and, where the garden has templates, which it begins with; undefined where nobody says. */
export async function askNoteName(
  templates: readonly string[],
): Promise<{ readonly name: string; readonly template?: string } | undefined> {
  const words = editorWords()
  const input = document.createElement('input')
  input.dir = 'auto'
  const label = document.createElement('label')
  label.append(words.creation.name, input)
  const content = document.createElement('div')
  content.className = 'ask-fields'
  content.append(label)
  const select = document.createElement('select')
  if (templates.length > 0) {
    select.append(new Option(words.creation.noTemplate, ''), ...templates.map((name) => new Option(name)))
    const which = document.createElement('label')
    which.append(words.creation.template, select)
    content.append(which)
  }
  const choice = await askDialog({
    title: words.creation.title,
    content,
    focus: input,
    choices: [
      { value: 'create', label: words.creation.create, isMain: true },
      { value: 'cancel', label: words.cancel },
    ],
  })
  const name = input.value.trim()
  if (choice !== 'create' || name === '') return undefined
  return { name, ...(select.value !== '' && { template: select.value }) }
}

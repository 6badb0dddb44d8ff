import { askDialog } from './ask-dialog.ts'
import { editorWords } from './editor-words.ts'

/** Asks for the key of the server until `closes` aborts; undefined where nobody gives one. */
export async function askKey(closes: AbortSignal): Promise<string | undefined> {
  const words = editorWords()
  const input = document.createElement('input')
  input.type = 'password'
  input.autocomplete = 'off'
  const label = document.createElement('label')
  label.append(words.key.label, input)
  const choice = await askDialog({
    title: words.key.title,
    text: words.key.text,
    content: label,
    closes,
    choices: [
      { value: 'enter', label: words.key.enter, isMain: true },
      { value: 'cancel', label: words.cancel },
    ],
  })
  // What people copy is the whole link.
  return choice === 'enter' ? input.value.trim().replace(/^.*#key=/, '') : undefined
}

import type { Completion } from '../completion/completion.ts'
import { findIdPlace } from '../completion/find-id-place.ts'
import { askDialog } from './ask-dialog.ts'
import type { EditApi } from './edit-api.ts'
import { editorWords, failureWords } from './editor-words.ts'

/** Longest start of a note that is shown beside a link, in characters. */
const maxShown = 400

/** The start of the note that a link leads to. */
export async function describeNote(api: EditApi, path: string): Promise<HTMLElement> {
  const { text } = await api.readNote(path)
  const body = text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '').trim()
  const element = document.createElement('div')
  element.className = 'cm-link-preview'
  const name = document.createElement('strong')
  name.textContent = path
  const start = document.createElement('p')
  start.textContent = body.length > maxShown ? `${body.slice(0, maxShown).trimEnd()}…` : body
  element.append(name, start)
  return element
}

/** Marks a block of another note, after showing what is going to be written where. */
export async function addBlockId(
  api: EditApi,
  also: NonNullable<Completion['also']>,
  say: (message: string) => void,
): Promise<void> {
  const { path, text } = also
  try {
    const note = await api.readNote(path)
    const offset = findIdPlace(note.text, also)
    if (offset === undefined) {
      say(editorWords().block.gone(path))
      return
    }
    const quote = document.createElement('blockquote')
    quote.textContent = note.text.slice(note.text.lastIndexOf('\n', offset - 1) + 1, offset) + text
    const choice = await askDialog({
      title: editorWords().block.title,
      text: editorWords().block.text(path, text.trim().slice(1)),
      content: quote,
      choices: [
        { value: 'add', label: editorWords().block.add, isMain: true },
        { value: 'cancel', label: editorWords().cancel },
      ],
    })
    if (choice !== 'add') return
    const marked = note.text.slice(0, offset) + text + note.text.slice(offset)
    const outcome = await api.saveNote(path, marked, note.hash)
    if (outcome.kind !== 'saved')
      say(editorWords().failed(outcome.kind === 'refused' ? outcome.message : outcome.kind))
  } catch (error) {
    say(failureWords(error))
  }
}

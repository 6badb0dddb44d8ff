import { editorText as english } from '../../../model/interface/editor-en.ts'
import type { EditorText } from '../../../model/interface/editor-text.ts'
import { type CompletionWords, dayWords } from '../completion/completion-words.ts'
import type { BufferState } from './note-buffer.ts'

/** What writing says, with the numbers and days of the language. */
interface EditorWords extends EditorText, Pick<CompletionWords, 'day' | 'weekday'> {
  readonly number: (value: number) => string
  /** Day and time, for what was kept. */
  readonly time: (at: number | Date) => string
}

let words: EditorWords = inLanguage(english, 'en')

/** The words in the language of the page's interface. English until another language has been loaded. */
export function editorWords(): EditorWords {
  return words
}

/** Loads the words of the page's interface where they are not English. */
export async function loadEditorWords(): Promise<void> {
  if (document.documentElement.dataset['ui'] !== 'ar') return
  words = inLanguage((await import('../../../model/interface/editor-ar.ts')).editorText, 'ar')
}

/** How a note's text stands to its file, in words. */
export function stateWords(state: BufferState): string {
  return state.kind === 'refused' ? words.state.refused(state.message) : words.state[state.kind]
}

/** What went wrong, in words. */
export function failureWords(error: unknown): string {
  return words.failed(error instanceof Error ? error.message : String(error))
}

function inLanguage(text: EditorText, language: string): EditorWords {
  const numbers = new Intl.NumberFormat(language)
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    ...text,
    number: (value) => numbers.format(value),
    ...dayWords(language),
    time: (at) => times.format(at),
  }
}

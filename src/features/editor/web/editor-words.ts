import { type ByOtherLanguage, inOwnLanguage } from '../../../../web/controllers/own-language.ts'
import { type CompletionWords, dayWords } from '../completion/completion-words.ts'
import type { EditorText } from '../words/editor-text.ts'
import { editorText as english } from '../words/en/editor.ts'
import type { BufferState } from './note-buffer.ts'

const loaders: ByOtherLanguage<() => Promise<{ readonly editorText: EditorText }>> = {
  ar: () => import('../words/ar/editor.ts'),
  de: () => import('../words/de/editor.ts'),
  es: () => import('../words/es/editor.ts'),
  fr: () => import('../words/fr/editor.ts'),
  he: () => import('../words/he/editor.ts'),
  hi: () => import('../words/hi/editor.ts'),
  it: () => import('../words/it/editor.ts'),
  ja: () => import('../words/ja/editor.ts'),
  ko: () => import('../words/ko/editor.ts'),
  pt: () => import('../words/pt/editor.ts'),
  ru: () => import('../words/ru/editor.ts'),
  zh: () => import('../words/zh/editor.ts'),
  'zh-Hant': () => import('../words/zh-hant/editor.ts'),
}

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
  const found = inOwnLanguage(loaders)
  if (found !== undefined) words = inLanguage((await found[1]()).editorText, found[0])
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

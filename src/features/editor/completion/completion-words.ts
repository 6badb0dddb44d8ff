import type { EditorText } from '../words/editor-text.ts'
import { editorText } from '../words/en/editor.ts'

/** What completion says beside a choice, and how it writes numbers. */
export interface CompletionWords {
  readonly complete: EditorText['complete']
  readonly number: (value: number) => string
  /** A day in words; `date` is that day at midnight UTC. */
  readonly day: (date: Date) => string
  /** A day of the week, 0 for Sunday. */
  readonly weekday: (number: number) => string
}

/** Days in the words of a language. */
export function dayWords(language: string): Pick<CompletionWords, 'day' | 'weekday'> {
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return {
    day: (date) => days.format(date),
    // The first of January 1970 was a Thursday.
    weekday: (number) => weekdays.format(new Date(Date.UTC(1970, 0, 4 + number))),
  }
}

/** In English: what other editors are told. */
export const englishCompletion: CompletionWords = {
  complete: editorText.complete,
  number: String,
  ...dayWords('en'),
}

import { appText as english } from '../../src/model/interface/app-en.ts'
import type { AppText } from '../../src/model/interface/interface-text.ts'
import { loadAppText } from '../../src/model/interface/load-app-text.ts'

/** What scripts say, with the numbers of the language. */
export interface AppWords extends AppText {
  readonly number: (value: number) => string
}

let words: AppWords = { ...english, number: (value) => new Intl.NumberFormat('en').format(value) }

/** The words in the language of the page's interface. English until another language has been loaded. */
export function appWords(): AppWords {
  return words
}

/** Loads the words of the page's interface where they are not English. */
export async function loadAppWords(): Promise<void> {
  const language = document.documentElement.dataset['ui']
  const text = await loadAppText(language)
  if (text !== undefined)
    words = { ...text.appText, number: (value) => new Intl.NumberFormat(language).format(value) }
}

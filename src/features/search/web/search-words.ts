import { searchText as english } from '../../../model/interface/app-en.ts'
import type { SearchText } from '../../../model/interface/interface-text.ts'
import { loadAppText } from '../../../model/interface/load-app-text.ts'

let words: SearchText = english

/** The palette's words in the language of the page's interface. */
export function searchWords(): SearchText {
  return words
}

/** Loads them where they are not English. */
export async function loadSearchWords(): Promise<void> {
  const text = await loadAppText(document.documentElement.dataset['ui'])
  if (text !== undefined) words = text.searchText
}

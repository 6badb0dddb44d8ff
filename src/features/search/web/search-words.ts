import { searchText as english } from '../../../model/interface/en.ts'
import type { SearchText } from '../../../model/interface/interface-text.ts'

let words: SearchText = english

/** The palette's words in the language of the page's interface. */
export function searchWords(): SearchText {
  return words
}

/** Loads them where they are not English. */
export async function loadSearchWords(): Promise<void> {
  if (document.documentElement.dataset['ui'] !== 'ar') return
  words = (await import('../../../model/interface/ar.ts')).searchText
}

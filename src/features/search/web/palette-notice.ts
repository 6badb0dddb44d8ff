import { appWords } from '../../../../web/controllers/app-words.ts'
import { joinList } from '../../../../web/controllers/join-list.ts'
import type { SearchText } from '../../../model/interface/interface-text.ts'
import type { SearchResult } from '../query/search.ts'
import { asksNothing } from './palette-groups.ts'

/** How far an answer is: there, long in coming, or not to be had. */
export type PaletteState = 'ready' | 'slow' | 'lost'

/**
 * What stands above the list: a correction, that nothing was found, that nothing can be fetched; else nothing. `elsewhere`
 * counts what other gardens have.
 */
export function noticeFor(
  words: SearchText,
  state: PaletteState,
  query: string,
  result: SearchResult | undefined,
  elsewhere = 0,
): { readonly text: string; readonly hint?: string } {
  if (state === 'lost') return { text: words.lost }
  if (state === 'slow') return { text: words.loading }
  if (!result || asksNothing(query)) return { text: '' }
  if (result.hits.length === 0 && elsewhere > 0) return { text: '' }
  if (result.hits.length === 0) return { text: words.nothing(query.trim(), ''), hint: words.nothingHint }
  const lines = result.corrections.map(({ word, words: others, isKnown }) =>
    (isKnown ? words.inPlaceOf : words.corrected)(word, joinList(others)),
  )
  if (result.total === 0) lines.push(words.someWords)
  return { text: lines.join('. ') }
}

/** What a screen reader hears of an answer: what was corrected or is missing, and how many notes there are. */
export function sayFound(
  words: SearchText,
  state: PaletteState,
  query: string,
  result: SearchResult | undefined,
  elsewhere = 0,
): string {
  if (state !== 'ready') return state === 'lost' ? words.lost : words.loading
  if (!result || asksNothing(query)) return ''
  if (result.hits.length === 0)
    return elsewhere > 0
      ? words.found(elsewhere, appWords().number(elsewhere))
      : words.nothing(query.trim(), '')
  const count = result.total === 0 ? result.hits.length : result.total
  const { text } = noticeFor(words, state, query, result)
  return [...(text === '' ? [] : [text]), words.found(count, appWords().number(count))].join('. ')
}

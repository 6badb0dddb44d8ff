import type { SectionId } from '../search-note.ts'
import type { InflectedLanguage } from '../words/related-forms.ts'
import type { WordList } from '../words/word-list.ts'
import type { SectionDocument, TermRecord } from './term-record.ts'

/** Where an index is kept: in memory, in static files. All that the storage behind FlexSearch asks for. */
export interface TermStore {
  readonly noteCount: number
  /** By number of a note: how many link to it. */
  readonly linked: readonly number[]
  /** The languages of the notes whose words have forms that are known. */
  readonly languages: readonly InflectedLanguage[]
  find(key: string): Promise<TermRecord | undefined>
  /**
   * Keys that together stand for every word that starts with the prefix, the word itself among them: the words, or one
   * key with the best notes of them all where there are many. With a prefix that is a filter's, the filters.
   */
  keysWithPrefix(prefix: string): Promise<readonly string[]>
  /** Every word of the index; for words that are written with an error. */
  words(): Promise<WordList>
  /**
   * The sections as results show them, in the order of the ids. `keys` are the terms that found them: a store may have
   * kept an excerpt under one of them, also of another section of the same note that has the term. Those from place
   * `optionalFrom` on are undefined where a further file would have to be fetched.
   */
  documents(
    ids: readonly SectionId[],
    keys: readonly string[],
    optionalFrom?: number,
  ): Promise<readonly (SectionDocument | undefined)[]>
  /** Every section of the notes of these numbers, whole, for phrases. */
  sectionsOf(numbers: readonly number[]): Promise<readonly SectionDocument[]>
}

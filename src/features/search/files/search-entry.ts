import type { InflectedLanguage } from '../words/related-forms.ts'

/** Where a garden's search files are, below the site's base. */
export const searchFolder = '-/search/'

/** The one file with a name that stays: it names all others. */
export const entryName = 'entry'

/** The address of a search file; the ending is one that every host sends as bytes. */
export function addressOfFile(name: string): string {
  return `${searchFolder}${name}.bin`
}

/**
 * What a reader's browser knows of an index before it looks anything up. All other files are named by their content, so
 * a file that has been fetched never has to be asked for again.
 */
export interface SearchEntry {
  /** Changes with the format of the files. */
  readonly version: 2
  readonly noteCount: number
  /** By number of a note: how many link to it. */
  readonly linked: readonly number[]
  readonly languages: readonly InflectedLanguage[]
  /** By first key: which file holds the terms from there on. */
  readonly terms: readonly (readonly [firstKey: string, name: string])[]
  /** By number of the first note: which file holds the texts of the notes from there on. */
  readonly texts: readonly (readonly [firstNote: number, name: string])[]
  /** Files with all words, for those that are misspelt. */
  readonly words: readonly string[]
}

/** The place in a list sorted by first key that holds `key`; 0 also for what is before all. */
export function placeOf<Key extends string | number>(
  files: readonly (readonly [Key, unknown])[],
  key: Key,
): number {
  let low = 0
  let high = files.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (files[middle]![0] <= key) low = middle + 1
    else high = middle
  }
  return Math.max(low - 1, 0)
}

import type { SiteFiles } from '../work/read-site.ts'

/** A place in a garden that answers a query. */
export interface HubHit {
  readonly view: string
  /** Below the garden's address, decoded. */
  readonly address: string
  readonly title: string
  /** Empty above the first heading. */
  readonly heading: string
  readonly slug: string
  /** Some words around the match, and where in them the words of the query are, in UTF-16 code units. */
  readonly excerpt: { readonly text: string; readonly marks: readonly (readonly [number, number])[] }
}

/** What is to be searched: the site that a view shows now. */
export interface SearchedView {
  readonly view: string
  /** The turn at which it was made: what is older never takes the place of what is newer. */
  readonly turn: string
  /** Everything that it was made of. */
  readonly madeOf: string
  readonly files: SiteFiles
}

/** What answers queries across gardens: rows of PostgreSQL, or a search of the organisation's own. */
export interface SearchEngine {
  /** Whether it has what a view shows that was made of this. */
  has(view: string, madeOf: string): Promise<boolean>
  /** Takes over what a view shows now; doing it again does nothing. */
  put(view: SearchedView): Promise<void>
  /** The best places of all these views, and of none else, the best first. */
  search(views: readonly string[], query: string, limit: number): Promise<readonly HubHit[]>
  /** Forgets views that are gone. */
  tidy(): Promise<void>
}

/** One line of a term or of a note's text. */
interface IndexLine<Key> {
  readonly key: Key
  readonly body: Uint8Array
}

/** Where the lines of an index are looked up. */
export interface IndexLines {
  term(key: string): Promise<Uint8Array | undefined>
  keys(prefix: string, most: number): Promise<readonly string[]>
  /** Every key that has none of these signs, in the order of code units, one a line. */
  keysWithout(signs: string): Promise<string>
  text(note: number): Promise<Uint8Array>
}

/** A note that one index found. */
export interface FoundNote {
  readonly score: number
  readonly missing: readonly string[]
}

/** What one index answers. What a note says is looked up only for those that are shown. */
export interface IndexAnswer<Note extends FoundNote = FoundNote> {
  /** The best first. */
  readonly notes: readonly Note[]
  /** How many notes have all that was asked for. */
  readonly total: number
  /** Whether notes have each of the words as it was written. */
  readonly isKnown: boolean
  describe(notes: readonly Note[]): Promise<readonly Omit<HubHit, 'view'>[]>
}

/**
 * Asks one index. With `mayGuess` words that it does not have are taken for misspelt, and notes that have some of the words are an
 * answer, where there is no better one.
 */
export type AskIndex = (query: string, limit: number, mayGuess: boolean) => Promise<IndexAnswer>

/** How a site's index is taken apart and asked: the hub keeps it, and who made it knows what is in it. */
export interface SiteIndex {
  readonly entry: string
  addressOf(name: string): string
  readEntry(bytes: Uint8Array):
    | {
        readonly head: string
        readonly terms: readonly string[]
        readonly texts: readonly (readonly [name: string, first: number])[]
      }
    | undefined
  rowsOfTerms(bytes: Uint8Array): readonly IndexLine<string>[]
  rowsOfTexts(bytes: Uint8Array, first: number): readonly IndexLine<number>[]
  /** The sections of the notes of a file of texts. */
  sectionsOf(bytes: Uint8Array): readonly {
    readonly address: string
    readonly title: string
    readonly heading: string
    readonly slug: string
    readonly text: string
  }[]
  open(head: string, lines: IndexLines): Promise<AskIndex>
}

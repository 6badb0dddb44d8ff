import type { Element } from 'hast'

/** A note in a book. */
export interface Chapter {
  /** From 1; ids in it begin with `n` and this number. */
  readonly number: number
  readonly title: string
  readonly lang?: string
  /** What it says, without its title. Links to other chapters are `#n2` or `#n2-anchor`. */
  readonly content: Element
  readonly hasFormulas: boolean
  readonly hasDrawings: boolean
  /** Headings that contents list: of the second level. */
  readonly headings: readonly { readonly id: string; readonly text: string }[]
}

/** A picture of a book. */
export interface BookFile {
  /** By which contents name it: `file:3.png`. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Notes in their order, for one page, a book or paper. */
export interface Book {
  readonly title: string
  readonly lang: string
  readonly author: string | undefined
  /** What tells it from other books: the garden's address, or a digest of the texts. */
  readonly id: string
  /** The last day on which one of the notes was tended, where that is known: `2024-05-17`. */
  readonly day: string | undefined
  readonly chapters: readonly Chapter[]
  readonly files: readonly BookFile[]
}

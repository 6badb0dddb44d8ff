import type { SearchResult } from '../query/search.ts'

/** What the palette asks of its worker. */
export type SearchRequest =
  /** The garden's index: the bytes of its entry, and the folder of all other files. Comes first, and when it changed. */
  | { readonly kind: 'index'; readonly entry: ArrayBuffer; readonly folder: string }
  | {
      readonly kind: 'query'
      readonly id: number
      readonly query: string
      readonly limit: number
      readonly isThorough: boolean
    }
  /** The address of any note; `chance` from 0 to 1 says which. */
  | { readonly kind: 'any'; readonly id: number; readonly chance: number }

/** What the worker answers. A query that was overtaken by a later one is never answered. */
export type SearchReply =
  | { readonly kind: 'result'; readonly id: number; readonly result: SearchResult }
  | { readonly kind: 'any'; readonly id: number; readonly address: string }
  | { readonly kind: 'failed'; readonly id: number }

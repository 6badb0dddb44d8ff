import { decodeTextShard } from '../files/text-shard.ts'
import { createSearcher, type FoundNotes } from '../query/search.ts'
import { createWordEncoder } from '../words/words.ts'
import { type IndexRows, openRowTerms } from './open-row-terms.ts'
import { readHead, rowsOfTerms, rowsOfTexts } from './term-rows.ts'

/** One for all indexes: a server has thousands open, and goes on for months. */
const encoder = createWordEncoder(100_000)

/** A site's index as it is taken apart and asked by whoever keeps it in tables; `head` is text for them. */
export const siteIndex = {
  entry: '-/search/entry.bin',
  addressOf: (name: string): string => `-/search/${name}.bin`,
  /** Undefined for the index of another version of the program. */
  readEntry(bytes: Uint8Array) {
    const head = readHead(bytes)
    return head && { head: JSON.stringify(head), terms: head.terms, texts: head.texts }
  },
  rowsOfTerms,
  rowsOfTexts,
  sectionsOf: (bytes: Uint8Array) =>
    decodeTextShard(bytes).flatMap(({ title, address, sections }) =>
      sections.map((section) => ({ address, title, ...section })),
    ),
  /** Opens an index whose rows are elsewhere. */
  async open(
    head: string,
    rows: IndexRows,
  ): Promise<(query: string, limit: number, mayGuess: boolean) => Promise<FoundNotes>> {
    const searcher = await createSearcher(openRowTerms(JSON.parse(head), rows), encoder)
    return async (query, limit, mayGuess) => (await searcher.find(query, { limit, mayGuess }))!
  },
}

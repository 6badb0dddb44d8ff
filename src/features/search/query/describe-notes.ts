import type { SectionDocument } from '../index/term-record.ts'
import type { TermStore } from '../index/term-store.ts'
import type { SectionId } from '../search-note.ts'
import { readWords, type WordEncoder } from '../words/words.ts'
import { type Excerpt, excerptOf } from './excerpt.ts'
import type { RankedNote } from './rank-notes.ts'
import type { Sought, WordLookup } from './word-lookups.ts'

/** One result: a note and the section of it that answers best. */
export interface SearchHit {
  /** Address of the page below the site's base, decoded. */
  readonly address: string
  readonly title: string
  /** The heading the match stands under; `''` above the first. */
  readonly heading: string
  /** Element id of that heading on the page. */
  readonly slug: string
  readonly excerpt: Excerpt
  readonly score: number
  /** Words of the query that the note does not have. */
  readonly missing: readonly string[]
  /** Whether a name of the note or the heading has the words, not only the text. */
  readonly isNamed: 'note' | 'heading' | undefined
}

/**
 * The notes as results show them, in their order; those from place `optionalFrom` on are left out where a further file would have to
 * be fetched.
 */
export async function describeNotes(
  store: TermStore,
  ranked: readonly RankedNote[],
  lookups: readonly WordLookup[],
  sought: Sought,
  sections: ReadonlyMap<number, SectionId>,
  optionalFrom: number,
): Promise<readonly SearchHit[]> {
  if (ranked.length === 0) return []
  const keys = new Set(sought.keys)
  // The rarest word first: the excerpt that a store has kept should be the one with it.
  const asked = [...lookups]
    .sort((a, b) => a.matches.size - b.matches.size)
    .flatMap(({ alternatives }) => alternatives.map(({ key }) => key))
  const ids = ranked.map(({ number, section }) => sections.get(number) ?? section)
  const documents = await store.documents(ids, asked, optionalFrom)
  return ranked.flatMap((note, i) => {
    const document = documents[i]
    return document ? [hitOf(note, document, excerptOf(document.text, keys, sought.prefix))] : []
  })
}

/** Whether a title is nothing but the words of a query, in their order: `Node.js`, not `JS node`. */
export function isCalled(encoder: WordEncoder, title: string, lookups: readonly WordLookup[]): boolean {
  const words = readWords(encoder, title)
  return (
    words.length === lookups.length &&
    words.every((forms, i) => forms.some((form) => form === lookups[i]?.word))
  )
}

function hitOf(note: RankedNote, document: SectionDocument, excerpt: Excerpt): SearchHit {
  const { address, title, heading, slug } = document
  return {
    address,
    title,
    heading,
    slug,
    excerpt,
    score: note.score,
    missing: note.missing,
    isNamed: note.isNamed,
  }
}

import { defineFacts } from '../../define/facts.ts'
import type { NotePath } from '../../model/path.ts'
import type { RelatedNote } from '../../model/related-note.ts'
import { createRelatedFinder, type RelatedFinder } from './find-related.ts'
import { type KeptTerms, packTerms, unpackTerms } from './kept-terms.ts'
import { createTermTable, type TermTable } from './note-terms.ts'

/** Notes that have to do with each other. */
interface RelatedFacts extends RelatedFinder {
  /** Remembers the words of notes from one garden to the next. */
  readonly table?: TermTable
  /** What the words of all notes are kept as; undefined where nobody has asked for any. */
  readonly pack?: () => KeptTerms | undefined
}

const nothing: RelatedFacts = { relatedTo: () => [] }

/** Up to eight notes that have to do with each one and have no link with it; found when a note is asked about. */
export const relatedFacts = defineFacts<RelatedFacts>({
  name: 'related',
  reads: 'texts',
  none: nothing,
  kept: {
    pack: ({ pack }) => pack?.(),
    unpack(packed, { notesByPath }) {
      const table = createTermTable()
      unpackTerms(packed as KeptTerms, notesByPath, table)
      return { ...nothing, table }
    },
  },
  collect(source, previous) {
    const table = previous?.table ?? createTermTable()
    const relatedByPath = new Map<NotePath, readonly RelatedNote[]>()
    let finder: RelatedFinder | undefined
    return {
      table,
      pack: () => finder && packTerms(source.notesByPath, table),
      relatedTo(path) {
        if (!source.notesByPath.has(path)) return []
        let related = relatedByPath.get(path)
        if (related === undefined) {
          finder ??= createRelatedFinder(source, table)
          related = finder.relatedTo(path)
          relatedByPath.set(path, related)
        }
        return related
      },
    }
  },
})

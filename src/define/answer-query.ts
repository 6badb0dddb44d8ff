import type { Note } from '../model/note.ts'
import type { QueryLanguage } from '../model/query.ts'
import type { SiteView } from './site-view.ts'

/** A query that a page shows. */
export interface AskedQuery {
  readonly language: QueryLanguage
  readonly source: string
  /** Of what it holds, the part that is shown: the view that an embed of a base names. */
  readonly part?: string
}

/**
 * Answers a query of a note as HTML that is safe to publish: phrasing content for one among text, else blocks. It is part of
 * what the note's page is made of, so it may depend on the view alone. Undefined leaves the query as it is written.
 */
export type AnswerQuery = (view: SiteView, note: Note, query: AskedQuery) => string | undefined

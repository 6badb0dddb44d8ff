import type { Note } from '../model/note.ts'
import type { AskedQuery } from '../model/query.ts'
import type { SiteView } from './site-view.ts'

/**
 * Answers a query of a note as HTML that is safe to publish: phrasing content for one among text, else blocks. It is part of
 * what the note's page is made of, so it may depend on the view alone. Undefined leaves the query as it is written.
 */
export type AnswerQuery = (view: SiteView, note: Note, query: AskedQuery) => string | undefined

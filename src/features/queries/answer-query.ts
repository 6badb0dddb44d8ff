import type { AnswerQuery } from '../../define/answer-query.ts'
import type { SiteView } from '../../define/site-view.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import type { AskedQuery } from '../../model/query.ts'
import { checkExpression } from './check-expression.ts'
import { QueryError, type QueryProblem } from './expression.ts'
import { noteRows } from './note-rows.ts'
import { parseWholeExpression } from './parse-expression.ts'
import { isBaseSource, readBase } from './read-base.ts'
import { isSearch, type ReadQuery, readDataview } from './read-dataview.ts'
import { readTasks } from './read-tasks.ts'
import { renderResult, renderUnanswered } from './render-result.ts'
import { renderInline, type ValueContext } from './render-value.ts'
import { runBase } from './run-base.ts'
import { type QueryAsker, runDataview, runInline } from './run-dataview.ts'
import { createWork, maxSteps, type QueryWork } from './work.ts'

/** What was answered for a note, and what all its queries may still do together. */
interface NoteAnswers {
  readonly htmlByQuery: Map<string, string | undefined>
  readonly work: QueryWork
}

/** What was answered for a site: a note that is embedded in many pages is asked once. */
const answersByView = memoByObject((_: SiteView) => new Map<Note, NoteAnswers>())

/** Answers the queries of a note as HTML. All of them together may do what ten may do alone. */
export const answerQuery: AnswerQuery = (view, note, query) => {
  const answersByNote = answersByView(view)
  const answers = answersByNote.get(note) ?? { htmlByQuery: new Map(), work: createWork(10 * maxSteps) }
  answersByNote.set(note, answers)
  const { htmlByQuery, work } = answers
  const key = `${query.language}\n${query.part ?? ''}\n${query.source}`
  if (!htmlByQuery.has(key)) htmlByQuery.set(key, answer(view, note, query, work))
  return htmlByQuery.get(key)
}

function answer(view: SiteView, note: Note, query: AskedQuery, shared: QueryWork): string | undefined {
  const rows = noteRows(view.garden)
  const context: ValueContext = { view, linkTo: (name, display) => rows.linkTo(note.path, name, display) }
  const asker: QueryAsker = {
    garden: view.garden,
    note,
    now: view.privacy.publication.now,
    shared,
  }
  const unanswered = ({ problems }: { readonly problems: readonly QueryProblem[] }): string =>
    renderUnanswered(
      problems.map(({ message }) => message),
      query,
      context,
    )
  const answerRows = (read: ReadQuery): string =>
    'query' in read ? renderResult(runDataview(read.query, asker), context) : unanswered(read)
  switch (query.language) {
    case 'inline':
      return answerInline(query.source, asker, context)
    case 'base': {
      if (!isBaseSource(query.source)) return undefined
      const read = readBase(query.source)
      return read.base ? renderResult(runBase(read.base, asker, query.part), context) : unanswered(read)
    }
    case 'query':
      if (isSearch(query)) return undefined
      return answerRows(readDataview(query.source))
    case 'dataview':
      return answerRows(readDataview(query.source))
    case 'tasks':
      return answerRows(readTasks(query.source))
    case 'dataviewjs':
      return unanswered({ problems: [] })
  }
}

/** What cannot be read stays code: it may be none of ours. */
function answerInline(source: string, asker: QueryAsker, context: ValueContext): string | undefined {
  try {
    const expression = parseWholeExpression(source, 'dataview')
    if (checkExpression(expression, 'dataview').length > 0) return undefined
    return `<span class="query-value">${renderInline(runInline(expression, asker), context)}</span>`
  } catch (error) {
    if (error instanceof QueryError) return undefined
    throw error
  }
}

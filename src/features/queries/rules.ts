import { defineRule, type Finding } from '../../define/rule.ts'
import type { NotePath } from '../../model/path.ts'
import { isBase, type Query } from '../../model/query.ts'
import type { QueryProblem } from './expression.ts'
import { mayBeLong } from './may-be-long.ts'
import { isBaseSource, type ReadBase, readBase } from './read-base.ts'
import { isSearch, type ReadQuery, readDataview } from './read-dataview.ts'
import { readTasks } from './read-tasks.ts'
import { runDataview } from './run-dataview.ts'
import { createWork, maxSteps } from './work.ts'

/** A query that cannot be answered: what is wrong with it, and where. */
export const invalidQuery = defineRule({
  code: 'invalid-query',
  severity: 'warning',
  *find({ notes, only, dataTexts }) {
    for (const [path, source] of only === undefined ? dataTexts : []) {
      const read = isBase(path) ? readBase(source) : undefined
      for (const { at, length, message, expected } of read?.problems ?? [])
        yield { path, range: { start: at, end: at + length }, message, ...(expected && { expected }) }
    }
    for (const { path, queries } of notes.values()) {
      if (queries === undefined || (only !== undefined && path !== only)) continue
      for (const query of queries)
        for (const problem of problemsOf(query))
          if (problem.isOfProgram !== true) yield findingOf(path, query, problem)
    }
  },
  example: {
    notes: {
      'Books.md':
        '```dataview\nTABLE lenght(tags)\nWHERE rating >\n```\n\n```dataview\nLIST lenght(tags)\n```\n',
    },
    says: [
      'Books.md: Found the end of the query, expected a value',
      'Books.md: Found “lenght”, the name of no function, expected “length”',
    ],
  },
})

/** A query that its own program answers, and Hortus does not. */
export const unansweredQuery = defineRule({
  code: 'unanswered-query',
  severity: 'info',
  *find({ notes, only }) {
    for (const { path, queries } of notes.values()) {
      if (queries === undefined || (only !== undefined && path !== only)) continue
      for (const query of queries)
        for (const problem of problemsOf(query))
          if (problem.isOfProgram === true) yield findingOf(path, query, problem)
    }
  },
  example: {
    notes: { 'Days.md': '```dataview\nCALENDAR file.day\n```\n' },
    says: ['Days.md: Found “CALENDAR”, expected TABLE, LIST or TASK: calendars are not drawn'],
  },
})

/** A query that would take so long that its answer ends early. */
export const longQuery = defineRule({
  code: 'query-too-long',
  severity: 'warning',
  *find(context) {
    const { notes, only, publication } = context
    const garden = { ...context, notesByPath: notes }
    for (const note of notes.values()) {
      if (note.queries === undefined || (only !== undefined && note.path !== only)) continue
      const shared = createWork(10 * maxSteps)
      for (const query of note.queries) {
        const read = readQuery(query.language, query.source)
        if (read === undefined || !('query' in read) || !mayBeLong(read.query, notes.size)) continue
        if (!runDataview(read.query, { garden, note, now: publication.now, shared }).isCut) continue
        yield {
          path: note.path,
          range: { start: query.starts[0] ?? query.range.start, end: query.range.end },
          message: `The query would take more than ${maxSteps.toLocaleString('en')} steps, so its answer ends early`,
        }
      }
    }
  },
  example: {
    notes: {
      'Long.md':
        '```dataview\nLIST FLATTEN split("x" * 200, "") AS a FLATTEN split("x" * 200, "") AS b FLATTEN split("x" * 200, "") AS c\n```\n',
    },
    says: ['Long.md: The query would take more than 1,000,000 steps, so its answer ends early'],
  },
})

function problemsOf({ language, source }: Query): readonly QueryProblem[] {
  const read = readQuery(language, source)
  return read !== undefined && 'problems' in read ? read.problems : []
}

function readQuery(language: Query['language'], source: string): ReadQuery | ReadBase | undefined {
  switch (language) {
    case 'dataview':
    case 'query':
      return isSearch({ language, source }) ? undefined : readDataview(source)
    case 'tasks':
      return readTasks(source)
    case 'base':
      return isBaseSource(source) ? readBase(source) : undefined
    case 'dataviewjs':
    case 'inline':
      return undefined
  }
}

function findingOf(path: NotePath, query: Query, { at, length, message, expected }: QueryProblem): Finding {
  return { path, range: placeIn(query, at, length), message, ...(expected && { expected }) }
}

/** Where a place of a query's source is in its note. */
function placeIn({ source, starts, range }: Query, at: number, length: number): Finding['range'] {
  const line = source.slice(0, at).split('\n').length - 1
  const column = at - (source.lastIndexOf('\n', at - 1) + 1)
  const start = (starts[line] ?? range.start) + column
  return { start, end: Math.min(start + length, range.end) }
}

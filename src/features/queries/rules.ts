import { defineRule, type Finding } from '../../define/rule.ts'
import type { NotePath } from '../../model/path.ts'
import type { Query } from '../../model/query.ts'
import type { QueryProblem } from './expression.ts'
import { type ReadBase, readBase } from './read-base.ts'
import { type ReadQuery, readDataview } from './read-dataview.ts'
import { readTasks } from './read-tasks.ts'

/** A query that cannot be answered: what is wrong with it, and where. */
export const invalidQuery = defineRule({
  code: 'invalid-query',
  severity: 'warning',
  *find({ notes, only }) {
    for (const { path, queries } of notes.values()) {
      if (queries === undefined || (only !== undefined && path !== only)) continue
      for (const query of queries)
        for (const problem of problemsOf(query)) yield findingOf(path, query, problem)
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

function problemsOf({ language, source }: Query): readonly QueryProblem[] {
  const read = readQuery(language, source)
  return read !== undefined && 'problems' in read ? read.problems : []
}

function readQuery(language: Query['language'], source: string): ReadQuery | ReadBase | undefined {
  switch (language) {
    case 'dataview':
    case 'query':
      return readDataview(source)
    case 'tasks':
      return readTasks(source)
    case 'base':
      return readBase(source)
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

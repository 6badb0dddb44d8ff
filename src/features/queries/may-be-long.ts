import type { Expression } from './expression.ts'
import { partsOf } from './parts-of.ts'
import type { Query } from './query.ts'
import { expressionsOf } from './read-dataview.ts'
import { maxSteps } from './work.ts'

/** Steps that one expression of a row may take where it goes through no list: a link's note, the links of a note. */
const stepsOfOne = 20

/**
 * Whether a query may do more than it is allowed to, as far as its text tells: to know, it has to be run, which is spared
 * for those that look at each note once.
 */
export function mayBeLong(query: Query, notes: number): boolean {
  let count = 1
  let goesThroughLists = query.shows === 'tasks' || query.steps.some(({ kind }) => kind === 'flatten')
  const visit = (expression: Expression): void => {
    count++
    if (expression.kind === 'lambda') goesThroughLists = true
    for (const part of partsOf(expression)) visit(part)
  }
  for (const expression of expressionsOf(query)) visit(expression)
  return goesThroughLists || count * notes * stepsOfOne > maxSteps
}

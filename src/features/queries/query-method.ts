import { areEqual } from './compare-values.ts'
import type { QueryContext } from './query-context.ts'
import { isKind, type Value } from './values.ts'
import type { QueryWork } from './work.ts'

/** A method of Bases: what it makes of the value that it stands behind, and of what it is given. */
export type Method = (value: Value, given: readonly Value[], context: QueryContext) => Value

/** Whether all of some values are in a list, or any of them; a note counts as a link to it. */
export function areIn(
  items: readonly Value[],
  what: readonly Value[],
  how: 'all' | 'any',
  work: QueryWork,
): boolean {
  work.spend(items.length * what.length)
  const isIn = (one: Value): boolean => items.some((item) => areEqual(asLink(item), asLink(one)))
  return how === 'all' ? what.every(isIn) : what.some(isIn)
}

/** The link that stands for a note; any other value as it is. */
export function asLink(value: Value): Value {
  return isKind(value, 'object') && value.link ? value.link : value
}

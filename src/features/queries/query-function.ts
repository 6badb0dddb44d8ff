import type { QueryContext } from './query-context.ts'
import { isList, type Value } from './values.ts'

/** A function of a query language: what it makes of values. What makes no sense to it is null. */
export interface QueryFunction {
  /** How many values it takes, at least and at most. */
  readonly takes: readonly [number, number]
  readonly run: (given: readonly Value[], context: QueryContext) => Value
}

/** A function that takes from `least` to `most` values. */
export function taking(least: number, most: number, run: QueryFunction['run']): QueryFunction {
  return { takes: [least, most], run }
}

/** A function that, given a list first, is applied to each of its items. */
export function forEach(
  least: number,
  most: number,
  run: (value: Exclude<Value, readonly Value[]>, rest: readonly Value[], context: QueryContext) => Value,
): QueryFunction {
  const apply = (value: Value, rest: readonly Value[], context: QueryContext, depth: number): Value => {
    if (!isList(value)) return run(value as Exclude<Value, readonly Value[]>, rest, context)
    context.work.spend(value.length)
    return depth > 8 ? null : value.map((item) => apply(item, rest, context, depth + 1))
  }
  return taking(least, most, ([first = null, ...rest], context) => apply(first, rest, context, 0))
}

/** A list as it is, nothing as an empty one, anything else as one of itself. */
export function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return []
  return isList(value) ? value : [value]
}

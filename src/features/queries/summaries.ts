import { compareValues, equalityKey } from './compare-values.ts'
import { isKind, isList, type Value } from './values.ts'

/** The summaries that every base has, by their names in small letters. */
const summaries: Readonly<Record<string, (values: readonly Value[]) => Value>> = {
  average: ofNumbers((numbers) => sum(numbers) / numbers.length),
  min: ofNumbers((numbers) => numbers.reduce((a, b) => Math.min(a, b))),
  max: ofNumbers((numbers) => numbers.reduce((a, b) => Math.max(a, b))),
  sum: ofNumbers(sum),
  range: (values) => dateRange(values) ?? ofNumbers(rangeOf)(values),
  median: ofNumbers((numbers) => {
    const sorted = [...numbers].sort((a, b) => a - b)
    const middle = sorted.length >> 1
    return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  }),
  stddev: ofNumbers((numbers) => {
    const mean = sum(numbers) / numbers.length
    return Math.sqrt(sum(numbers.map((one) => (one - mean) ** 2)) / numbers.length)
  }),
  earliest: (values) => datesOf(values)[0] ?? null,
  latest: (values) => datesOf(values).at(-1) ?? null,
  checked: (values) => values.filter((value) => value === true).length,
  unchecked: (values) => values.filter((value) => value === false).length,
  empty: (values) => values.filter(isEmpty).length,
  filled: (values) => values.filter((value) => !isEmpty(value)).length,
  unique: (values) =>
    new Set(values.filter((value) => !isEmpty(value)).map((value) => equalityKey(value))).size,
}

/** What a summary says of the values of a column; null where it has no such name, or nothing to say. */
export function summarize(name: string, values: readonly Value[]): Value {
  const key = name.toLowerCase()
  return Object.hasOwn(summaries, key) ? (summaries[key]?.(values) ?? null) : null
}

function ofNumbers(make: (numbers: readonly number[]) => number): (values: readonly Value[]) => Value {
  return (values) => {
    const numbers = values.filter((value) => typeof value === 'number')
    return numbers.length === 0 ? null : make(numbers)
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

function rangeOf(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b)) - numbers.reduce((a, b) => Math.min(a, b))
}

function datesOf(values: readonly Value[]): readonly Value[] {
  return values.filter((value) => isKind(value, 'date')).sort((a, b) => compareValues(a, b))
}

function dateRange(values: readonly Value[]): Value | undefined {
  const dates = values.filter((value) => isKind(value, 'date')).map(({ at }) => at)
  return dates.length === 0 ? undefined : { kind: 'duration', months: 0, milliseconds: rangeOf(dates) }
}

function isEmpty(value: Value): boolean {
  return value === null || value === '' || (isList(value) && value.length === 0)
}

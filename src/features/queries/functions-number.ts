import { compareValues } from './compare-values.ts'
import { forEach, listOf, type QueryFunction, taking } from './query-function.ts'
import { showNumber } from './show-value.ts'
import { isKind, isList, type Value } from './values.ts'

const many = Number.POSITIVE_INFINITY

/** Functions of numbers, and those that make one value of many. */
export const numberFunctions: Readonly<Record<string, QueryFunction>> = {
  number: forEach(1, 1, (value) => {
    if (typeof value === 'number') return value
    const found = typeof value === 'string' ? /-?\d+(?:\.\d+)?/.exec(value) : null
    return found === null ? null : Number(found[0])
  }),
  round: forEach(1, 2, (value, [digits]) =>
    typeof value === 'number' ? roundTo(value, typeof digits === 'number' ? digits : 0) : null,
  ),
  trunc: forEach(1, 1, (value) => (typeof value === 'number' ? Math.trunc(value) + 0 : null)),
  floor: forEach(1, 1, (value) => (typeof value === 'number' ? Math.floor(value) : null)),
  ceil: forEach(1, 1, (value) => (typeof value === 'number' ? Math.ceil(value) + 0 : null)),
  abs: forEach(1, 1, (value) => (typeof value === 'number' ? Math.abs(value) : null)),
  min: taking(1, many, (given, { work }) => extreme(spread(given), -1, work.spend)),
  max: taking(1, many, (given, { work }) => extreme(spread(given), 1, work.spend)),
  minby: taking(2, 2, ([list, by], { work }) => extremeBy(listOf(list), by, -1, work.spend)),
  maxby: taking(2, 2, ([list, by], { work }) => extremeBy(listOf(list), by, 1, work.spend)),
  sum: taking(1, 1, ([list]) => fold(listOf(list), '+')),
  product: taking(1, 1, ([list]) => fold(listOf(list), '*')),
  reduce: taking(2, 2, ([list, operator]) => fold(listOf(list), String(operator))),
  average: taking(1, 1, ([list]) => {
    const items = listOf(list)
    const total = fold(items, '+')
    if (isKind(total, 'duration') && items.length > 0)
      return {
        kind: 'duration',
        months: total.months / items.length,
        milliseconds: total.milliseconds / items.length,
      }
    return typeof total === 'number' ? total / items.length : null
  }),
  currencyformat: forEach(1, 2, (value, [currency]) => {
    if (typeof value !== 'number') return null
    return `${typeof currency === 'string' ? `${currency} ` : ''}${value.toFixed(2)}`
  }),
  hash: taking(1, 3, (given) => {
    let hash = 0
    for (const sign of given
      .map((value) => (typeof value === 'number' ? showNumber(value) : String(value)))
      .join('\n'))
      hash = (Math.imul(hash, 31) + sign.codePointAt(0)!) >>> 0
    return hash
  }),
}

/** A number with so many digits behind the point. */
export function roundTo(value: number, digits: number): number {
  const places = Math.max(0, Math.min(12, Math.trunc(digits)))
  return Math.round(value * 10 ** places) / 10 ** places
}

/** The items of the one list that is given, or the values themselves. */
function spread(given: readonly Value[]): readonly Value[] {
  const [only] = given
  return given.length === 1 && only !== undefined && isList(only) ? only : given
}

function extreme(values: readonly Value[], sign: 1 | -1, spend: (steps: number) => void): Value {
  spend(values.length)
  return values.reduce<Value>((best, value) => {
    if (value === null || best === null) return best ?? value
    return compareValues(value, best) * sign > 0 ? value : best
  }, null)
}

function extremeBy(
  values: readonly Value[],
  by: Value | undefined,
  sign: 1 | -1,
  spend: (steps: number) => void,
): Value {
  if (by === undefined || !isKind(by, 'lambda')) return null
  spend(values.length)
  let best: { readonly value: Value; readonly key: Value } | undefined
  for (const value of values) {
    const key = by.call([value])
    if (key !== null && (best === undefined || compareValues(key, best.key) * sign > 0)) best = { value, key }
  }
  return best?.value ?? null
}

/** One value of a list, item by item; null where any two do not fit. */
function fold(items: readonly Value[], operator: string): Value {
  let made: Value | undefined
  for (const item of items) made = made === undefined ? item : combine(made, item, operator)
  return made ?? null
}

function combine(a: Value, b: Value, operator: string): Value {
  if (operator === '&') return a !== null && a !== false && b !== null && b !== false
  if (operator === '|') return (a !== null && a !== false) || (b !== null && b !== false)
  if (operator === '+' && isKind(a, 'duration') && isKind(b, 'duration'))
    return { kind: 'duration', months: a.months + b.months, milliseconds: a.milliseconds + b.milliseconds }
  if (operator === '+' && typeof a === 'string' && typeof b === 'string') return (a + b).slice(0, 20_000)
  if (typeof a !== 'number' || typeof b !== 'number') return null
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? null : a / b
    default:
      return null
  }
}

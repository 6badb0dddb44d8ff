import { areEqual, compareValues, equalityKey } from './compare-values.ts'
import { forEach, listOf, type QueryFunction, taking } from './query-function.ts'
import { showValue } from './show-value.ts'
import { isKind, isList, isTrue, objectOf, type Value } from './values.ts'

const many = Number.POSITIVE_INFINITY

/** Functions of lists and objects, and of choices between values. */
export const listFunctions: Readonly<Record<string, QueryFunction>> = {
  list: taking(0, many, (given) => given),
  array: taking(0, many, (given) => given),
  object: taking(0, many, (given) => {
    const pairs: (readonly [string, Value])[] = []
    for (let i = 0; i + 1 < given.length; i += 2) pairs.push([showValue(given[i]!), given[i + 1]!])
    return objectOf(pairs)
  }),
  contains: taking(2, 2, ([where = null, what = null], { work }) =>
    contains(where, what, 'part', work.spend, 0),
  ),
  icontains: taking(2, 2, ([where = null, what = null], { work }) =>
    contains(where, what, 'any-case', work.spend, 0),
  ),
  econtains: taking(2, 2, ([where = null, what = null], { work }) =>
    contains(where, what, 'exact', work.spend, 0),
  ),
  containsword: forEach(2, 2, (where, [what]) => {
    const words = showValue(where)
      .toLowerCase()
      .split(/[^\p{L}\p{N}_]+/u)
    return words.includes(showValue(what ?? null).toLowerCase())
  }),
  extract: taking(1, many, ([of = null, ...names]) =>
    isKind(of, 'object') ? objectOf(names.map((name) => [showValue(name), of.get(showValue(name))])) : null,
  ),
  sort: taking(1, 2, ([list, by], { work }) => {
    const keyed = listOf(list).map((value) => ({
      value,
      key: by && isKind(by, 'lambda') ? by.call([value]) : value,
    }))
    work.spend(keyed.length * 4)
    return keyed.sort((a, b) => compareValues(a.key, b.key)).map(({ value }) => value)
  }),
  reverse: taking(1, 1, ([list]) =>
    typeof list === 'string' ? [...list].reverse().join('') : [...listOf(list)].reverse(),
  ),
  length: taking(1, 1, ([value = null]) => {
    if (isKind(value, 'object')) return value.keys().length
    return typeof value === 'string' ? value.length : listOf(value).length
  }),
  nonnull: taking(1, 1, ([list]) => listOf(list).filter((value) => value !== null)),
  firstvalue: taking(1, 1, ([list]) => listOf(list).find((value) => value !== null) ?? null),
  unique: taking(1, 1, ([list], { work }) => unique(listOf(list), work.spend)),
  all: quantifier((values, holds) => values.every(holds)),
  any: quantifier((values, holds) => values.some(holds)),
  none: quantifier((values, holds) => !values.some(holds)),
  join: taking(1, 2, ([list, by], { work }) => {
    const items = listOf(list)
    work.spend(items.length)
    return items
      .map(showValue)
      .join(typeof by === 'string' ? by : ', ')
      .slice(0, 20_000)
  }),
  filter: taking(2, 2, ([list, by], { work }) => {
    work.spend(listOf(list).length)
    return by && isKind(by, 'lambda') ? listOf(list).filter((value) => isTrue(by.call([value]))) : null
  }),
  map: taking(2, 2, ([list, by], { work }) => {
    work.spend(listOf(list).length)
    return by && isKind(by, 'lambda') ? listOf(list).map((value) => by.call([value])) : null
  }),
  flat: taking(1, 2, ([list, depth], { work }) =>
    flatten(listOf(list), typeof depth === 'number' ? Math.min(depth, 10) : 1, work.spend),
  ),
  slice: taking(1, 3, ([list, from, to]) =>
    listOf(list).slice(typeof from === 'number' ? from : 0, typeof to === 'number' ? to : undefined),
  ),
  default: forEach(2, 2, (value, [other = null]) => value ?? other),
  ldefault: taking(2, 2, ([value, other = null]) => value ?? other),
  choice: taking(2, 3, ([condition = null, yes = null, no = null]) => (isTrue(condition) ? yes : no)),
  if: taking(2, 3, ([condition = null, yes = null, no = null]) => (isTrue(condition) ? yes : no)),
}

/** `all`, `any` and `none`: of a list or of what is given, by a test or by whether values hold. */
function quantifier(
  judge: (values: readonly Value[], holds: (value: Value) => boolean) => boolean,
): QueryFunction {
  return taking(1, many, (given, { work }) => {
    const [first = null, second] = given
    work.spend(listOf(first).length)
    if (second !== undefined && isKind(second, 'lambda'))
      return judge(listOf(first), (value) => isTrue(second.call([value])))
    return judge(given.length === 1 && isList(first) ? first : given, isTrue)
  })
}

/** Whether a text, list or object has something in it: a part of a text, letter case told apart or not, or the exact item. */
function contains(
  where: Value,
  what: Value,
  how: 'part' | 'any-case' | 'exact',
  spend: (steps: number) => void,
  depth: number,
): boolean {
  if (isList(where)) {
    spend(where.length)
    if (how === 'exact') return where.some((item) => areEqual(item, what))
    return depth < 8 && where.some((item) => contains(item, what, how, spend, depth + 1))
  }
  if (typeof where === 'string') {
    spend(where.length >> 7)
    const part = showValue(what)
    return how === 'any-case' ? where.toLowerCase().includes(part.toLowerCase()) : where.includes(part)
  }
  if (isKind(where, 'object') && !where.link && typeof what === 'string')
    return how === 'exact' ? where.keys().includes(what) : where.get(what) !== null
  return areEqual(where, what)
}

/** A list with each value once. */
export function unique(values: readonly Value[], spend: (steps: number) => void): readonly Value[] {
  spend(values.length * 2)
  return [...new Map(values.map((value) => [equalityKey(value), value])).values()]
}

/** A list with the items of the lists in it, so many levels deep. */
export function flatten(
  values: readonly Value[],
  depth: number,
  spend: (steps: number) => void,
): readonly Value[] {
  spend(values.length)
  if (depth < 1) return values
  return values.flatMap((value) => (isList(value) ? flatten(value, depth - 1, spend) : [value]))
}

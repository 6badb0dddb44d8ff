import { compareValues } from './compare-values.ts'
import { fileMethods } from './file-methods.ts'
import { formatDate } from './format-date.ts'
import { stripTime } from './functions-date.ts'
import { flatten, listFunctions, unique } from './functions-list.ts'
import { roundTo } from './functions-number.ts'
import { runPattern } from './patterns.ts'
import type { QueryContext } from './query-context.ts'
import { areIn, type Method } from './query-method.ts'
import { showValue } from './show-value.ts'
import { isKind, isList, isTrue, typeOf, type Value } from './values.ts'

/** Longest text that a method makes, in characters. */
const maxText = 20_000

const anyMethods: Readonly<Record<string, Method>> = {
  isTruthy: (value) => isTrue(value),
  isType: (value, [name]) => {
    const type = typeOf(value)
    return name === (type === 'array' ? 'list' : type)
  },
  toString: (value: Value) => showValue(value),
  isEmpty: (value) => {
    if (isKind(value, 'object')) return !value.link && value.keys().length === 0
    return value === null || value === '' || (isList(value) && value.length === 0)
  },
}

const textMethods: Readonly<Record<string, Method>> = {
  contains: (text, [what = null]) => ofText(text, (one) => one.includes(showValue(what))),
  containsAll: (text, what) => ofText(text, (one) => what.every((part) => one.includes(showValue(part)))),
  containsAny: (text, what) => ofText(text, (one) => what.some((part) => one.includes(showValue(part)))),
  startsWith: (text, [what = null]) => ofText(text, (one) => one.startsWith(showValue(what))),
  endsWith: (text, [what = null]) => ofText(text, (one) => one.endsWith(showValue(what))),
  lower: (text) => ofText(text, (one) => one.toLowerCase()),
  upper: (text) => ofText(text, (one) => one.toUpperCase()),
  title: (text) =>
    ofText(text, (one) =>
      one.replace(/(^|\s)(\p{L})/gu, (_, gap: string, first: string) => gap + first.toUpperCase()),
    ),
  trim: (text) => ofText(text, (one) => one.trim()),
  reverse: (text) => ofText(text, (one) => [...one].reverse().join('')),
  repeat: (text, [count]) =>
    ofText(text, (one) =>
      one.repeat(Math.max(0, Math.min(toNumber(count), maxText / Math.max(1, one.length)))),
    ),
  slice: (text, [from, to]) =>
    ofText(text, (one) => one.slice(toNumber(from), to === undefined ? undefined : toNumber(to))),
  split: (text, [by = null, limit], { work }) =>
    ofText(text, (one) => {
      const parts = isKind(by, 'pattern') ? runPattern('split', by, one, '', work) : one.split(showValue(by))
      return Array.isArray(parts) ? parts.slice(0, limit === undefined ? undefined : toNumber(limit)) : null
    }),
  replace: (text, [what = null, by = null], { work }) =>
    ofText(text, (one) => {
      if (isKind(what, 'pattern')) {
        const made = runPattern('replace', what, one, showValue(by), work)
        return typeof made === 'string' ? made.slice(0, maxText) : null
      }
      const part = showValue(what)
      return part === '' ? one : one.split(part).join(showValue(by)).slice(0, maxText)
    }),
}

const numberMethods: Readonly<Record<string, Method>> = {
  abs: (value) => ofNumber(value, Math.abs),
  ceil: (value) => ofNumber(value, Math.ceil),
  floor: (value) => ofNumber(value, Math.floor),
  round: (value, [digits]) => ofNumber(value, (one) => roundTo(one, toNumber(digits))),
  toFixed: (value, [digits]) =>
    ofNumber(value, (one) => one.toFixed(Math.max(0, Math.min(20, Math.trunc(toNumber(digits)))))),
}

const listMethods: Readonly<Record<string, Method>> = {
  contains: (list, [what = null], { work }) =>
    ofList(list, (items) => areIn(bareTags(items), bareTags([what]), 'all', work)),
  containsAll: (list, what, { work }) =>
    ofList(list, (items) => areIn(bareTags(items), bareTags(what), 'all', work)),
  containsAny: (list, what, { work }) =>
    ofList(list, (items) => areIn(bareTags(items), bareTags(what), 'any', work)),
  flat: (list, _, { work }) => ofList(list, (items) => flatten(items, 10, work.spend)),
  join: (list, [by], context) =>
    ofList(list, (items) => listFunctions['join']!.run([items, by ?? ','], context)),
  reverse: (list) => ofList(list, (items) => [...items].reverse()),
  slice: (list, [from, to]) =>
    ofList(list, (items) => items.slice(toNumber(from), to === undefined ? undefined : toNumber(to))),
  sort: (list, _, { work }) => {
    work.spend(isList(list) ? list.length * 4 : 0)
    return ofList(list, (items) => [...items].sort((a, b) => compareValues(a, b)))
  },
  unique: (list, _, { work }) => ofList(list, (items) => unique(items, work.spend)),
  mean: (list) => ofNumbers(list, (items) => items.reduce((sum, one) => sum + one, 0) / items.length),
  sum: (list) => ofNumbers(list, (items) => items.reduce((sum, one) => sum + one, 0)),
  min: (list) => ofNumbers(list, (items) => items.reduce((a, b) => Math.min(a, b))),
  max: (list) => ofNumbers(list, (items) => items.reduce((a, b) => Math.max(a, b))),
}

const dateMethods: Readonly<Record<string, Method>> = {
  date: (value) => (isKind(value, 'date') ? stripTime(value) : null),
  format: (value, [format = null]) =>
    isKind(value, 'date') ? formatDate(value, showValue(format).slice(0, 500), 'moment') : null,
  // A page says the same on every day that it is read.
  relative: (value) => (isKind(value, 'date') ? stripTime(value) : null),
  time: (value) => (isKind(value, 'date') ? formatDate(value, 'HH:mm:ss', 'moment') : null),
}

const objectMethods: Readonly<Record<string, Method>> = {
  keys: (value) => (isKind(value, 'object') ? value.keys() : null),
  values: (value) => (isKind(value, 'object') ? value.keys().map(value.get) : null),
  ...fileMethods,
}

const patternMethods: Readonly<Record<string, Method>> = {
  matches: (value, [text = null], { work }) =>
    isKind(value, 'pattern')
      ? (runPattern('test', value, showValue(text), '', work) as boolean | null)
      : null,
}

const linkMethods: Readonly<Record<string, Method>> = {
  asFile: (value, _, { rowOf }) => (isKind(value, 'link') ? (rowOf(value)?.get('file') ?? null) : null),
  linksTo: (value, given, context) => {
    const file = isKind(value, 'link') ? (context.rowOf(value)?.get('file') ?? null) : null
    return fileMethods['hasLink']!(file, given, context)
  },
}

/** By the type of the value that they belong to, and by their names in small letters. */
const methodsByType: ReadonlyMap<string, ReadonlyMap<string, Method>> = new Map(
  Object.entries({
    string: textMethods,
    number: numberMethods,
    array: listMethods,
    date: dateMethods,
    object: objectMethods,
    pattern: patternMethods,
    link: linkMethods,
    any: anyMethods,
  }).map(([type, methods]) => [
    type,
    new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method])),
  ]),
)

const names: readonly string[] = [
  ...new Set([
    ...[
      textMethods,
      numberMethods,
      listMethods,
      dateMethods,
      objectMethods,
      patternMethods,
      linkMethods,
      anyMethods,
    ].flatMap((methods) => Object.keys(methods)),
    'map',
    'filter',
    'reduce',
  ]),
]

/** The names of all methods. */
export function methodNames(): readonly string[] {
  return names
}

/** What a method, in any letter case, makes of a value: null where the value is of another type. */
export function findMethod(name: string): Method | undefined {
  const key = name.toLowerCase()
  if (!names.some((one) => one.toLowerCase() === key)) return undefined
  return (value, given, context) => {
    const method = methodsByType.get(typeOf(value))?.get(key) ?? methodsByType.get('any')?.get(key)
    return method?.(value, given, context) ?? null
  }
}

/** An argument that is worked out for each item of a list. */
type PerItem = (names: Readonly<Record<string, Value>>) => Value

/** `map`, `filter` and `reduce`, whose expressions stand for each item as `value`; undefined for every other method. */
export function callLazily(
  name: string,
  target: Value,
  count: number,
): ((given: readonly PerItem[], context: QueryContext) => Value) | undefined {
  if (!isList(target) || count === 0) return undefined
  switch (name.toLowerCase()) {
    case 'map':
      return ([each]) => target.map((value, index) => each!({ value, index }))
    case 'filter':
      return ([each]) => target.filter((value, index) => isTrue(each!({ value, index })))
    case 'reduce':
      return ([each, first]) =>
        target.reduce<Value>((acc, value, index) => each!({ acc, value, index }), first?.({}) ?? null)
    default:
      return undefined
  }
}

/** Lists of tags are asked for a tag with its `#` or without it. */
function bareTags(items: readonly Value[]): readonly Value[] {
  const isTag = (item: Value): boolean => typeof item === 'string' && /^#[^\s#]/.test(item)
  return items.some(isTag) ? items.map((item) => (isTag(item) ? String(item).slice(1) : item)) : items
}

function ofText(value: Value, make: (text: string) => Value): Value {
  return typeof value === 'string' ? make(value) : null
}

function ofNumber(value: Value, make: (number: number) => Value): Value {
  return typeof value === 'number' ? make(value) : null
}

function ofList(value: Value, make: (items: readonly Value[]) => Value): Value {
  return isList(value) ? make(value) : null
}

function ofNumbers(value: Value, make: (items: readonly number[]) => number): Value {
  const numbers = isList(value) ? value.filter((item) => typeof item === 'number') : []
  return numbers.length === 0 ? null : make(numbers)
}

function toNumber(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0
}

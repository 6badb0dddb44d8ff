import { compareText } from '../../model/diagnostic.ts'
import { toOrderKey } from '../../model/order-key.ts'
import { lengthOf } from './dates.ts'
import { isKind, isList, typeOf, type Value } from './values.ts'

/** Which types come first where values of several are sorted. */
const order = [
  'null',
  'boolean',
  'number',
  'string',
  'date',
  'duration',
  'link',
  'array',
  'object',
  'function',
  'pattern',
]

/**
 * Values that one comparison looks at: what is beyond counts as the same. A list may stand in itself again and again, and
 * be larger than any memory without taking any.
 */
const mostLookedAt = 1_000

/** How many values may still be looked at. */
interface Patience {
  left: number
}

/** Orders any two values: by type, and within one as readers expect, text by what stands first in a list of names. */
export function compareValues(a: Value, b: Value, patience: Patience = { left: mostLookedAt }): number {
  if (patience.left-- <= 0) return 0
  const [typeA, typeB] = [typeOf(a), typeOf(b)]
  if (typeA !== typeB) return order.indexOf(typeA) - order.indexOf(typeB)
  if (typeof a === 'string' && typeof b === 'string') return compareNames(a, b)
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (isKind(a, 'date') && isKind(b, 'date')) return a.at - b.at
  if (isKind(a, 'duration') && isKind(b, 'duration')) return lengthOf(a) - lengthOf(b)
  if (isKind(a, 'link') && isKind(b, 'link')) return compareLinks(a, b)
  if (isList(a) && isList(b)) return compareLists(a, b, patience)
  if (isKind(a, 'object') && isKind(b, 'object')) return compareObjects(a, b)
  return 0
}

/** Whether two values are the same; two links are where they lead to the same file. */
export function areEqual(a: Value, b: Value): boolean {
  return typeOf(a) === typeOf(b) && equalityKey(a) === equalityKey(b)
}

/** Equal keys, equal values: what groups are told apart by. */
export function equalityKey(value: Value, patience: Patience = { left: mostLookedAt }): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return `n${value}`
  if (typeof value === 'string') return `s${JSON.stringify(value)}`
  if (patience.left-- <= 0) return '…'
  if (isList(value))
    return `[${value
      .slice(0, patience.left + 1)
      .map((item) => equalityKey(item, patience))
      .join()}]`
  switch (value.kind) {
    case 'date':
      return `d${value.at}`
    case 'duration':
      return `t${value.months} ${value.milliseconds}`
    case 'link':
      return value.path === undefined
        ? `l${JSON.stringify(value.name.toLowerCase())}`
        : `p${JSON.stringify(value.path)}${value.anchor ?? ''}`
    case 'object':
      return value.link
        ? `o${equalityKey(value.link)}${JSON.stringify(value.task ?? '')}`
        : `{${value
            .keys()
            .map((key) => `${JSON.stringify(key)}:${equalityKey(value.get(key), patience)}`)
            .join()}}`
    case 'lambda':
      return 'f'
    case 'pattern':
      return `/${value.source}/${value.flags}`
  }
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareLinks(
  a: Extract<Value, { readonly kind: 'link' }>,
  b: Extract<Value, { readonly kind: 'link' }>,
): number {
  const [nameA, nameB] = [a.path ?? a.name, b.path ?? b.name]
  return compareNames(nameA, nameB)
}

function compareLists(a: readonly Value[], b: readonly Value[], patience: Patience): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i] ?? null, b[i] ?? null, patience)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareObjects(
  a: Extract<Value, { readonly kind: 'object' }>,
  b: Extract<Value, { readonly kind: 'object' }>,
): number {
  if (a.link && b.link) return compareLinks(a.link, b.link)
  return compareText(equalityKey(a), equalityKey(b))
}

/** Order keys of the texts compared last: sorting asks for each a dozen times. */
const keyByText = new Map<string, string>()

function compareNames(a: string, b: string): number {
  return compareText(orderKey(a), orderKey(b)) || compareText(a, b)
}

function orderKey(text: string): string {
  const known = keyByText.get(text)
  if (known !== undefined) return known
  if (keyByText.size >= 20_000) keyByText.clear()
  const key = toOrderKey(text.slice(0, 200))
  keyByText.set(text, key)
  return key
}

import type { GardenPath } from '../../model/path.ts'

/** What an expression is worth. Plain text, numbers and truth are JavaScript's own; everything else says its kind. */
export type Value =
  | null
  | boolean
  | number
  | string
  | DateValue
  | DurationValue
  | LinkValue
  | ObjectValue
  | LambdaValue
  | PatternValue
  | readonly Value[]

/** A day, or a moment of one, as clocks where it was written showed it. */
export interface DateValue {
  readonly kind: 'date'
  /** Milliseconds since 1970, as if written in UTC. */
  readonly at: number
  readonly hasTime: boolean
}

/** A length of time: months differ in length, so they are counted apart. */
export interface DurationValue {
  readonly kind: 'duration'
  readonly months: number
  readonly milliseconds: number
}

/** A link to a file of the garden, to a name that nobody has written, or to an address of the web. */
export interface LinkValue {
  readonly kind: 'link'
  /** The file that it leads to; absent where readers may not see one. */
  readonly path?: GardenPath
  /** As written; an address of the web in full. */
  readonly name: string
  /** Element id on the page that it leads to. */
  readonly anchor?: string
  readonly display?: string
  /** What it leads to is shown in its place. */
  readonly isPicture?: true
}

/** Values by name. `get` gives null for what there is not, whatever the letter case of the name. */
export interface ObjectValue {
  readonly kind: 'object'
  readonly keys: () => readonly string[]
  readonly get: (name: string) => Value
  /** The link that stands for it: a note's, or the note of a task. */
  readonly link?: LinkValue
  /** A task is shown with its box. */
  readonly task?: TaskMark
}

/** How a task is shown. */
export interface TaskMark {
  readonly text: string
  /** What stands in its brackets. */
  readonly mark: string
  /** How deep it stands below other tasks. */
  readonly depth: number
}

/** `(x) => x + 1`, which functions apply to the items of a list. */
export interface LambdaValue {
  readonly kind: 'lambda'
  readonly call: (given: readonly Value[]) => Value
}

/** A regular expression, as it is written: it is run with a limit of its own. */
export interface PatternValue {
  readonly kind: 'pattern'
  readonly source: string
  readonly flags: string
}

/** What kind of value it is, in the words of both languages' documentation. */
export type TypeName =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'date'
  | 'duration'
  | 'link'
  | 'object'
  | 'function'
  | 'pattern'
  | 'array'

/** The name of a value's type. */
export function typeOf(value: Value): TypeName {
  if (value === null) return 'null'
  if (isList(value)) return 'array'
  if (typeof value !== 'object') return typeof value as 'boolean' | 'number' | 'string'
  return value.kind === 'lambda' ? 'function' : value.kind
}

/** Whether a value is a list. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

/** Whether a value is a duration, a date, a link and the like. */
export function isKind<Kind extends 'date' | 'duration' | 'link' | 'object' | 'lambda' | 'pattern'>(
  value: Value,
  kind: Kind,
): value is Extract<Value, { readonly kind: Kind }> {
  return typeof value === 'object' && value !== null && !isList(value) && value.kind === kind
}

/** Whether a condition holds: nothing, zero, an empty text, list, object or length of time do not. */
export function isTrue(value: Value): boolean {
  if (value === null || value === false || value === 0 || value === '') return false
  if (isList(value)) return value.length > 0
  if (isKind(value, 'object')) return value.link !== undefined || value.keys().length > 0
  if (isKind(value, 'duration')) return value.months !== 0 || value.milliseconds !== 0
  return !Number.isNaN(value)
}

/** Values by name, from pairs. Names are found in any letter case, and with hyphens for blanks. */
export function objectOf(
  pairs: Iterable<readonly [string, Value]>,
  extra: Partial<ObjectValue> = {},
): ObjectValue {
  const valueByKey = new Map<string, Value>()
  const names: string[] = []
  for (const [name, value] of pairs) {
    const key = fieldKey(name)
    if (!valueByKey.has(key)) names.push(name)
    valueByKey.set(key, value)
  }
  return {
    kind: 'object',
    keys: () => names,
    get: (name) => valueByKey.get(fieldKey(name)) ?? null,
    ...extra,
  }
}

/** What names of fields are compared by: `Time Played` is `time-played`. */
export function fieldKey(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, '-')
}

import type { PropertyValue } from '../../../model/properties.ts'
import type { Property } from '../../../model/property.ts'

/** How the values of a property are written and chosen. */
export type ValueKind = 'text' | 'number' | 'checkbox' | 'date' | 'datetime' | 'list'

/** What one value is; undefined for none at all, and for what has more than one level. */
export function kindOfValue(value: PropertyValue): ValueKind | undefined {
  if (typeof value === 'boolean') return 'checkbox'
  if (typeof value === 'number') return 'number'
  if (Array.isArray(value)) return 'list'
  if (typeof value !== 'string' || value === '') return undefined
  const written = dateIn(value)
  return written?.isDay ? written.kind : 'text'
}

/** The kind of date that a text is written as but is not: no calendar has its day. Undefined for every other value. */
export function kindOfNoDay(value: PropertyValue): 'date' | 'datetime' | undefined {
  const written = typeof value === 'string' ? dateIn(value) : undefined
  return written?.isDay === false ? written.kind : undefined
}

function dateIn(text: string): { readonly kind: 'date' | 'datetime'; readonly isDay: boolean } | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)([T ]\d\d:\d\d(?::\d\d)?)?$/.exec(text) ?? []
  if (day === undefined) return undefined
  return { kind: time === undefined ? 'date' : 'datetime', isDay: isDay(day) }
}

/** Whether a calendar has the day: the thirtieth of February is no date. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** What a property that means something is written as. */
export function kindOfProperty({ kind }: Property): ValueKind {
  if (kind === 'choice') return 'text'
  if (kind === 'links') return 'list'
  return kind === 'flag' ? 'checkbox' : kind
}

/** What Obsidian's word for a kind means; undefined for one that its plugins have added. */
export function kindInObsidian(word: string): ValueKind | undefined {
  if (word === 'multitext' || word === 'aliases' || word === 'tags') return 'list'
  return (['text', 'number', 'checkbox', 'date', 'datetime'] as const).find((kind) => kind === word)
}

/** The kind that most values are of; among equals the more general one. Undefined where there are none. */
export function usualKind(countByKind: ReadonlyMap<ValueKind, number>): ValueKind | undefined {
  let usual: ValueKind | undefined
  let most = 0
  for (const kind of ['list', 'text', 'datetime', 'date', 'number', 'checkbox'] as const) {
    const count = countByKind.get(kind) ?? 0
    if (count > most) [usual, most] = [kind, count]
  }
  return usual
}

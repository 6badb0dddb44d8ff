import type { PropertyValue } from '../model/properties.ts'
import type { AskingValues } from './privacy-words.ts'

const yes: ReadonlySet<string> = new Set(['true', 'yes', 'y', 'on', '1', 'x', '✓', '✔', '✅', '☑'])
const no: ReadonlySet<string> = new Set(['false', 'no', 'n', 'off', '0', 'none', 'never'])
const nothing: ReadonlySet<string> = new Set(['', 'null', '~'])

/** Whether a property's value is one of those that ask; of a list, one of its items. */
export function asksPrivacy(values: AskingValues, value: PropertyValue | undefined): boolean {
  if (Array.isArray(value)) return value.some((item: PropertyValue) => asksPrivacy(values, item))
  if (values === 'before' || values === 'from') return readMoment(value) !== undefined
  const word = plainWord(value)
  if (values === 'yes') return yes.has(word)
  if (values === 'no') return no.has(word)
  if (values === 'value') return !nothing.has(word) && !no.has(word)
  return values.includes(word)
}

/** Whether a property's value says yes. */
export function saysYes(value: PropertyValue | undefined): boolean {
  return asksPrivacy('yes', value)
}

/** A day or a moment as milliseconds since 1970, without a zone in UTC; undefined where the value is neither. */
export function readMoment(value: PropertyValue | undefined): number | undefined {
  // Seconds since 1970 of any day that matters are fewer than milliseconds.
  if (typeof value === 'number') return value < 1e9 ? undefined : value < 1e11 ? value * 1_000 : value
  if (typeof value !== 'string') return undefined
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?[ ]*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
      bare(value),
    ) ?? []
  if (day === undefined) return undefined
  const moment = Date.parse(`${day}T${time ?? '00:00'}${zone ?? 'Z'}`)
  return Number.isNaN(moment) ? undefined : moment
}

/** In lower case and without the quotation marks, of any language, and brackets around it. */
function plainWord(value: PropertyValue | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? 'an object' : bare(String(value)).toLowerCase()
}

/** Longer than any word that asks; what is cut costs no time. */
const maxLength = 256

function bare(text: string): string {
  return text
    .slice(0, maxLength)
    .normalize('NFKC')
    .replace(/^[\s\p{Quotation_Mark}[\]#]+|[\s\p{Quotation_Mark}[\]]+$/gu, '')
}

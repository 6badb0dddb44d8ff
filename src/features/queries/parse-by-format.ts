import { parseDate } from './dates.ts'
import type { DateValue } from './values.ts'

/** What tokens of Luxon match, and which part of a date they say. */
const tokens: Readonly<Record<string, readonly [part: string, pattern: string]>> = {
  yyyy: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  MMM: ['name', '[A-Za-z]{3}'],
  MMMM: ['name', '[A-Za-z]+'],
  LL: ['month', '\\d{2}'],
  L: ['month', '\\d{1,2}'],
  LLL: ['name', '[A-Za-z]{3}'],
  LLLL: ['name', '[A-Za-z]+'],
  dd: ['day', '\\d{2}'],
  d: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  m: ['minute', '\\d{1,2}'],
  ss: ['second', '\\d{2}'],
  s: ['second', '\\d{1,2}'],
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The date that a text is by a format of Luxon's tokens, with English names; undefined where it is none. */
export function parseByFormat(text: string, format: string): DateValue | undefined {
  if (text.length > 100 || format.length > 100) return undefined
  const parts: string[] = []
  let pattern = ''
  for (const [written, literal] of format.matchAll(/'([^']*)'|([A-Za-z])\2*|[^A-Za-z']/g)) {
    const token = Object.hasOwn(tokens, written) ? tokens[written] : undefined
    if (token !== undefined) {
      parts.push(token[0])
      pattern += `(${token[1]})`
    } else if (/^[A-Za-z]/.test(written)) return undefined
    else pattern += (literal ?? written).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  }
  const found = new RegExp(`^${pattern}$`).exec(text.trim())
  if (found === null) return undefined
  const said = new Map(parts.map((part, i) => [part, found[i + 1] ?? '']))
  const two = (part: string, usual: string): string => (said.get(part) ?? usual).padStart(2, '0')
  const name = said.get('name')?.slice(0, 3).toLowerCase()
  const month = name === undefined ? two('month', '1') : String(months.indexOf(name) + 1).padStart(2, '0')
  const time = said.has('hour') ? `T${two('hour', '0')}:${two('minute', '0')}:${two('second', '0')}` : ''
  return parseDate(`${said.get('year') ?? ''}-${month}-${two('day', '1')}${time}`)
}

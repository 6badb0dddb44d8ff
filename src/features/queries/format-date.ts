import { dateField } from './dates.ts'
import type { DateValue } from './values.ts'

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const days = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

/** Tokens of Luxon, which Dataview uses, by what they mean in Moment, which Bases uses. */
const luxon: Readonly<Record<string, string>> = {
  yyyy: 'YYYY',
  yy: 'YY',
  LLLL: 'MMMM',
  LLL: 'MMM',
  LL: 'MM',
  L: 'M',
  dd: 'DD',
  d: 'D',
  cccc: 'dddd',
  ccc: 'ddd',
  c: 'E',
  EEEE: 'dddd',
  EEE: 'ddd',
  E: 'E',
  a: 'A',
  WW: 'WW',
  W: 'W',
}

/** Formats a date by the tokens of Luxon or of Moment, with English names; what is no token stays as it is. */
export function formatDate(date: DateValue, format: string, tokens: 'luxon' | 'moment'): string {
  const pattern =
    tokens === 'luxon'
      ? /'([^']*)'|y{2,4}|L{1,4}|M{1,4}|d{1,2}|c{1,4}|E{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|W{1,2}|q|a|X|x/g
      : /\[([^\]]*)\]|Y{2,4}|[DMQW]o|M{1,4}|D{1,2}|d{1,4}|E|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|W{1,2}|Q|A|a|X|x/g
  return format.replace(pattern, (token: string, literal: string | undefined) =>
    literal === undefined ? formatToken(date, tokens === 'luxon' ? (luxon[token] ?? token) : token) : literal,
  )
}

function formatToken(date: DateValue, token: string): string {
  const field = (name: string): number => dateField(date, name) ?? 0
  const hour12 = field('hour') % 12 || 12
  switch (token) {
    case 'YYYY':
      return String(field('year')).padStart(4, '0')
    case 'YY':
      return two(field('year') % 100)
    case 'MMMM':
      return months[field('month') - 1] ?? ''
    case 'MMM':
      return (months[field('month') - 1] ?? '').slice(0, 3)
    case 'MM':
      return two(field('month'))
    case 'M':
      return String(field('month'))
    case 'DD':
      return two(field('day'))
    case 'D':
      return String(field('day'))
    case 'Do':
      return ordinal(field('day'))
    case 'Mo':
      return ordinal(field('month'))
    case 'Wo':
      return ordinal(field('week'))
    case 'Qo':
      return ordinal(Math.ceil(field('month') / 3))
    case 'dddd':
      return days[field('weekday') - 1] ?? ''
    case 'ddd':
      return (days[field('weekday') - 1] ?? '').slice(0, 3)
    case 'dd':
      return (days[field('weekday') - 1] ?? '').slice(0, 2)
    case 'd':
      return String(field('weekday') % 7)
    case 'E':
      return String(field('weekday'))
    case 'HH':
      return two(field('hour'))
    case 'H':
      return String(field('hour'))
    case 'hh':
      return two(hour12)
    case 'h':
      return String(hour12)
    case 'mm':
      return two(field('minute'))
    case 'm':
      return String(field('minute'))
    case 'ss':
      return two(field('second'))
    case 's':
      return String(field('second'))
    case 'SSS':
      return String(field('millisecond')).padStart(3, '0')
    case 'WW':
      return two(field('week'))
    case 'W':
      return String(field('week'))
    case 'q':
    case 'Q':
      return String(Math.ceil(field('month') / 3))
    case 'A':
      return field('hour') < 12 ? 'AM' : 'PM'
    case 'a':
      return field('hour') < 12 ? 'am' : 'pm'
    case 'X':
      return String(Math.floor(date.at / 1_000))
    case 'x':
      return String(date.at)
    default:
      return token
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function ordinal(value: number): string {
  const ending = ['th', 'st', 'nd', 'rd'][value % 10]
  return `${value}${Math.floor(value / 10) === 1 ? 'th' : (ending ?? 'th')}`
}

import { calendarWords } from './calendar-words.ts'
import { type FormatPiece, formatDate, parseFormat } from './format-date.ts'
import { addDays, dayNumber, type LocalTime } from './local-time.ts'

/** Finds the day that a text names. */
type DateFinder = (text: string) => LocalTime | undefined

/** Longer formats are no names of files. */
const maxPieces = 24

const midnight = { hour: 0, minute: 0, second: 0, offset: 0 }

/** What of a day a token says, and how it looks. */
interface Reading {
  readonly field: 'year' | 'month' | 'day' | 'dayOfYear' | 'name'
  readonly pattern: string
  /** Names in place of numbers, the first for 1. */
  readonly names?: readonly string[]
}

/**
 * Reads days out of texts that a format of moment.js has made. A text counts only if the day it is read as is written
 * exactly so. Undefined where a format does not say the day: it is of months, weeks or years.
 */
export function createDateFinder(format: string, language = ''): DateFinder | undefined {
  const readings: Reading['field'][] = []
  const namesAt = new Map<number, readonly string[]>()
  const pieces = parseFormat(format)
  const source = pieces
    .map((piece) => {
      if (piece.kind === 'text') return escapePattern(piece.text)
      const reading = readingOf(piece, language)
      if (reading === undefined) return otherPattern(piece.token, language)
      if (reading.names) namesAt.set(readings.length, reading.names)
      readings.push(reading.field)
      return `(${reading.pattern})`
    })
    .join('')
  const says = new Set(readings)
  const isDay = says.has('year') && (says.has('dayOfYear') || (says.has('month') && says.has('day')))
  // Numbers of one or two digits can be read in many ways where there are many of them side by side.
  if (!isDay || pieces.length > maxPieces) return undefined
  const pattern = new RegExp(`^${source}$`, 'iu')
  return (text) => {
    const match = text.length > 500 ? null : pattern.exec(text)
    if (!match) return undefined
    const found: Partial<Record<Reading['field'], number>> = {}
    for (const [i, field] of readings.entries()) {
      const written = match[i + 1] ?? ''
      const names = namesAt.get(i)
      found[field] = names
        ? names.findIndex((name) => isSame(name, written)) + 1
        : Number.parseInt(written, 10)
    }
    const time = timeOf(found)
    if (time === undefined) return undefined
    // Hours are no part of a day: what is written of them is taken as it stands.
    return isSame(formatDate(time, format, language), text) || hasClock(format) ? time : undefined
  }
}

function timeOf({
  year,
  month,
  day,
  dayOfYear,
}: Partial<Record<Reading['field'], number>>): LocalTime | undefined {
  if (year === undefined) return undefined
  const full = year < 100 ? year + (year > 68 ? 1_900 : 2_000) : year
  const first = { year: full, month: 1, day: 1, ...midnight }
  if (month === undefined || day === undefined)
    return dayOfYear === undefined ? undefined : addDays(first, dayOfYear - 1)
  const time = { ...first, month, day }
  const real = addDays(time, 0)
  return dayNumber(real) === dayNumber(time) && real.month === month && real.day === day ? time : undefined
}

function readingOf(piece: FormatPiece, language: string): Reading | undefined {
  if (piece.kind === 'text') return undefined
  const words = calendarWords(language)
  const names = (field: Reading['field'], list: readonly string[]): Reading => ({
    field,
    names: list,
    pattern: list.map(escapePattern).join('|'),
  })
  switch (piece.token) {
    case 'YYYY':
    case 'Y':
      return { field: 'year', pattern: '\\d{4}' }
    case 'YY':
      return { field: 'year', pattern: '\\d{2}' }
    case 'M':
      return { field: 'month', pattern: '\\d{1,2}' }
    case 'MM':
      return { field: 'month', pattern: '\\d{2}' }
    case 'MMM':
      return names('month', words.shortMonths)
    case 'MMMM':
      return names('month', words.months)
    case 'D':
      return { field: 'day', pattern: '\\d{1,2}' }
    case 'DD':
      return { field: 'day', pattern: '\\d{2}' }
    case 'Do':
      return { field: 'day', pattern: '\\d{1,2}(?:st|nd|rd|th|\\.)' }
    case 'DDD':
      return { field: 'dayOfYear', pattern: '\\d{1,3}' }
    case 'DDDD':
      return { field: 'dayOfYear', pattern: '\\d{3}' }
    default:
      return undefined
  }
}

/** What a token looks like that says nothing about the day, or only says it again. */
function otherPattern(token: string, language: string): string {
  const { days, shortDays, narrowDays, am, pm } = calendarWords(language)
  const anyOf = (names: readonly string[]): string => `(?:${names.map(escapePattern).join('|')})`
  if (token === 'dddd') return anyOf(days)
  if (token === 'ddd') return anyOf(shortDays)
  if (token === 'dd') return anyOf(narrowDays)
  if (/^a$/i.test(token)) return anyOf([am, pm])
  if (/^Z/.test(token)) return '[+-]\\d\\d:?\\d\\d'
  if (/^g{4}|^G{4}/.test(token)) return '\\d{4,5}'
  if (/^(?:gg|GG|kk|HH|hh|mm|ss|ww|WW)$/.test(token)) return '\\d{2}'
  return token.endsWith('o') ? '\\d{1,3}(?:st|nd|rd|th|\\.)' : '\\d{1,13}'
}

function hasClock(format: string): boolean {
  return parseFormat(format).some((piece) => piece.kind === 'token' && /^[HhkmsSaAxXZ]/.test(piece.token))
}

function isSame(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase()
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

import { type CalendarWords, calendarWords } from './calendar-words.ts'
import { dayNumber, type LocalTime, weekdayOf } from './local-time.ts'

/** Pieces of a format, as moment.js cuts it: words in brackets, tokens, and single characters. */
const pieces =
  /(\[[^[]*\])|(\\)?([Hh]mm(?:ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[ow]?|W[oW]?|Qo?|YYYYYY|YYYYY|YYYY|YY|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|ZZ?|Y|.)/gs

/** Formats that stand for others. */
const longFormats: Readonly<Record<string, string>> = {
  LTS: 'h:mm:ss A',
  LT: 'h:mm A',
  L: 'MM/DD/YYYY',
  LL: 'MMMM D, YYYY',
  LLL: 'MMMM D, YYYY h:mm A',
  LLLL: 'dddd, MMMM D, YYYY h:mm A',
  l: 'M/D/YYYY',
  ll: 'MMM D, YYYY',
  lll: 'MMM D, YYYY h:mm A',
  llll: 'ddd, MMM D, YYYY h:mm A',
}

/** A part of a format: text that stays, or what is filled in. */
export type FormatPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'token'; readonly token: string }

/** Cuts a format of moment.js, which Obsidian's settings and templates use, into its parts. */
export function parseFormat(format: string): readonly FormatPiece[] {
  const whole = format.replace(
    /(\[[^[]*\])|(\\)?(LTS|LT|LL?L?L?|l{1,4})/g,
    (match, words: string | undefined, slash: string | undefined) =>
      words !== undefined || slash !== undefined ? match : (longFormats[match] ?? match),
  )
  return [...whole.matchAll(pieces)].map(([match, words, slash]): FormatPiece => {
    if (words !== undefined) return { kind: 'text', text: words.slice(1, -1) }
    if (slash !== undefined) return { kind: 'text', text: match.slice(1) }
    return isToken(match) ? { kind: 'token', token: match } : { kind: 'text', text: match }
  })
}

/** A moment in a format of moment.js, with the words of a language (a BCP 47 tag; empty for English). */
export function formatDate(time: LocalTime, format: string, language = ''): string {
  const words = calendarWords(language)
  return parseFormat(format)
    .map((piece) => (piece.kind === 'text' ? piece.text : (writers[piece.token]?.(time, words) ?? '')))
    .join('')
}

function isToken(piece: string): boolean {
  return Object.hasOwn(writers, piece)
}

type Writer = (time: LocalTime, words: CalendarWords) => string

function padded(value: number, length: number): string {
  return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(length, '0')}`
}

function signed(value: number, length: number): string {
  return `${value < 0 ? '-' : '+'}${String(Math.abs(value)).padStart(length, '0')}`
}

/** A week of a year, by ISO 8601 (`iso`) or by the language. */
function weekOf(
  time: LocalTime,
  { firstDay, firstWeekDay }: Pick<CalendarWords, 'firstDay' | 'firstWeekDay'>,
): { readonly year: number; readonly week: number } {
  const today = dayNumber(time)
  // The start of the week that has the day of January which is always in the first.
  const startOf = (year: number): number => {
    const day = { year, month: 1, day: firstWeekDay }
    return dayNumber(day) - ((weekdayOf(day) - firstDay + 7) % 7)
  }
  const year = [time.year + 1, time.year, time.year - 1].find((one) => startOf(one) <= today) ?? time.year
  return { year, week: Math.floor((today - startOf(year)) / 7) + 1 }
}

const iso = { firstDay: 1, firstWeekDay: 4 }

const dayOfYear = (time: LocalTime): number =>
  dayNumber(time) - dayNumber({ year: time.year, month: 1, day: 1 }) + 1
const hour12 = ({ hour }: LocalTime): number => hour % 12 || 12
const hour24 = ({ hour }: LocalTime): number => hour || 24
const quarter = ({ month }: LocalTime): number => Math.ceil(month / 3)
const isoDay = (time: LocalTime): number => weekdayOf(time) || 7
const seconds = (time: LocalTime): number =>
  dayNumber(time) * 86_400 + time.hour * 3_600 + (time.minute - time.offset) * 60 + time.second
const zone = ({ offset }: LocalTime, between: string): string => {
  const far = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(far / 60), 2)}${between}${padded(far % 60, 2)}`
}

const writers: Readonly<Record<string, Writer>> = {
  M: ({ month }) => String(month),
  Mo: ({ month }, { ordinal }) => ordinal(month),
  MM: ({ month }) => padded(month, 2),
  MMM: ({ month }, { shortMonths }) => shortMonths[month - 1] ?? '',
  MMMM: ({ month }, { months }) => months[month - 1] ?? '',
  Q: (time) => String(quarter(time)),
  Qo: (time, { ordinal }) => ordinal(quarter(time)),
  D: ({ day }) => String(day),
  Do: ({ day }, { ordinal }) => ordinal(day),
  DD: ({ day }) => padded(day, 2),
  DDD: (time) => String(dayOfYear(time)),
  DDDo: (time, { ordinal }) => ordinal(dayOfYear(time)),
  DDDD: (time) => padded(dayOfYear(time), 3),
  d: (time) => String(weekdayOf(time)),
  do: (time, { ordinal }) => ordinal(weekdayOf(time)),
  dd: (time, { narrowDays }) => narrowDays[weekdayOf(time)] ?? '',
  ddd: (time, { shortDays }) => shortDays[weekdayOf(time)] ?? '',
  dddd: (time, { days }) => days[weekdayOf(time)] ?? '',
  e: (time, { firstDay }) => String((weekdayOf(time) - firstDay + 7) % 7),
  E: (time) => String(isoDay(time)),
  w: (time, words) => String(weekOf(time, words).week),
  wo: (time, words) => words.ordinal(weekOf(time, words).week),
  ww: (time, words) => padded(weekOf(time, words).week, 2),
  W: (time) => String(weekOf(time, iso).week),
  Wo: (time, { ordinal }) => ordinal(weekOf(time, iso).week),
  WW: (time) => padded(weekOf(time, iso).week, 2),
  Y: ({ year }) => (year > 9_999 ? `+${year}` : padded(year, 4)),
  YY: ({ year }) => padded(year % 100, 2),
  YYYY: ({ year }) => padded(year, 4),
  YYYYY: ({ year }) => padded(year, 5),
  YYYYYY: ({ year }) => signed(year, 6),
  gg: (time, words) => padded(weekOf(time, words).year % 100, 2),
  gggg: (time, words) => padded(weekOf(time, words).year, 4),
  ggggg: (time, words) => padded(weekOf(time, words).year, 5),
  GG: (time) => padded(weekOf(time, iso).year % 100, 2),
  GGGG: (time) => padded(weekOf(time, iso).year, 4),
  GGGGG: (time) => padded(weekOf(time, iso).year, 5),
  a: ({ hour }, { am, pm }) => (hour < 12 ? am : pm).toLowerCase(),
  A: ({ hour }, { am, pm }) => (hour < 12 ? am : pm),
  H: ({ hour }) => String(hour),
  HH: ({ hour }) => padded(hour, 2),
  h: (time) => String(hour12(time)),
  hh: (time) => padded(hour12(time), 2),
  k: (time) => String(hour24(time)),
  kk: (time) => padded(hour24(time), 2),
  Hmm: ({ hour, minute }) => `${hour}${padded(minute, 2)}`,
  Hmmss: ({ hour, minute, second }) => `${hour}${padded(minute, 2)}${padded(second, 2)}`,
  hmm: (time) => `${hour12(time)}${padded(time.minute, 2)}`,
  hmmss: (time) => `${hour12(time)}${padded(time.minute, 2)}${padded(time.second, 2)}`,
  m: ({ minute }) => String(minute),
  mm: ({ minute }) => padded(minute, 2),
  s: ({ second }) => String(second),
  ss: ({ second }) => padded(second, 2),
  // Nobody writes notes by fractions of a second: they are not kept.
  ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => ['S'.repeat(i + 1), () => '0'.repeat(i + 1)])),
  x: (time) => String(seconds(time) * 1_000),
  X: (time) => String(seconds(time)),
  Z: (time) => zone(time, ':'),
  ZZ: (time) => zone(time, ''),
}

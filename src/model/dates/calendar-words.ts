/** How a language names and counts days, as moment.js does. */
export interface CalendarWords {
  readonly months: readonly string[]
  readonly shortMonths: readonly string[]
  /** From Sunday. */
  readonly days: readonly string[]
  readonly shortDays: readonly string[]
  readonly narrowDays: readonly string[]
  readonly am: string
  readonly pm: string
  /** `1st`, `2nd`; in other languages than English the number with a full stop. */
  readonly ordinal: (value: number) => string
  /** 0 for Sunday. */
  readonly firstDay: number
  /** The day of January that is always in the first week of the year. */
  readonly firstWeekDay: number
}

const wordsByLanguage = new Map<string, CalendarWords>()

/** The words of a language (a BCP 47 tag); English where it is none or empty. */
export function calendarWords(language: string): CalendarWords {
  const tag = language === '' ? 'en' : language
  let words = wordsByLanguage.get(tag)
  if (words === undefined) {
    try {
      words = wordsOf(tag)
    } catch {
      words = wordsOf('en')
    }
    wordsByLanguage.set(tag, words)
  }
  return words
}

function wordsOf(tag: string): CalendarWords {
  const name = (options: Intl.DateTimeFormatOptions, month: number, day: number): string =>
    new Intl.DateTimeFormat(`${tag}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' }).format(
      Date.UTC(2023, month, day),
    )
  const months = (month: 'long' | 'short'): readonly string[] =>
    Array.from({ length: 12 }, (_, i) => name({ month }, i, 1))
  // The first of January 2023 was a Sunday.
  const days = (weekday: 'long' | 'short'): readonly string[] =>
    Array.from({ length: 7 }, (_, i) => name({ weekday }, 0, i + 1))
  const isEnglish = /^en\b/i.test(tag)
  const long = days('long')
  return {
    months: months('long'),
    shortMonths: months('short'),
    days: long,
    shortDays: days('short'),
    narrowDays: long.map((day) => [...day].slice(0, 2).join('')),
    am: 'AM',
    pm: 'PM',
    ordinal: isEnglish ? englishOrdinal : (value) => `${value}.`,
    ...weekOf(tag),
  }
}

function englishOrdinal(value: number): string {
  const ends = ['th', 'st', 'nd', 'rd']
  const rest = value % 100
  return `${value}${ends[(rest - 20) % 10] ?? ends[rest] ?? 'th'}`
}

/** Regions whose weeks begin on Sunday, and whose first week is that of the first of January. */
const sundayRegions: ReadonlySet<string> = new Set([
  'US',
  'CA',
  'JP',
  'KR',
  'BR',
  'IL',
  'IN',
  'TW',
  'MX',
  'ZA',
  'PH',
])
const saturdayRegions: ReadonlySet<string> = new Set([
  'EG',
  'AE',
  'IQ',
  'JO',
  'KW',
  'LY',
  'OM',
  'QA',
  'SD',
  'SY',
  'YE',
  'BH',
  'DZ',
  'IR',
  'AF',
])

function weekOf(tag: string): Pick<CalendarWords, 'firstDay' | 'firstWeekDay'> {
  const region = new Intl.Locale(tag).maximize().region ?? ''
  if (sundayRegions.has(region)) return { firstDay: 0, firstWeekDay: 1 }
  if (saturdayRegions.has(region)) return { firstDay: 6, firstWeekDay: 1 }
  return { firstDay: 1, firstWeekDay: 4 }
}

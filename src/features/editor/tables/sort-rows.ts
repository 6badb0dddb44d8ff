/** Which way rows are sorted. */
type SortDirection = 'up' | 'down'

/**
 * The rows of a table's body by what is in one column: by number or by day where all of its cells are that, else by
 * the alphabet of `locale`, numbers inside texts by their value. Empty cells come last either way, equals stay in their order.
 */
export function sortRows(
  rows: readonly (readonly string[])[],
  column: number,
  direction: SortDirection,
  locale: string,
): readonly (readonly string[])[] {
  const texts = rows.map((row) => shownText(row[column] ?? ''))
  const written = texts.filter((text) => text !== '')
  const readValue =
    [readNumber, dayReader(written, locale)].find((read) =>
      written.every((text) => read(text) !== undefined),
    ) ?? undefined
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const sign = direction === 'up' ? 1 : -1
  return rows
    .map((row, i) => ({ row, text: texts[i]!, value: readValue?.(texts[i]!) ?? 0 }))
    .sort((a, b) => {
      if (a.text === '' || b.text === '') return Number(a.text === '') - Number(b.text === '')
      return sign * (readValue ? a.value - b.value : compare(a.text, b.text))
    })
    .map(({ row }) => row)
}

/** What a reader sees of a cell: links by what they show, without marks of emphasis and code. */
function shownText(cell: string): string {
  return cell
    .replace(/!?\[\[([^[\]]*?)\]\]/g, (_, inside: string) => inside.split(/\\?\|/).at(-1)!)
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/[*_`~=]+/g, '')
    .trim()
}

/** A number as people write it: with a currency, a percent sign, thousands apart, either decimal mark, digits of Arabic. */
function readNumber(text: string): number | undefined {
  const latin = text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/٫/g, '.')
    .replace(/٬/g, '')
    .replace(/−/g, '-')
  const found = /^\p{Sc}?([+-]?)\p{Sc}?\s*(\d[\d.,'’\s]*|\.\d+)\s*(?:\p{Sc}|%|٪|‰|[A-Za-z°µ]{1,4})?$/u.exec(
    latin,
  )
  if (!found) return undefined
  const digits = found[2]!.trim().replace(/['’\s]/g, '')
  const number = Number(withPoint(digits))
  return Number.isNaN(number) ? undefined : found[1] === '-' ? -number : number
}

/** The last of two kinds of marks is the decimal one; one kind that comes more than once parts thousands. */
function withPoint(digits: string): string {
  const [point, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')]
  if (point >= 0 && comma >= 0)
    return point > comma ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.')
  if (/^\d{1,3}(,\d{3})+$/.test(digits)) return digits.replaceAll(',', '')
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(digits)) return digits.replaceAll('.', '')
  return digits.replace(',', '.')
}

/**
 * Reads days and times: `2026-11-22`, `22.11.2026`, `11/22/2026`, `22 Nov 2026`. Whether a month or a day comes first before slashes is
 * told by the column where one number is over twelve, else by the locale.
 */
function dayReader(texts: readonly string[], locale: string): (text: string) => number | undefined {
  const slashes = texts.map((text) => /^(\d{1,2})\/(\d{1,2})\/\d{2,4}$/.exec(text))
  const isMonthFirst =
    slashes.some((found) => Number(found?.[2]) > 12) ||
    (locale === 'en-US' && !slashes.some((found) => Number(found?.[1]) > 12))
  return (text) => {
    const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(text)
    if (iso) {
      const [, year, month, day = '1', hour = '0', minute = '0', second = '0'] = iso
      return timeOf(year!, month!, day, Number(hour) * 3600 + Number(minute) * 60 + Number(second))
    }
    const short = /^(\d{1,2})([./])\s?(\d{1,2})\2\s?(\d{2,4})$/.exec(text)
    if (short) {
      const [, first, mark, second, year] = short
      const isTurned = mark === '/' && isMonthFirst
      return timeOf(year!, isTurned ? first! : second!, isTurned ? second! : first!, 0)
    }
    const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
    if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)
    // Months by their English names; anything else would be read by guessing.
    if (!/^(?:\d{1,2}\.?\s+)?[a-z]{3,9}\.?\s+(?:\d{1,2},?\s+)?\d{4}$/i.test(text)) return undefined
    const time = Date.parse(text.replaceAll('.', ''))
    return Number.isNaN(time) ? undefined : time / 1000
  }
}

/** Seconds since 1970; undefined for a month or day that there is not. */
function timeOf(year: string, month: string, day: string, seconds: number): number | undefined {
  const [y, m, d] = [Number(year) + (year.length <= 2 ? 2000 : 0), Number(month), Number(day)]
  return m < 1 || m > 12 || d < 1 || d > 31 ? undefined : Date.UTC(y, m - 1, d) / 1000 + seconds
}

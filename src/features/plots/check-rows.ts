import { shown } from './check-keys.ts'
import { PlotError, type PlotPlace } from './plot-error.ts'
import type { Cell, Row } from './plot-rows.ts'

/** What a plot draws, and where that is written. */
export interface PlacedRows {
  readonly rows: readonly Row[]
  /** Where a cell stands: in a file as `rates.csv:4:7`, in the block as a place of it. */
  placeOf(row: number, column: string): string | PlotPlace
}

/** Channels whose values are lengths. */
const measured: Readonly<Record<string, readonly string[]>> = {
  line: ['y'],
  area: ['y'],
  bar: ['y'],
  histogram: ['x'],
  cdf: ['x'],
}

/** What programs write where there is no number. */
const noNumber = /^[-+−]?(?:nan|inf(?:inity)?|n\/?a|null|none|undefined)$/i

/** `2026-02-28`, with a time or without. */
const date = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?$/

/** What people take for a day: `2026-02-28`, `28.2.2026`, `2/28/26`. */
const meantDay = /^\d{1,4}([-./])\d{1,2}\1\d{1,4}(?!\d)/

/**
 * Holds the columns that a plot draws to one kind of values: numbers and days with other texts among them, days that no calendar
 * has, and bars that end before they start would be left out or drawn elsewhere, silently. Throws a {@link PlotError}.
 */
export function checkRows(kind: string, keys: Readonly<Record<string, unknown>>, placed: PlacedRows): void {
  const { rows } = placed
  for (const channel of ['x', 'y', 'x2', 'size', 'color']) {
    const name = keys[channel]
    if (name === undefined) continue
    const column = String(name)
    if (rows.length > 0 && !rows.some((row) => column in row)) {
      const columns = [...new Set(rows.flatMap(Object.keys))].map((one) => `“${one}”`)
      throw new PlotError(`found no column “${column}”, expected one of ${columns.join(', ')}`, {
        path: [channel],
      })
    }
    const values = rows.map((row) => row[column] ?? null)
    const hasNumbers = values.some((value) => typeof value === 'number' && Number.isFinite(value))
    const isMeasured = measured[kind]?.includes(channel) === true
    const days = values.filter((value) => typeof value === 'string' && isDay(value)).length
    const meant = values.filter((value) => meantDay.test(String(value))).length
    const isOfDays = days > 0 && meant > values.filter((value) => value !== null).length / 2
    for (const [i, value] of values.entries()) {
      const expected = expectedOf(value, { hasNumbers, hasDates: days > 0, isOfDays, isMeasured })
      if (expected !== undefined) throw cellError(placed, i, column, expected)
    }
  }
  if (kind === 'timeline') checkSpans(keys, placed)
}

function expectedOf(
  value: Cell,
  column: {
    readonly hasNumbers: boolean
    readonly hasDates: boolean
    readonly isOfDays: boolean
    readonly isMeasured: boolean
  },
): string | undefined {
  if (column.isOfDays && value !== null && !date.test(String(value))) return 'a day, such as 2026-02-28'
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : 'a number, or nothing where none is known'
  if (typeof value !== 'string') return undefined
  if (date.test(value) && !isDay(value)) return 'a day of the calendar'
  if (column.hasDates && (date.test(value) || !column.isMeasured)) return undefined
  if (column.hasNumbers && (column.isMeasured || noNumber.test(value)))
    return 'a number, or nothing where none is known'
  return column.isMeasured && !column.hasDates ? 'a number' : undefined
}

/** Whether a text is a date, and of a day that there is. */
function isDay(text: string): boolean {
  const [, year, month, day] = date.exec(text) ?? []
  if (day === undefined) return false
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(day)
}

function checkSpans(keys: Readonly<Record<string, unknown>>, placed: PlacedRows): void {
  const [from, to] = [String(keys['x']), String(keys['x2'])]
  for (const [i, row] of placed.rows.entries()) {
    const [start, end] = [row[from], row[to]]
    if (
      typeof start === typeof end &&
      start !== null &&
      end !== null &&
      start !== undefined &&
      end !== undefined &&
      end < start
    )
      throw cellError(placed, i, to, `an end that is not before the start, ${shown(start)}`)
  }
}

/** Says what stands in a cell, and where. */
export function cellError(placed: PlacedRows, row: number, column: string, expected: string): PlotError {
  const value = placed.rows[row]?.[column] ?? null
  const found = typeof value === 'string' ? `“${value.slice(0, 60)}”` : String(value)
  return placedError(
    placed,
    row,
    column,
    `found ${found} as “${column}” in row ${row + 1}, expected ${expected}`,
  )
}

/** Says where in the block something is, or, of a file that it names, where in that. */
export function placedError(placed: PlacedRows, row: number, column: string, problem: string): PlotError {
  const place = placed.placeOf(row, column)
  return typeof place === 'string'
    ? new PlotError(`${place}: ${problem}`, { path: ['data'] })
    : new PlotError(problem, place)
}

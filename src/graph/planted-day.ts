import { type Properties, textProperty } from '../model/properties.ts'

/** Properties that say when a note was begun, the most explicit first. */
const names = ['planted', 'created', 'date created', 'date-created', 'creation date', 'date']

/**
 * The day on which a note was planted by its own word, counted from 1970-01-01 UTC; -1 where it does not say, or says
 * what is no day since 1970.
 */
export function plantedDay(properties: Properties): number {
  for (const name of names) {
    const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(textProperty(properties, name) ?? '')
    if (match === null) continue
    const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
    const day = Date.UTC(year, month - 1, date) / 86_400_000
    if (month <= 12 && date <= 31 && day >= 0 && day < 65_535) return day
  }
  return -1
}

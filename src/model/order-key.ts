import { toNameKey } from './path.ts'

/** Digits that a number in a name is written with in its key; longer ones are compared as text. */
const digits = 12

/**
 * What a name is sorted by in lists for readers: letter case and the form of accents do not count, and numbers count by
 * their value, so that “Part 2” comes before “Part 10”. Compare keys with `compareText`, and then what is unique: “Part 02”
 * has the key of “Part 2”.
 */
export function toOrderKey(name: string): string {
  return toNameKey(name).replace(/\d+/g, (number) => number.replace(/^0+/, '').padStart(digits, '0'))
}

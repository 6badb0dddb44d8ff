import { stemOf } from '../../model/path.ts'
import { showDate, showDuration } from './dates.ts'
import { isKind, isList, type LinkValue, type Value } from './values.ts'

/** Longest text that a value is shown as, in characters. */
const maxLength = 20_000

/** Values that one shows, those in lists counted: a list may stand in itself again and again. */
const maxValues = 1_000

/** A value as plain text; nothing for null. */
export function showValue(value: Value): string {
  return show(value, 0, { left: maxValues }).slice(0, maxLength)
}

function show(value: Value, depth: number, room: { left: number }): string {
  if (room.left-- <= 0) return '…'
  if (value === null) return ''
  if (typeof value === 'number') return showNumber(value)
  if (typeof value !== 'object') return String(value)
  if (depth > 5) return '…'
  if (isList(value))
    return value
      .slice(0, room.left + 1)
      .map((item) => show(item, depth + 1, room))
      .join(', ')
  if (isKind(value, 'link')) return linkText(value)
  switch (value.kind) {
    case 'date':
      return showDate(value)
    case 'duration':
      return showDuration(value)
    case 'object':
      if (value.task) return value.task.text
      if (value.link) return linkText(value.link)
      return value
        .keys()
        .slice(0, 100)
        .map((key) => `${key}: ${show(value.get(key), depth + 1, room)}`)
        .join(', ')
    case 'pattern':
      return `/${value.source}/${value.flags}`
    default:
      return ''
  }
}

/** A number without the noise of its last digits. */
export function showNumber(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(12)))
}

/** What a link is called that says nothing else. */
export function linkText({ display, path, name }: LinkValue): string {
  return display ?? (path === undefined ? name : stemOf(path))
}

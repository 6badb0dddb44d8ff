import { showDate, showDuration } from './dates.ts'
import { isKind, isList, type Value } from './values.ts'

/** A value for other programs: days and lengths as text, links by the paths that they lead to. */
export function toJson(value: Value, depth = 0): unknown {
  if (value === null || typeof value !== 'object') return value
  if (depth > 5) return null
  if (isList(value)) return value.slice(0, depth < 2 ? 10_000 : 20).map((item) => toJson(item, depth + 1))
  if (isKind(value, 'link')) return value.path ?? value.name
  switch (value.kind) {
    case 'date':
      return showDate(value)
    case 'duration':
      return showDuration(value)
    case 'object':
      if (value.task) return { path: value.link?.path, text: value.task.text, mark: value.task.mark }
      if (value.link) return value.link.path ?? value.link.name
      return Object.fromEntries(value.keys().map((key) => [key, toJson(value.get(key), depth + 1)]))
    case 'pattern':
      return value.source
    default:
      return null
  }
}

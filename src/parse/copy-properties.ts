import type { Properties, PropertyValue } from '../model/properties.ts'

/** A copy, or what there was too much of. */
type PropertiesCopy =
  | { readonly kind: 'copy'; readonly properties: Properties }
  | { readonly kind: 'too-large'; readonly found: string; readonly limit: string }

const maxDepth = 10
const maxKeys = 1_000
const maxValues = 20_000

/**
 * Copies what a YAML parser made into plain data: records without a prototype (so `__proto__` is a key like any
 * other), and only values that JSON keeps as they are. Refused beyond 10 levels, 1,000 keys or 20,000 values.
 */
export function copyProperties(value: object): PropertiesCopy {
  let keys = 0
  let values = 0
  let tooLarge: PropertiesCopy | undefined
  const properties = copyRecord(value, 1)
  return tooLarge ?? { kind: 'copy', properties }

  function copyRecord(record: object, depth: number): Properties {
    const copy = Object.create(null) as Record<string, PropertyValue>
    for (const key of Object.keys(record)) {
      if (++keys > maxKeys) refuse(`more than ${maxKeys} keys`, `${maxKeys} keys`)
      if (tooLarge) break
      copy[key] = copyValue((record as Record<string, unknown>)[key], depth + 1)
    }
    return copy
  }

  function copyValue(item: unknown, depth: number): PropertyValue {
    if (++values > maxValues) refuse(`more than ${maxValues} values`, `${maxValues} values`)
    if (typeof item === 'string' || typeof item === 'boolean') return item
    if (typeof item === 'number') return Number.isFinite(item) ? item + 0 : String(item)
    if (typeof item !== 'object' || item === null)
      return item === null || item === undefined ? null : String(item)
    if (depth > maxDepth) refuse(`more than ${maxDepth} levels`, `${maxDepth} levels`)
    if (tooLarge) return null
    return Array.isArray(item)
      ? item.map((part: unknown) => copyValue(part, depth + 1))
      : copyRecord(item, depth)
  }

  function refuse(found: string, limit: string): void {
    tooLarge ??= { kind: 'too-large', found, limit }
  }
}

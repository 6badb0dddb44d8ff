/**
 * The first place in a value that JSON could not hold, in words: `.notes[2] is a Map`. Undefined where all of it is
 * plain: texts, finite numbers, booleans, null, lists, records. A property that is undefined counts as left out.
 */
export function findNotJson(value: unknown, place = '', above: readonly unknown[] = []): string | undefined {
  const at = place === '' ? 'it' : place
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : `${at} is ${value}`
    case 'object':
      break
    default:
      return `${at} is ${value === undefined ? 'undefined' : `a ${typeof value}`}`
  }
  if (value === null) return undefined
  if (above.includes(value)) return `${at} holds itself`
  const inside = [...above, value]
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const found = findNotJson(item, `${place}[${i}]`, inside)
      if (found !== undefined) return found
    }
    return undefined
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    return `${at} is a ${value.constructor?.name ?? 'class'}`
  for (const [key, item] of Object.entries(value)) {
    const found = item === undefined ? undefined : findNotJson(item, `${place}.${key}`, inside)
    if (found !== undefined) return found
  }
  return undefined
}

/** A value as an error names it: short texts and numbers as written, everything else by its kind. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'object') return 'an object'
  // JSON has no words for 1n, NaN or a symbol.
  const written = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return written.length <= 40 ? written : `${written.slice(0, 40)}…`
}

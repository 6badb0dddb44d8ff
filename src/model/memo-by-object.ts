/**
 * A function that computes its value once for each object it is given, and forgets it with the object. For what depends
 * on nothing but the object, which must never change.
 *
 * @example
 * const lengthOf = memoByObject((words: readonly string[]) => words.join(' ').length)
 */
export function memoByObject<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined || known.has(key)) return found as Value
    const value = compute(key)
    known.set(key, value)
    return value
  }
}

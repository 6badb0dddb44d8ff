/**
 * A function that computes its value once for each object it is given, and forgets it with the object. For what depends
 * on nothing but the object, which must never change.
 *
 * @example
 * const lengthOf = memoByObject((words: readonly string[]) => words.join(' ').length)
 */
export function memoByObject<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    let found = known.get(key)
    if (found === undefined) {
      found = { value: compute(key) }
      known.set(key, found)
    }
    return found.value
  }
}

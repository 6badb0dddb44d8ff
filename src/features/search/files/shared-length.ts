/** How many UTF-16 code units two texts have in common at their start. */
export function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

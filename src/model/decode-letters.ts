/**
 * The path of an address with letters beyond ASCII as they are, and all else still encoded: what servers hold against what they were
 * asked, which they have decoded by then.
 *
 * @example
 * decodeLetters('/n%C3%B6tes/a%20b/') // '/nötes/a%20b/'
 */
export function decodeLetters(path: string): string {
  return path.replace(/(?:%[89A-F][\dA-F])+/g, (bytes) => decodeURIComponent(bytes))
}

/** Half of a surrogate pair, which is no character. */
const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The first `most` code units of a text, with no half of a character in it. */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(half, '')
}

/** The last `most` of them. */
export function cutStart(text: string, most: number): string {
  return text.slice(Math.max(0, text.length - most)).replace(half, '')
}

/** The text of what the page makes of a piece of Markdown. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp|#39|#x27);/g, (_, name: string) => characters[name] ?? '')
    .trim()
}

const characters: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  '#39': "'",
  '#x27': "'",
}

/** A piece behind a word, so that it is no block of its own. */
export function behindWord(source: string): string {
  return `x ${source}`
}

/** What the page makes of a piece, without the word before it. */
export function withoutWord(html: string): string {
  return html.replace(/^(<p\b[^>]*>)x ?/, '$1')
}

/** Whether the page shows nothing of a piece. */
export function isNothing(html: string): boolean {
  return textOf(html) === '' && !/<(?:img|input|svg|video|audio|iframe|hr|canvas|picture)\b/.test(html)
}

/** Whether the page shows a piece as it is written. */
export function isAsWritten(html: string, source: string): boolean {
  return /^(?:<p\b[^>]*>)?[^<]*(?:<\/p>)?$/.test(html) && textOf(html) === source.trim()
}

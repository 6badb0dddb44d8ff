import { charWidth, displayWidth } from './display-width.ts'

/** As much of the start as fits in `width` columns of a terminal, with `…` when that is not all. */
export function takeStart(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let out = ''
  let used = 1
  for (const char of text) {
    used += charWidth(char)
    if (used > width) break
    out += char
  }
  return width > 0 ? `${out}…` : ''
}

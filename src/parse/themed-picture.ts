import type { Html } from 'mdast'
import type { Position } from 'unist'

/** A picture that is another one in the dark. */
export function themedPicture(light: string, dark: string, alt: string, position: Position): Html {
  const quoted = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const sources = `<source media="(prefers-color-scheme: dark)" srcset="${quoted(dark)}">`
  const value = `<picture>${sources}<img src="${quoted(light)}" alt="${quoted(alt)}"></picture>`
  return { type: 'html', value, position, data: { isFilled: true } }
}

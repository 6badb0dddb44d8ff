import { escapeAttribute } from '../body/escape-html.ts'
import type { Href } from '../model/page.ts'

/** A line of a page's head that has a face fetched before the styles that name it are read. */
export function preloadFont(font: Href): string {
  return `<link rel="preload" href="${escapeAttribute(font)}" as="font" type="font/woff2" crossorigin>\n`
}

import { escapeAttribute } from '../body/escape-html.ts'

/**
 * A module for browsers. Its priority is low: every page is whole without it, and on a slow line it should take no bytes from
 * the styles and faces that the first paint waits for. Attributes begin with a blank.
 */
export function loadScript(href: string, attributes = ''): string {
  return `<script type="module" fetchpriority="low" src="${escapeAttribute(href)}"${attributes}></script>\n`
}

import type { PlacedPart } from '../../define/part.ts'
import type { ListedEntry } from './series-part.ts'

/** An item that begins with its link, in the HTML of a note's text; what follows the link is in the line. */
const item =
  /^\s*(?:<p>)?<a [^>]*?href="([^"#]*)"[^>]*>(?:(?!<\/a>)[\s\S])*<\/a>((?:(?!<\/?(?:li|ul|ol|p)\b)[\s\S])*?)(?:<\/p>)?\s*$/

const block = /<(\/?)(blockquote|details|div|dl|figure|ol|section|table|ul)\b/g

/**
 * Takes the author's own list of a series' parts out of the text, so that the list with more in it can stand there; `render`
 * gets what the author says of each part, as HTML. Where that list has more than the parts, in another order or in a quote,
 * it stays, and is the only one if all parts are linked from it. Undefined where the text has no list of them.
 */
export function placeParts(
  parts: readonly ListedEntry[],
  text: string,
  render: (remarks: readonly string[]) => string,
): PlacedPart | undefined {
  const hrefs = parts.map(({ href }) => href)
  let isListed = false
  for (const { 0: list, 1: inner = '', index } of text.matchAll(/<ol(?: [^>]*)?>\n?([\s\S]*?)\n?<\/ol>/g)) {
    const items = inner
      .split('</li>')
      .slice(0, -1)
      .map((one) => item.exec(one.replace(/^\s*<li>/, '')))
    const isSame = items.length === hrefs.length && items.every((one, i) => one?.[1] === hrefs[i])
    const before = text.slice(0, index)
    if (isSame && depthAfter(before) === 0) {
      const html = render(items.map((one) => withoutColon(one?.[2] ?? '')))
      return { before, html, after: text.slice(index + list.length) }
    }
    isListed ||= hrefs.every((href) => inner.includes(`href="${href}"`))
  }
  return isListed ? { before: text, html: '', after: '' } : undefined
}

/** What stands behind a link without what ties it to the link. */
function withoutColon(remark: string): string {
  return remark.replace(/^\s*[:,;–—-]?\s+/, '').trim()
}

/** How many elements that hold blocks are open at the end of some HTML. */
function depthAfter(html: string): number {
  let depth = 0
  for (const [, close] of html.matchAll(block)) depth += close === '/' ? -1 : 1
  return depth
}

/** The text of raw HTML: everything but tags, comments and the content of `script` and `style`. Linear. */
export function stripHtml(html: string): string {
  const parts: string[] = []
  let from = 0
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', from)) {
    parts.push(html.slice(from, open))
    const close = endOfTag(html, open)
    if (close < 0) return parts.join('')
    from = close
  }
  parts.push(html.slice(from))
  return parts.join('')
}

function endOfTag(html: string, open: number): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4)
  const name = /^<(script|style)\b/i.exec(html.slice(open, open + 8))?.[1]
  const end = after(html, '>', open)
  if (!name || end < 0) return end
  const close = html.slice(end).search(new RegExp(`</${name}`, 'i'))
  return close < 0 ? -1 : after(html, '>', end + close)
}

function after(html: string, text: string, from: number): number {
  const at = html.indexOf(text, from)
  return at < 0 ? -1 : at + text.length
}

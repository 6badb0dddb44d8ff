/**
 * A page's text in which headings without words are boxes without any: a screen reader would stop at nothing in its list of headings. What
 * leads to one still finds its place.
 */
export function dropEmptyHeadings(html: string): string {
  if (!html.includes('></h')) return html
  return html.replace(/<h([1-6])((?: [a-z-]+(?:="[^"]*")?)*)>\s*<\/h\1>/g, '<div$2></div>')
}

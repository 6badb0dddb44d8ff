/** Whether a piece of HTML is one comment and nothing else. */
export function isComment(html: string): boolean {
  const text = html.trim()
  return text.startsWith('<!--') && text.indexOf('-->', 2) === text.length - 3 && text.length > 4
}

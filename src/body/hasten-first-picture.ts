const lazy = ' loading="lazy"'

/** Letters that about fill the first screen of a phone below the title of a note. */
const firstScreen = 500

/**
 * A page's text with its first picture fetched at once, and before other files, where that is in the first screen: waiting for the
 * layout before it is asked for would show it late.
 */
export function hastenFirstPicture(html: string): string {
  const at = html.indexOf(lazy)
  const start = html.lastIndexOf('<', at)
  // What authors write is escaped: within a value of theirs neither is whole.
  if (at < 0 || !html.startsWith('<img ', start)) return html
  if (html.slice(0, start).replace(/<[^>]*>/g, '').length > firstScreen) return html
  return `${html.slice(0, at)} fetchpriority="high"${html.slice(at + lazy.length)}`
}

/**
 * Where in a text a link's fragment leads: the heading, below those named before it (`Part#Heading`), or the line with the
 * block's name (`^id`). Headings are compared by their letters and digits, so that addresses lead there too. Undefined for none.
 */
export function findFragmentPlace(text: string, fragment: string): number | undefined {
  const block = /^\^(\S+)$/.exec(fragment.trim())?.[1]?.toLowerCase()
  const parts = fragment.split('#').map(lettersOf).filter(Boolean)
  if (parts.length === 0 && block === undefined) return undefined
  let fence: string | undefined
  let from = 0
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === undefined) fence = mark
    else if (mark?.startsWith(fence) && /^\s*[`~]+\s*$/.test(line)) fence = undefined
    if (fence === undefined) {
      if (block !== undefined && /(?:^|\s)\^(\S+)\s*$/.exec(line)?.[1]?.toLowerCase() === block) return from
      const heading = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(line)?.[1]
      if (heading !== undefined && lettersOf(heading) === parts[0]) {
        if (parts.length === 1) return from
        parts.shift()
      }
    }
    from += line.length + 1
  }
  return undefined
}

/** Of links in it only what they show. */
function lettersOf(text: string): string {
  return text
    .replace(/\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]|\[([^[\]]*)\]\([^()]*\)/g, '$1$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

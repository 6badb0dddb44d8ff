/** Which constructs a source can have at all. False is certain; true only says that it is worth looking. */
export interface SyntaxPresence {
  readonly tags: boolean
  readonly highlights: boolean
  readonly inlineFootnotes: boolean
  readonly blockIds: boolean
  readonly callouts: boolean
  /** A wiki-link behind a `[` that is still open. */
  readonly nestedLinks: boolean
  /** `{#id}` behind a heading. */
  readonly headingIds: boolean
}

/**
 * Looks at a source once, so that the walk over its tree can be left out: most notes have none of these. Linear.
 */
export function findPresence(source: string): SyntaxPresence {
  return {
    tags: hasTag(source),
    highlights: source.includes('=='),
    inlineFootnotes: source.includes('^['),
    blockIds: hasBlockId(source),
    callouts: source.includes('[!') && />[ \t]*\[!/.test(source),
    nestedLinks: hasNestedLink(source),
    headingIds: /\{:?[ \t]{0,9}#/.test(source),
  }
}

/** `#` where a tag may start: see `findTags`. */
function hasTag(source: string): boolean {
  for (let at = source.indexOf('#'); at >= 0; at = source.indexOf('#', at + 1)) {
    const next = source.charCodeAt(at + 1)
    if ((isWord(next) || next === 45 || next > 127) && !isTagStop(source.charCodeAt(at - 1))) return true
  }
  return false
}

/** Letters, digits, `#`, `&`, `/` and the backslash; a `_` may begin emphasis. */
function isTagStop(code: number): boolean {
  return (isWord(code) && code !== 95) || code === 35 || code === 38 || code === 47 || code === 92
}

/** `^id` behind a blank or at the start of a line or cell, with nothing right behind it but a comment. */
function hasBlockId(source: string): boolean {
  for (let at = source.indexOf('^'); at >= 0; at = source.indexOf('^', at + 1)) {
    const previous = at === 0 ? 32 : source.charCodeAt(at - 1)
    // Behind `]` or `)` an embed may end.
    const mayStart = previous <= 32 || previous === 62 || previous === 124 || previous === 37
    if (!mayStart && previous !== 93 && previous !== 41) continue
    let end = at + 1
    while (isWord(source.charCodeAt(end)) || source.charCodeAt(end) === 45) end++
    const next = end < source.length ? source.charCodeAt(end) : 32
    if (end > at + 1 && (next <= 32 || next === 124 || next === 37)) return true
  }
  return false
}

function hasNestedLink(source: string): boolean {
  const last = source.lastIndexOf('[[')
  let open = 0
  // Outside of brackets the next one that opens is what matters.
  const next = (at: number): number => (open === 0 ? source.indexOf('[', at) : at)
  for (let at = next(0); at >= 0 && at <= last; at = next(at + 1)) {
    const code = source.charCodeAt(at)
    if (code === 93) open = Math.max(0, open - 1)
    else if (code === 91) {
      if (source.charCodeAt(at + 1) !== 91) open++
      else if (open > 0) return true
      else {
        open += 2
        at++
        // In `[[[` the first bracket may be that of a link around a wiki-link.
        if (source.charCodeAt(at + 1) === 91) return true
      }
    }
  }
  return false
}

function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
  )
}

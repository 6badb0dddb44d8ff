/** Which constructs a source can have at all. False is certain; true only says that it is worth looking. */
export interface SyntaxPresence {
  readonly tags: boolean
  readonly highlights: boolean
  readonly inlineFootnotes: boolean
  readonly blockIds: boolean
  readonly callouts: boolean
  /** A wiki-link behind a `[` that is still open. */
  readonly nestedLinks: boolean
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
  }
}

/** `#` behind something that is no letter, digit or the like, and before something that is no blank. */
function hasTag(source: string): boolean {
  for (let at = source.indexOf('#'); at >= 0; at = source.indexOf('#', at + 1)) {
    const next = source.charCodeAt(at + 1)
    const canFollow = isWord(next) || next === 45 || next > 127
    if (canFollow && !isWord(source.charCodeAt(at - 1)) && source.charCodeAt(at - 1) !== 35) return true
  }
  return false
}

/** `^` behind a blank or at the start of a line, and before a letter, digit or dash. */
function hasBlockId(source: string): boolean {
  for (let at = source.indexOf('^'); at >= 0; at = source.indexOf('^', at + 1)) {
    const next = source.charCodeAt(at + 1)
    const previous = at === 0 ? 32 : source.charCodeAt(at - 1)
    if ((isWord(next) || next === 45) && (previous <= 32 || previous === 62 || previous === 124)) return true
  }
  return false
}

function hasNestedLink(source: string): boolean {
  const last = source.lastIndexOf('[[')
  let open = 0
  for (let at = source.indexOf('['); at >= 0 && at <= last; at++) {
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

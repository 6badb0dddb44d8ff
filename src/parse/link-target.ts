import type { Fragment } from '../model/link.ts'
import type { Range } from '../model/range.ts'
import type { WikiLinkToken } from './scan-wiki-links.ts'

/** What stands between the brackets of a wiki-link. */
interface WikiTarget {
  readonly target: string
  readonly fragment: Fragment | undefined
  readonly displayText: string | undefined
  /** Of the target alone, trimmed, in the text that the token is from. */
  readonly targetRange: Range
}

/**
 * Takes a wiki-link apart: `[[ N#H | d ]]` has the target `N`, the fragment `H` and the display text `d`; an empty one is none.
 * With `isLabelFirst` it is the right side that has target and fragment.
 */
export function parseWikiTarget(source: string, token: WikiLinkToken, isLabelFirst = false): WikiTarget {
  const hasDivider = token.targetEnd < token.end - 2
  // In a table the divider is written `\|`.
  const leftEnd = token.targetEnd - (hasDivider && source[token.targetEnd - 1] === '\\' ? 1 : 0)
  const left = { start: token.targetStart, end: leftEnd }
  const right = { start: token.targetEnd + 1, end: token.end - 2 }
  const [address, label] = isLabelFirst && hasDivider ? [right, left] : [left, right]
  const written = source.slice(address.start, address.end)
  const hash = written.indexOf('#')
  const name = hash < 0 ? written : written.slice(0, hash)
  const target = name.trim()
  const start = address.start + (target === '' ? 0 : name.length - name.trimStart().length)
  return {
    target,
    fragment: hash < 0 ? undefined : parseFragment(written.slice(hash + 1)),
    displayText: hasDivider ? source.slice(label.start, label.end).trim() || undefined : undefined,
    targetRange: { start, end: start + target.length },
  }
}

/** `^id` is a block, `A#B` a path of headings; undefined where nothing is left of it. */
function parseFragment(text: string): Fragment | undefined {
  const path = text
    .split('#')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const last = path[path.length - 1]
  if (last === undefined) return undefined
  return last.length > 1 && last.startsWith('^')
    ? { kind: 'block', id: last.slice(1).trim().toLowerCase() }
    : { kind: 'heading', path }
}

/** An address with a scheme (`https:`, `mailto:`): it leads out of the garden. A drive letter (`C:`) is none. */
export function isExternal(url: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(url)
}

/** The target and fragment of a Markdown link's address; external addresses stay whole. */
export function parseAddress(url: string): {
  readonly target: string
  readonly fragment: Fragment | undefined
} {
  if (isExternal(url) || url.startsWith('//')) return { target: url, fragment: undefined }
  const hash = url.indexOf('#')
  // A question alone (`?lang=de`) is put to the page itself.
  const target = (path: string): string => (path.startsWith('?') ? '' : decodePercent(path))
  if (hash < 0) return { target: target(url), fragment: undefined }
  return {
    target: target(url.slice(0, hash)),
    fragment: parseFragment(decodePercent(url.slice(hash + 1))),
  }
}

/** Decodes `%20` and the like; what is no UTF-8 stays as it is written. */
function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}

import type { KernelCode } from '../../../model/diagnostic.ts'
import { hasNoteEnding, isNotePath, withoutNoteEnding } from '../../../model/path.ts'
import { isChoiceCode } from '../../../model/property.ts'
import type { Range } from '../../../model/range.ts'

/** Text to put in the place of part of what a diagnostic points at; offsets into that. */
interface TextFix {
  /** What was probably meant, for people. */
  readonly name: string
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * The fixes that a diagnostic's `expected` gives: for a link that leads nowhere or not where it was meant to, and for a
 * property with a value that nobody knows, and for a link that a table cuts. `source` is the whole text and `range` the diagnostic's: a whole link, its
 * target alone, or a value. What a link shows stays as it is. Empty for what has no such fix.
 */
export function fixesOf(
  code: string,
  source: string,
  range: Range,
  expected: readonly string[],
): readonly TextFix[] {
  const written = source.slice(range.start, range.end)
  if (isChoiceCode(code) || code === 'link-cut-by-table') {
    return expected.map((name) => ({ name, from: 0, to: written.length, insert: name }))
  }
  if (!isLinkCode(code)) return []
  const isFragment = code === 'missing-heading' || code === 'missing-block'
  const before = source.slice(Math.max(0, range.start - 2), range.start)
  const part = isFragment ? fragmentIn(written) : targetIn(written, before)
  if (part === undefined) return []
  const { from, to, kind } = part
  const old = written.slice(from, to)
  return expected.map((name) => {
    if (isFragment) {
      const fragment = code === 'missing-block' ? `^${name.replace(/^\^/, '')}` : fragmentOf(name)
      return { name, from, to, insert: kind === 'wiki' ? fragment : encodeAddress(fragment) }
    }
    // A path from the garden's root means that note wherever the link stands.
    const plain = isNotePath(name) ? withoutNoteEnding(name) : name
    if (kind === 'wiki') return { name, from, to, insert: plain }
    const target = hasNoteEnding(old) ? (hasNoteEnding(name) ? name : `${name}.md`) : plain
    return { name, from, to, insert: kind === 'bracketed' ? target : encodeAddress(target) }
  })
}

/** Whether a diagnostic is about where a link leads. */
export function isLinkCode(code: string): boolean {
  return linkCodes.has(code)
}

const linkCodes: ReadonlySet<string> = new Set<KernelCode>([
  'missing-target',
  'missing-heading',
  'missing-block',
  'ambiguous-link',
  'link-by-alias',
])

interface Part {
  readonly from: number
  readonly to: number
  /** `bracketed`: a Markdown link's address between `<` and `>`, where blanks may stand. */
  readonly kind: 'wiki' | 'markdown' | 'bracketed'
}

function targetIn(written: string, before: string): Part | undefined {
  const wiki = /^(!?\[\[\s*)([^[\]|#]*?)\s*(?:[#|\\]|\]\])/.exec(written)
  if (wiki) return partOf(wiki, 'wiki')
  const markdown = addressOf(written)
  if (markdown) return markdown
  if (/[[\]()<>|#]/.test(written)) return undefined
  const kind = before.endsWith('(') ? 'markdown' : before.endsWith('(<') ? 'bracketed' : 'wiki'
  return { from: 0, to: written.length, kind }
}

/** The path of a whole Markdown link. */
function addressOf(written: string): Part | undefined {
  const bracketed = /^(!?\[[^[\]]*\]\(<)([^<>#]*)/.exec(written)
  if (bracketed) return partOf(bracketed, 'bracketed')
  const plain = /^(!?\[[^[\]]*\]\()([^\s()<>#]+)/.exec(written)
  return plain ? partOf(plain, 'markdown') : undefined
}

/** From behind the `#` to the display text or the end. */
function fragmentIn(written: string): Part | undefined {
  const wiki = /^(!?\[\[[^[\]|#]*#)([^[\]|]*?)\\?(?:\||\]\])/.exec(written)
  if (wiki) return partOf(wiki, 'wiki')
  const bracketed = /^(!?\[[^[\]]*\]\(<[^<>#]*#)([^<>]*)>/.exec(written)
  if (bracketed) return partOf(bracketed, 'bracketed')
  const plain = /^(!?\[[^[\]]*\]\([^\s()<>#]*#)([^\s()<>]*)/.exec(written)
  return plain ? partOf(plain, 'markdown') : undefined
}

/** The second group of a match that begins at the start. */
function partOf(match: RegExpExecArray, kind: Part['kind']): Part {
  const from = match[1]!.length
  return { from, to: from + match[2]!.length, kind }
}

/** Some characters would end the fragment; headings match without them. */
function fragmentOf(heading: string): string {
  return heading
    .replace(/[[\]|#^]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** As it stands between the parentheses of a Markdown link. */
function encodeAddress(target: string): string {
  return target.replace(
    /[%\s()<>]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

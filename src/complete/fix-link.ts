import type { DiagnosticCode } from '../model/diagnostic.ts'
import { isNotePath } from '../model/path.ts'

/** Text to put in the place of part of what a diagnostic points at; offsets into that. */
export interface LinkFix {
  /** What was probably meant, for people. */
  readonly name: string
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * The fixes for a link that leads nowhere or not where it was meant to. `written` is the source at the diagnostic's range:
 * a whole wiki-link, or its target alone. What the link shows stays as it is. Empty for links written in another way.
 */
export function fixesOfLink(
  code: DiagnosticCode,
  written: string,
  expected: readonly string[],
): readonly LinkFix[] {
  const part =
    code === 'missing-heading' || code === 'missing-block' ? fragmentIn(written) : targetIn(written)
  if (part === undefined || !isLinkCode(code)) return []
  return expected.map((name) => {
    // A path from the garden's root means that note wherever the link stands.
    const insert = isNotePath(name) ? name.replace(/\.md$/i, '') : name
    return { name, ...part, insert: code === 'missing-block' ? `^${insert.replace(/^\^/, '')}` : insert }
  })
}

/** Whether a diagnostic is about where a link leads. */
export function isLinkCode(code: DiagnosticCode): boolean {
  return (
    code === 'missing-target' ||
    code === 'missing-heading' ||
    code === 'missing-block' ||
    code === 'ambiguous-link' ||
    code === 'link-by-alias'
  )
}

interface Part {
  readonly from: number
  readonly to: number
}

function targetIn(written: string): Part | undefined {
  const link = /^(!?\[\[\s*)([^[\]|#]*?)\s*(?:[#|\\]|\]\])/.exec(written)
  if (link) return { from: link[1]!.length, to: link[1]!.length + link[2]!.length }
  return /[[\]()<>|#]/.test(written) ? undefined : { from: 0, to: written.length }
}

/** From behind the `#` to the display text or the end. */
function fragmentIn(written: string): Part | undefined {
  const link = /^(!?\[\[[^[\]|#]*#)([^[\]|]*?)\\?(?:\||\]\])/.exec(written)
  return link ? { from: link[1]!.length, to: link[1]!.length + link[2]!.length } : undefined
}

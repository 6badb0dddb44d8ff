import { normalizeHeading } from '../../model/heading-key.ts'
import { type Fragment, isByAddress, type Link, type LinkSyntax } from '../../model/link.ts'
import type { Heading } from '../../model/note.ts'
import type { Range } from '../../model/range.ts'
import { encodeCharacter, fitAttribute } from './encode-target.ts'

/** A heading or block that a link leads to, before and after. */
export type AnchorChange =
  | {
      readonly kind: 'heading'
      /** Absent where the link leads to the whole note until now. */
      readonly old?: Heading
      readonly heading: Heading
      /** Those it stands under, afterwards. */
      readonly above: readonly Heading[]
      /** New texts of headings, by the key of the old ones. */
      readonly textByKey: ReadonlyMap<string, string>
    }
  | { readonly kind: 'block'; readonly id: string }

/** The headings that a heading stands under, the highest first. */
export function headingsAbove(headings: readonly Heading[], at: number): readonly Heading[] {
  const above: Heading[] = []
  let depth = headings[at]?.depth ?? 0
  for (const heading of headings.slice(0, at).reverse()) {
    if (heading.depth >= depth) continue
    above.unshift(heading)
    depth = heading.depth
  }
  return above
}

/** The ways to write a link's fragment so that it may lead to the place, the one in the link's own style first. */
export function spellFragment(fragment: Fragment | undefined, change: AnchorChange): readonly Fragment[] {
  if (change.kind === 'block') return [{ kind: 'block', id: change.id }]
  const { old, heading, above, textByKey } = change
  const text = linkableText(heading.text)
  const whole: Fragment = { kind: 'heading', path: [text] }
  const nested: Fragment = { kind: 'heading', path: [...above.map((one) => linkableText(one.text)), text] }
  const bySlug: Fragment = { kind: 'heading', path: [heading.slug] }
  if (fragment?.kind !== 'heading') return [whole, nested, bySlug]
  const renamed = fragment.path.map((part) => {
    const renamed = textByKey.get(normalizeHeading(part))
    return renamed === undefined ? part : linkableText(renamed)
  })
  const isSlug =
    old !== undefined && fragment.path.length === 1 && fragment.path[0] === old.slug && old.slug !== old.text
  return [...(isSlug ? [bySlug] : []), { kind: 'heading', path: renamed }, whole, nested, bySlug]
}

/** The text of a fragment with its `#`. Addresses encode blanks, but for those between `<` and `>` (`isBracketed`). */
export function writeFragment(fragment: Fragment, syntax: LinkSyntax, isBracketed = false): string {
  const parts = fragment.kind === 'block' ? [`^${fragment.id}`] : fragment.path
  const text = `#${parts.join('#')}`
  if (!isByAddress(syntax)) return text
  // A backslash would take the character behind it along, and `&…;` be read as one character.
  const ends = isBracketed ? /[%<>\\]|&(?=#?\w+;)/g : /[%\s()<>\\]|&(?=#?\w+;)/g
  const encoded = text.replace(ends, encodeCharacter)
  return syntax === 'html' ? fitAttribute(encoded) : encoded
}

/** Where a link's fragment stands in the source, with its `#`; empty, behind the target, where it has none. */
export function fragmentRange(link: Link, source: string): Range {
  const start = link.targetRange.end
  if (link.syntax === 'html') return { start, end: link.range.end }
  if (link.syntax === 'markdown') {
    const isBracketed = source[link.targetRange.start - 1] === '<'
    const found = (isBracketed ? /^#[^>\n]*/ : /^#[^\s)>]*/).exec(source.slice(start, start + 2_048))
    return { start, end: start + (found?.[0].length ?? 0) }
  }
  const inside = source.slice(start, link.range.end - 2)
  // What a range says behind it (`#from,1:#to`) is no part of it.
  const written =
    (link.section ? /^\s*#[^|:,]*/ : /^\s*#[^|]*/).exec(inside)?.[0].replace(/\\$/, '').trimEnd() ?? ''
  return { start, end: start + written.length }
}

/** What the heading is called now before which an embed of a section ends, and where that stands; undefined where it stays. */
export function renamedUntil(
  link: Link,
  before: readonly Heading[],
  after: readonly Heading[],
): string | undefined {
  const until = link.section?.until
  if (until === undefined || before.length !== after.length) return undefined
  const key = normalizeHeading(until)
  const at = before.findIndex(
    (one, i) => after[i]?.text !== one.text && (one.key === key || one.slug === until),
  )
  const [old, now] = [before[at], after[at]]
  if (old === undefined || now === undefined) return undefined
  const text = linkableText(now.text)
  return old.slug === until || endsFragment.test(text) ? now.slug : text
}

/** What ends the first heading of a range, or the second. */
export const endsFragment = /[:,]/

/** Where the heading before which an embed of a section ends stands in the source. */
export function untilRange(link: Link, source: string): Range | undefined {
  const { end } = fragmentRange(link, source)
  const behind = /^(\s*(?:,\d+)?:#\s*)([^|\]]*?)(?:,-?\d+)?\s*(?=\]\]|\|)/.exec(
    source.slice(end, link.range.end),
  )
  if (behind === null) return undefined
  const start = end + (behind[1]?.length ?? 0)
  return { start, end: start + (behind[2]?.length ?? 0) }
}

/** A heading's text without what would end a link. */
function linkableText(text: string): string {
  return text
    .replace(/[[\]|#^]|%%/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

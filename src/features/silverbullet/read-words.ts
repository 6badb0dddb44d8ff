import type { PhrasingContent, Text } from 'mdast'
import { cutText, type TextCut } from '../../parse/cut-text.ts'
import type { Locator } from '../../parse/locator.ts'

/**
 * `[due: 2026-01-01]`, `[by:Somebody]` and `[of: [a, b]]`, an attribute that other nodes stand in (`[parent:[[page]]]`), `^raised^`
 * and `#"two words"`; a `::` is read as in every note.
 */
const sign =
  /\[([A-Za-z_$][\w$]*):[ \t]*(?=((?:[^[\]\n:/]|\[[^[\]\n]{0,200}\])(?:[^[\]\n]|\[[^[\]\n]{0,200}\]){0,400})\])|\[([A-Za-z_$][\w$]*):[ \t]*(?=[^[\]\n:]{0,40}$)|(?<=^|[\s(])#"([\p{L}\p{N}][^"\n]{0,80})"|\^([^\s^[\]]{1,40})\^/gu

type Place = Parameters<NonNullable<TextCut['make']>>[0]

/** A text with its attributes without brackets, their keys set off, and with tags of several words. */
export function readWords(
  text: Text,
  locator: Locator,
  after: readonly PhrasingContent[],
): readonly PhrasingContent[] {
  if (!/\[\w|#"|\^/.test(text.value)) return [text]
  const cuts = [...text.value.matchAll(sign)].flatMap(
    ({
      index: from,
      0: written,
      1: whole,
      2: value = '',
      3: open,
      4: tag,
      5: raised,
    }): readonly TextCut[] => {
      const to = from + written.length
      if (tag !== undefined)
        return [
          { from, to, make: (place) => [{ type: 'tag', value: tag.trim().replace(/\s+/g, '-'), ...place }] },
        ]
      if (raised !== undefined) return [{ from, to, make: (place) => between('sup', raised, place) }]
      const key = whole ?? open ?? ''
      const isKey: TextCut = {
        from: from + 1,
        to: from + 1 + key.length,
        make: (place) => [{ type: 'strong', children: [{ type: 'text', value: key, ...place }], ...place }],
      }
      if (whole === undefined) return closes(after) ? [{ from, to: from + 1 }, isKey] : []
      return [{ from, to: from + 1 }, isKey, { from: to + value.length, to: to + value.length + 1 }]
    },
  )
  return cutText(text, cuts, locator)
}

/** Whether an attribute that was open ends in a later text, which then loses its bracket. */
function closes(after: readonly PhrasingContent[]): boolean {
  const next = after.find((node): node is Text => node.type === 'text' && /[[\]]/.test(node.value))
  const end = next?.value.search(/[[\]]/) ?? -1
  if (next?.value[end] !== ']') return false
  const { position } = next
  next.value = next.value.slice(0, end) + next.value.slice(end + 1)
  if (position === undefined || end > 0) return true
  const { line, column, offset = 0 } = position.start
  next.position = { ...position, start: { line, column: column + 1, offset: offset + 1 } }
  return true
}

/** `H~2~O`: one tilde is not struck but lowered. */
export function between(
  tag: 'sub' | 'sup',
  inner: string | readonly PhrasingContent[],
  place: Place,
): PhrasingContent[] {
  return [
    { type: 'html', value: `<${tag}>`, ...place },
    ...(typeof inner === 'string' ? [{ type: 'text' as const, value: inner, ...place }] : inner),
    { type: 'html', value: `</${tag}>`, ...place },
  ]
}

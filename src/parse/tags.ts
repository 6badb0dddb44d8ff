import type { Text } from 'mdast'
import type { Cut } from './split-text.ts'
import { tagEnd } from './tag-name.ts'
import type { TextOffsets } from './text-offsets.ts'

/**
 * The tags of a text: `#` and letters, digits, `_ - /` or emoji, of which at least one is no digit. A tag does not
 * start behind a letter, a digit, `_`, `/`, `&` or `#`, and `\#` starts none.
 */
export function findTags(text: Text, offsets: TextOffsets, source: string): readonly Cut[] {
  const { value } = text
  const cuts: Cut[] = []
  for (let hash = value.indexOf('#'); hash >= 0; hash = value.indexOf('#', hash + 1)) {
    const at = offsets(hash)
    // A `_` that the text does not hold begins `_#emphasis_`.
    const isInUnderscores = hash === 0 && source.charCodeAt(at - 1) === 95
    if (source.charCodeAt(at) !== 35 || !(isInUnderscores || canPrecedeTag(source, at))) continue
    const end = tagEnd(value, hash + 1)
    if (end === undefined) continue
    cuts.push({ from: hash, to: end, node: { type: 'tag', value: value.slice(hash + 1, end) } })
    hash = end - 1
  }
  return cuts
}

/** Whether a `#` at an offset may begin a tag: not behind a letter, a digit or what makes it part of something else. */
export function canPrecedeTag(source: string, at: number): boolean {
  if (at === 0) return true
  const code = source.charCodeAt(at - 1)
  if (code === 35 || code === 38 || code === 47 || code === 92 || code === 95) return false
  if (code < 128)
    return !((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122))
  const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff
  return !/[\p{L}\p{N}\p{M}]$/u.test(isLowSurrogate ? source.slice(at - 2, at) : source[at - 1]!)
}

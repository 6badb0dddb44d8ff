import type { Heading } from 'mdast'
import type { Locator } from './locator.ts'
import { textOffsets } from './text-offsets.ts'

/**
 * `{#id}` at the end of a heading, with what may stand beside the id (`{#id .class}`), and as Python-Markdown and kramdown
 * write it (`{ #id }`, `{: #id}`). No id begins with a sign: ours do.
 */
const marker = /[ \t]*\{:?[ \t]{0,9}#([\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,199})(?:[ \t][^{}#]{0,200})?\}$/u

/**
 * Takes `{#id}` off the end of a heading and keeps the id on the node (`data.headingId`). The node then ends before it.
 * A heading that is nothing else keeps it as its text.
 */
export function takeHeadingId(heading: Heading, locator: Locator): void {
  const last = heading.children[heading.children.length - 1]
  if (last?.type !== 'text' || last.data?.isLiteral || !last.value.endsWith('}')) return
  const match = marker.exec(last.value)
  if (match === null || (match.index === 0 && heading.children.length === 1)) return
  const offsets = textOffsets(last.value, last, locator.source)
  if (!offsets || !locator.source.startsWith('{', offsets(last.value.indexOf('{', match.index)))) return
  const end = locator.point(offsets(match.index))
  if (match.index === 0) heading.children.pop()
  else {
    last.value = last.value.slice(0, match.index)
    if (last.position) last.position = { start: last.position.start, end }
  }
  if (heading.position) heading.position = { start: heading.position.start, end }
  heading.data = { ...heading.data, headingId: match[1]! }
}

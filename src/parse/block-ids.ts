import type { Heading, Nodes, Paragraph, Table } from 'mdast'
import type { Locator } from './locator.ts'
import { textOffsets } from './text-offsets.ts'

/** The id of a `^id` at the end of a text, and where the marker (with the blanks before it) begins. */
interface BlockMarker {
  readonly id: string
  readonly from: number
}

/** `^id` at the end of `value`, at its start or behind a blank; undefined where there is none. */
function findBlockMarker(value: string): BlockMarker | undefined {
  let at = value.length
  while (at > 0 && isIdCharacter(value.charCodeAt(at - 1))) at--
  if (at === value.length || value.charCodeAt(at - 1) !== 94) return undefined
  let from = at - 1
  while (from > 0 && isBlank(value.charCodeAt(from - 1))) from--
  if (from === at - 1 && from > 0) return undefined
  return { id: value.slice(at).toLowerCase(), from }
}

/**
 * Takes the `^id` off the end of a paragraph or heading and returns the id. The node then ends before the marker;
 * `isAlone` says that nothing is left of it, so the id is for the block before. `end` is where the node ended.
 */
export function takeBlockMarker(
  block: Paragraph | Heading,
  locator: Locator,
): { readonly id: string; readonly isAlone: boolean; readonly end: number | undefined } | undefined {
  const last = block.children[block.children.length - 1]
  if (last?.type !== 'text') return undefined
  const marker = findBlockMarker(last.value)
  if (!marker) return undefined
  if (marker.from === 0 && block.children.length > 1) {
    // `[[a]]^id` is text, `[[a]] ^id` a marker. Right behind an embed nothing else can be meant.
    const before = block.children[block.children.length - 2]!.type
    if (last.value.charCodeAt(0) === 94 && before !== 'wikiEmbed' && before !== 'image') return undefined
  }
  const offsets = textOffsets(last.value, last, locator.source)
  const caret = offsets?.(last.value.lastIndexOf('^'))
  if (!offsets || caret === undefined || locator.source.charCodeAt(caret) !== 94) return undefined
  if (marker.from === 0 && block.children.length === 1)
    return { id: marker.id, isAlone: true, end: undefined }
  const end = locator.point(offsets(marker.from))
  const oldEnd = block.position?.end.offset
  if (marker.from === 0) block.children.pop()
  else {
    last.value = last.value.slice(0, marker.from)
    if (last.position) last.position = { start: last.position.start, end }
  }
  if (block.position) block.position = { start: block.position.start, end }
  return { id: marker.id, isAlone: false, end: oldEnd }
}

/** A line `^id` right below a table is read as its last row: takes it off and returns the id. */
export function takeTableMarker(table: Table, source: string): string | undefined {
  const row = table.children[table.children.length - 1]
  const start = row?.position?.start.offset
  const end = row?.position?.end.offset
  if (!row || table.children.length < 2 || start === undefined || end === undefined) return undefined
  const written = source.slice(start, end).trim()
  const marker = findBlockMarker(written)
  if (marker?.from !== 0) return undefined
  table.children.pop()
  const previous = table.children[table.children.length - 1]
  if (table.position && previous?.position)
    table.position = { start: table.position.start, end: previous.position.end }
  return marker.id
}

/** Gives a block its id; the first one stays. */
export function markBlock(node: Nodes, id: string): void {
  node.data ??= {}
  node.data.blockId ??= id
}

function isIdCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45
  )
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

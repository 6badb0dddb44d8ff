import type {
  Blockquote,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Root,
  Text,
} from 'mdast'
import { setChildren } from '../model/children.ts'
import type { Locator } from './locator.ts'
import { sliceText } from './split-text.ts'
import { textOffsets } from './text-offsets.ts'

/** A line that opens or closes a container (`:::tip`, `:::`), at the start of a text or behind a line end. */
const fence = /(?:^|\r?\n)(?=:{3,}[ \t]*(?:\{?\.?\p{L}[^\r\n]*)?(?:\r?\n|$))/gu

/**
 * Takes lines of containers (`:::`) out of lists and quotes that stand before them. To Markdown such a line goes on with the
 * last paragraph of the list; whoever writes it means that the list has ended. Each becomes a paragraph behind it.
 */
export function releaseContainers(tree: Root, locator: Locator): void {
  if (locator.source.includes(':::')) release(tree, locator, 0)
}

function release(parent: Parents, locator: Locator, quotes: number): void {
  const children: readonly Nodes[] = parent.children
  const released = children.flatMap((child): Nodes[] => {
    const inside = quotes + (child.type === 'blockquote' ? 1 : 0)
    if (child.type === 'list') return splitList(child, locator, quotes)
    if (child.type !== 'blockquote') return [child]
    const rest = cutEnd(child, (at) => quotesBefore(locator.source, at) < inside, locator)
    release(child, locator, inside)
    return rest ? [child, rest] : [child]
  })
  setChildren(parent, released)
}

/** A list that a container's lines part is several, with the lines between them. */
function splitList(list: List, locator: Locator, quotes: number): Nodes[] {
  const column = (list.position?.start.column ?? 1) - 1
  const isOutside = (at: number): boolean => columnOf(locator.source, at) <= column
  const made: Nodes[] = []
  let from = 0
  for (const [i, item] of list.children.entries()) {
    const rest = cutEnd(item, isOutside, locator)
    if (rest) {
      made.push(partOf(list, from, i + 1), rest)
      from = i + 1
    } else release(item, locator, quotes)
  }
  if (from === 0) return [list]
  return from < list.children.length ? [...made, partOf(list, from, list.children.length)] : made
}

function partOf(list: List, from: number, to: number): List {
  const children = list.children.slice(from, to)
  const first = children[0]?.position
  const last = children.at(-1)?.position
  const start = list.ordered ? (list.start ?? 1) + from : (list.start ?? null)
  return {
    ...list,
    start,
    children,
    ...(first && last && { position: { start: first.start, end: last.end } }),
  }
}

/** Cuts the last paragraph of a block where a container's line stands outside of the block. All end there. */
function cutEnd(
  block: ListItem | Blockquote | List,
  isOutside: (at: number) => boolean,
  locator: Locator,
): Paragraph | undefined {
  const last = block.children.at(-1)
  let rest: Paragraph | undefined
  if (last?.type === 'paragraph') rest = cutParagraph(last, isOutside, locator)
  else if (last?.type === 'list' || last?.type === 'listItem' || last?.type === 'blockquote')
    rest = cutEnd(last, isOutside, locator)
  if (rest && last?.position && block.position)
    block.position = { start: block.position.start, end: last.position.end }
  return rest
}

function cutParagraph(
  paragraph: Paragraph,
  isOutside: (at: number) => boolean,
  locator: Locator,
): Paragraph | undefined {
  for (const [i, child] of paragraph.children.entries()) {
    if (child.type !== 'text' || !child.value.includes(':::')) continue
    const offsets = textOffsets(child.value, child, locator.source)
    if (!offsets) continue
    for (const { index, 0: lineEnd } of child.value.matchAll(fence)) {
      const from = index + lineEnd.length
      const isLine = lineEnd !== '' || paragraph.children[i - 1]?.type === 'break'
      if (!isLine || !isOutside(offsets(from))) continue
      const right: Text = sliceText(child, from, child.value.length, offsets, locator)
      const before = paragraph.children.slice(0, lineEnd === '' ? i - 1 : i)
      const kept: PhrasingContent[] =
        index > 0 ? [...before, sliceText(child, 0, index, offsets, locator)] : before
      const rest: Paragraph = { type: 'paragraph', children: [right, ...paragraph.children.slice(i + 1)] }
      if (right.position && paragraph.position) {
        rest.position = { start: right.position.start, end: paragraph.position.end }
        const end = kept.at(-1)?.position?.end
        if (end) paragraph.position = { start: paragraph.position.start, end }
      }
      paragraph.children = kept
      return rest
    }
  }
  return undefined
}

function columnOf(source: string, at: number): number {
  return at - source.lastIndexOf('\n', at - 1) - 1
}

function quotesBefore(source: string, at: number): number {
  return source.slice(at - columnOf(source, at), at).split('>').length - 1
}

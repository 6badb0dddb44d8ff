import type { PhrasingContent } from 'mdast'
import type { HighlightNode } from '../model/note-nodes.ts'
import type { Locator } from './locator.ts'
import { sliceText } from './split-text.ts'
import { textOffsets } from './text-offsets.ts'

/**
 * `==text==` among the children of one node becomes a highlight, with whatever markup stands inside. As with
 * emphasis, an opening `==` has text right behind it and a closing one right before; three or more `=` are neither.
 */
export function wrapHighlights(children: PhrasingContent[], locator: Locator): PhrasingContent[] {
  const marks = new Set<PhrasingContent>()
  const result: PhrasingContent[] = []
  /** Where in `result` the open highlight begins; -1 where none is open. */
  let open = -1
  for (const child of splitMarks(children, marks, locator)) {
    if (open >= 0 && marks.has(child) && result.length > open + 1 && canClose(child, locator.source)) {
      const [opener, ...inside] = result.splice(open)
      result.push(highlight(opener!, joinMarks(inside, marks), child))
      open = -1
      continue
    }
    if (open < 0 && marks.has(child) && canOpen(child, locator.source)) open = result.length
    result.push(child)
  }
  return joinMarks(result, marks)
}

/** The children with each `==` as a text node of its own, which is added to `marks`. */
function splitMarks(
  children: readonly PhrasingContent[],
  marks: Set<PhrasingContent>,
  locator: Locator,
): PhrasingContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'text' || child.data?.isLiteral || !child.value.includes('==')) return [child]
    const { value } = child
    const offsets = textOffsets(value, child, locator.source)
    if (!offsets) return [child]
    const pieces: PhrasingContent[] = []
    let from = 0
    for (let at = value.indexOf('=='); at >= 0; at = value.indexOf('==', at)) {
      let end = at + 2
      while (value.charCodeAt(end) === 61) end++
      if (end - at === 2 && locator.source.startsWith('==', offsets(at))) {
        if (at > from) pieces.push(sliceText(child, from, at, offsets, locator))
        const mark = sliceText(child, at, end, offsets, locator)
        marks.add(mark)
        pieces.push(mark)
        from = end
      }
      at = end
    }
    if (from < value.length) pieces.push(sliceText(child, from, value.length, offsets, locator))
    return pieces
  })
}

function canOpen(mark: PhrasingContent, source: string): boolean {
  const end = mark.position?.end.offset ?? source.length
  return end < source.length && !isSpace(source.charCodeAt(end))
}

function canClose(mark: PhrasingContent, source: string): boolean {
  const start = mark.position?.start.offset ?? 0
  return start > 0 && !isSpace(source.charCodeAt(start - 1))
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

function highlight(
  opener: PhrasingContent,
  children: PhrasingContent[],
  closer: PhrasingContent,
): HighlightNode {
  const node: HighlightNode = { type: 'highlight', children }
  if (opener.position && closer.position) {
    node.position = { start: opener.position.start, end: closer.position.end }
  }
  return node
}

/** Joins a `==` that marks nothing with the text around it again. */
function joinMarks(
  children: readonly PhrasingContent[],
  marks: ReadonlySet<PhrasingContent>,
): PhrasingContent[] {
  const result: PhrasingContent[] = []
  let joinsNext = false
  for (const child of children) {
    const last = result[result.length - 1]
    const isMark = marks.has(child)
    if (child.type === 'text' && last?.type === 'text' && (joinsNext || isMark)) {
      last.value += child.value
      if (last.position && child.position) {
        last.position = { start: last.position.start, end: child.position.end }
      }
    } else result.push(child)
    joinsNext = isMark
  }
  return result
}

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
  const result: PhrasingContent[] = []
  /** Where in `result` the open highlight begins; a closing mark without one is text. */
  let open = -1
  for (const child of splitMarks(children, locator)) {
    if (!isMark(child)) {
      result.push(child)
      continue
    }
    const before = result[result.length - 1]
    if (open >= 0 && result.length > open + 1 && canClose(child, locator.source)) {
      const opener = result[open]!
      const inside = result.splice(open)
      inside.shift()
      result.push(highlight(opener, inside, child))
      open = -1
    } else if (open < 0 && canOpen(child, before, locator.source)) {
      open = result.length
      result.push(child)
    } else result.push(child)
  }
  return mergeMarks(result)
}

const marks = new WeakSet<object>()

function isMark(node: PhrasingContent): boolean {
  return marks.has(node)
}

/** The children with each `==` as a text node of its own. */
function splitMarks(children: readonly PhrasingContent[], locator: Locator): PhrasingContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'text' || !child.value.includes('==')) return [child]
    const { value } = child
    const offsets = textOffsets(value, child, locator.source)
    if (!offsets) return [child]
    const pieces: PhrasingContent[] = []
    let from = 0
    for (let at = value.indexOf('=='); at >= 0; at = value.indexOf('==', at)) {
      let end = at + 2
      while (value.charCodeAt(end) === 61) end++
      const start = offsets(at)
      if (end - at === 2 && locator.source.startsWith('==', start)) {
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

function canOpen(mark: PhrasingContent, before: PhrasingContent | undefined, source: string): boolean {
  void before
  const end = mark.position?.end.offset ?? 0
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
  const node: HighlightNode = { type: 'highlight', children: mergeMarks(children) }
  if (opener.position && closer.position) {
    node.position = { start: opener.position.start, end: closer.position.end }
  }
  return node
}

/** Joins a `==` that marks nothing with the text around it again. */
function mergeMarks(children: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  let joinsNext = false
  for (const child of children) {
    const last = result[result.length - 1]
    if (child.type === 'text' && last?.type === 'text' && (joinsNext || isMark(child))) {
      last.value += child.value
      if (last.position && child.position)
        last.position = { start: last.position.start, end: child.position.end }
    } else result.push(child)
    joinsNext = isMark(child)
  }
  return result
}

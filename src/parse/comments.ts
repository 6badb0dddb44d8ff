import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast'
import { setChildren } from '../model/children.ts'
import type { Range } from '../model/range.ts'
import { rangesIn } from '../model/ranges-in.ts'
import { findColumnMarks } from './find-column-marks.ts'
import type { Locator } from './locator.ts'
import { sliceText } from './split-text.ts'
import { textOffsets } from './text-offsets.ts'

/**
 * Takes every `%%comment%%` out of the tree, with all that stands in it. A `%%` at the start of a line reaches to the
 * next `%%` anywhere below, or to the end of the note: better that nothing shows than what was to be hidden. One inside
 * a line must be closed in the same paragraph, heading or cell, else it is text, as it is in code and math. What only says
 * how columns are laid out goes, too. Returns where they stood, in order.
 */
export function removeComments(tree: Root, locator: Locator): readonly Comment[] {
  const marks = findColumnMarks(tree, locator.source)
  const written = locator.source.includes('%%') ? collectComments(tree, locator) : []
  const comments = marks.length === 0 ? written : inOrder([...written, ...marks])
  if (comments.length > 0) prune(tree, comments, locator)
  return comments
}

/** Without those that begin in another. */
function inOrder(comments: readonly Comment[]): readonly Comment[] {
  const kept: Comment[] = []
  for (const comment of [...comments].sort((a, b) => a.start - b.start))
    if (comment.start >= (kept.at(-1)?.end ?? 0)) kept.push(comment)
  return kept
}

/** Where a comment stands, or several in a row. */
export interface Comment extends Range {
  /** Nothing closes it. */
  readonly isOpen?: true
}

/** Pairs the marks as they are met: a note may be made of nothing else, and each kept costs more than finding it. */
function collectComments(tree: Root, { source }: Locator): readonly Comment[] {
  const comments: { start: number; end: number; isOpen?: true }[] = []
  const written = findAll(source, '%%')
  /** The mark that waits for another, and the paragraph, heading or cell it stands in. */
  let open = -1
  let openBlock: Nodes = tree
  const meet = (start: number, block: Nodes): void => {
    if (open >= 0 && (openBlock === block || startsLine(source, open))) {
      const before = comments[comments.length - 1]
      // Those without anything between them are one: a note may be made of nothing else.
      if (before !== undefined && before.end === open) before.end = start + 2
      else comments.push({ start: open, end: start + 2 })
      open = -1
    } else {
      open = start
      openBlock = block
    }
  }
  const visit = (node: Nodes, block: Nodes): void => {
    if (!holdsAny(written, node)) return
    if ('children' in node) {
      const inner =
        node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' ? node : block
      for (const child of node.children) visit(child, inner)
    } else if (node.type === 'text' && !node.data?.isLiteral && node.value.includes('%%')) {
      const offsets = textOffsets(node.value, node, source)
      for (let at = node.value.indexOf('%%'); offsets && at >= 0; at = node.value.indexOf('%%', at + 2)) {
        const start = offsets(at)
        if (source.startsWith('%%', start)) meet(start, block)
      }
    }
  }
  visit(tree, tree)
  if (open >= 0 && startsLine(source, open)) comments.push({ start: open, end: source.length, isOpen: true })
  return comments
}

function findAll(source: string, text: string): readonly number[] {
  const found: number[] = []
  for (let at = source.indexOf(text); at >= 0; at = source.indexOf(text, at + text.length)) found.push(at)
  return found
}

/** Whether one of the offsets, which are in order, lies in the node: most of a tree need not be looked at. */
function holdsAny(offsets: readonly number[], { position }: Nodes): boolean {
  const start = position?.start.offset
  const end = position?.end.offset
  if (start === undefined || end === undefined) return true
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    // An odd run of `%` may hold a marker one further than it is counted here.
    if (offsets[middle]! + 1 < start) low = middle + 1
    else high = middle
  }
  return low < offsets.length && offsets[low]! < end
}

/** Whether only blanks and line prefixes stand before an offset on its line: a comment of several blocks may begin there. */
function startsLine(source: string, offset: number): boolean {
  for (let i = offset - 1; i >= 0; i--) {
    const code = source.charCodeAt(i)
    if (code === 10 || code === 13) return true
    // Blanks, `>` and list markers without digits.
    if (code !== 32 && code !== 9 && code !== 62 && code !== 45 && code !== 42 && code !== 43) return false
  }
  return true
}

/** Removes what lies in the ranges; returns whether anything of the node is left. */
function prune(parent: Parents, comments: readonly Range[], locator: Locator): boolean {
  const kept: Nodes[] = []
  const lowest = comments[0]!.start
  const highest = comments[comments.length - 1]!.end
  let isTouched = false
  for (const child of parent.children) {
    const start = child.position?.start.offset ?? highest
    const end = child.position?.end.offset ?? lowest
    const touching = start < highest && end > lowest ? rangesIn(comments, start, end) : []
    if (touching.length === 0) kept.push(child)
    else if (touching.some((comment) => comment.start <= start && comment.end >= end)) isTouched = true
    else if (child.type === 'text') {
      isTouched = true
      kept.push(...cutText(child, touching, locator))
    } else if ('children' in child) {
      isTouched = true
      const isLeft = prune(child, touching, locator)
      if (isLeft || child.type === 'tableCell' || child.type === 'tableRow') kept.push(child)
    } else kept.push(child)
  }
  if (!isTouched) return true
  const isLine = parent.type === 'paragraph' || parent.type === 'heading'
  const left = isLine ? trimEnds(kept as PhrasingContent[], locator) : kept
  setChildren(parent, left)
  return left.length > 0
}

function cutText(text: Text, comments: readonly Range[], locator: Locator): PhrasingContent[] {
  const offsets = textOffsets(text.value, text, locator.source)
  if (!offsets) return [text]
  const { length } = text.value
  const kept: PhrasingContent[] = []
  let i = 0
  let from = 0
  for (const { start, end } of comments) {
    while (i < length && offsets(i) < start) i++
    const cut = i
    while (i < length && offsets(i) < end) i++
    if (i === cut) continue
    if (cut > from) kept.push(sliceText(text, from, cut, offsets, locator))
    from = i
  }
  if (from < length) kept.push(sliceText(text, from, length, offsets, locator))
  return kept
}

/** Without the blanks that a comment leaves at the ends of a line. */
function trimEnds(children: readonly PhrasingContent[], locator: Locator): PhrasingContent[] {
  const first = children.findIndex((child) => !isBlank(child))
  if (first < 0) return []
  const last = children.findLastIndex((child) => !isBlank(child))
  const kept = children.slice(first, last + 1)
  trimText(kept, 0, (value) => [value.length - value.trimStart().length, value.length], locator)
  trimText(kept, kept.length - 1, (value) => [0, value.trimEnd().length], locator)
  return kept
}

function trimText(
  children: PhrasingContent[],
  index: number,
  keep: (value: string) => readonly [from: number, to: number],
  locator: Locator,
): void {
  const text = children[index]
  if (text?.type !== 'text') return
  const [from, to] = keep(text.value)
  const offsets = to - from < text.value.length ? textOffsets(text.value, text, locator.source) : undefined
  if (offsets) children[index] = sliceText(text, from, to, offsets, locator)
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

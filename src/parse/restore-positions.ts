import type { Nodes, Parents, Root } from 'mdast'
import { createLocator, type Locator } from './locator.ts'
import { type TextOffsets, textOffsets } from './text-offsets.ts'

/** Most characters of markup before the first text of a node (`###### `, `**`, the padding of a cell). */
const maxMarkup = 256

/**
 * Gives the links that remark-gfm finds in finished text (`www.a.b`, `a@b.c`), and the text around them, the positions
 * that it leaves out. Changes the tree.
 */
export function restorePositions(tree: Root, source: string): void {
  if (!/www\.|https?:|@/i.test(source)) return
  const locator = createLocator(source)
  const visit = (node: Nodes): void => {
    if (!('children' in node)) return
    if (node.children.some((child) => !child.position)) restoreChildren(node, locator)
    node.children.forEach(visit)
  }
  visit(tree)
}

function restoreChildren(parent: Parents, locator: Locator): void {
  const children: readonly Nodes[] = parent.children
  for (let i = 0; i < children.length; i++) {
    if (children[i]!.position) continue
    let last = i
    while (last + 1 < children.length && !children[last + 1]!.position) last++
    const from = children[i - 1]?.position?.end.offset ?? parent.position?.start.offset
    const to = children[last + 1]?.position?.start.offset ?? parent.position?.end.offset
    if (from !== undefined && to !== undefined) restoreRun(children.slice(i, last + 1), from, to, locator)
    i = last
  }
}

/** A run of text and links that was one text between `from` and `to`. */
function restoreRun(run: readonly Nodes[], from: number, to: number, locator: Locator): void {
  const value = run.map(textOf).join('')
  const offsets = alignFrom(value, from, to, locator)
  if (!offsets) return
  let at = 0
  for (const node of run) {
    const length = textOf(node).length
    node.position = locator.position(offsets(at), endOf(value, at + length, offsets, locator.source))
    if (node.type === 'link') for (const child of node.children) child.position = node.position
    at += length
  }
}

/** Behind the last character, but before blanks at a line's end that the text has not. */
function endOf(value: string, to: number, offsets: TextOffsets, source: string): number {
  const last = offsets(to - 1)
  return source[last] === value[to - 1] ? last + 1 : offsets(to)
}

/** The text may stand behind some markup of its parent: the first place where it fits is the one. */
function alignFrom(
  value: string,
  from: number,
  to: number,
  { source, position }: Locator,
): TextOffsets | undefined {
  for (let start = from; start < Math.min(to, from + maxMarkup); start++) {
    if (source[start] !== value[0] && source[start] !== '\\' && source[start] !== '&') continue
    const offsets = textOffsets(value, { type: 'text', position: position(start, to) }, source)
    if (offsets) return offsets
  }
  return undefined
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

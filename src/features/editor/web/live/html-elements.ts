import type { Text } from '@codemirror/state'
import type { Tree } from '@lezer/common'
import type { LiveBlock } from './collect-blocks.ts'
import type { Span } from './live-mark.ts'

/** Longest element that is shown as what it becomes, in characters: what is longer is written in, as MDX pages are. */
export const longestElement = 20_000

/** Elements that have no end. */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/

/** A tag of HTML: of an end, or of a beginning. */
interface Tag {
  readonly name: string
  readonly isEnd: boolean
  /** Where it stands. */
  readonly from: number
  readonly to: number
}

/** The tags of a text that begin and end something. */
function tagsIn(source: string): readonly Tag[] {
  return [...source.replace(/<!--[\s\S]*?-->/g, (found) => ' '.repeat(found.length)).matchAll(tagPattern)]
    .map(([whole, end, name = '', isClosed], i, all) => ({
      name: name.toLowerCase(),
      isEnd: end === '/',
      isEmpty: isClosed === '/',
      from: all[i]!.index,
      to: all[i]!.index + whole.length,
    }))
    .filter((tag) => !tag.isEmpty && !empty.test(tag.name))
}

const tagPattern = /<(\/?)([a-z][\w-]*)\b[^<>]*?(\/?)>/gi

/**
 * Elements whose text has empty lines, as `<details>` with Markdown in it: to CommonMark they are several blocks, of which the
 * first begins it and the last ends it. Of what is in one another only the outermost. `from` and `to` are where tags are looked at.
 */
export function collectElements(tree: Tree, doc: Text, from: number, to: number): readonly LiveBlock[] {
  const open: { readonly name: string; readonly at: number; readonly isFirst: boolean }[] = []
  const found: LiveBlock[] = []
  for (let node = tree.topNode.childAfter(from); node && node.from < to; node = node.nextSibling) {
    if (node.name !== 'HTMLBlock' || node.from < from) continue
    const source = doc.sliceString(node.from, node.to)
    for (const tag of tagsIn(source)) {
      if (!tag.isEnd) {
        open.push({ name: tag.name, at: node.from, isFirst: tag.from === 0 })
        continue
      }
      const index = open.findLastIndex(({ name }) => name === tag.name)
      const begin = open[index]
      if (!begin) continue
      open.length = index
      const isLast = source.slice(tag.to).trim() === ''
      if (!begin.isFirst || !isLast || begin.at === node.from || node.to - begin.at > longestElement) continue
      // What is in it was found before it.
      while ((found.at(-1)?.from ?? -1) > begin.at) found.pop()
      found.push({ kind: 'element', from: begin.at, to: node.to })
    }
  }
  return found
}

/**
 * The elements around a change, as far as the longest of them reaches: those that were there and stay, which are given, and
 * those that come.
 */
export function followElements(
  tree: Tree,
  doc: Text,
  kept: readonly LiveBlock[],
  { from, to }: Span,
): { readonly stay: readonly LiveBlock[]; readonly come: readonly LiveBlock[] } {
  const [start, end] = [Math.max(0, from - longestElement), Math.min(doc.length, to + longestElement)]
  const close = kept.filter((block) => block.to >= start && block.from <= end)
  const isIn = (block: Span, list: readonly Span[]): boolean =>
    list.some((one) => one.from <= block.from && one.to >= block.to)
  const come = collectElements(tree, doc, start, end).filter((block) => !isIn(block, close))
  return { stay: close.filter((block) => !isIn(block, come)), come }
}

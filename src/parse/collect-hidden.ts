import type { Nodes, Root } from 'mdast'
import type { Range } from '../model/range.ts'

/**
 * What of a source no page shows: its properties, comments of both kinds, and definitions that nothing refers to, by which
 * some write comments. Offsets in pairs, sorted, none touching another; undefined for none.
 */
export function collectHidden(
  tree: Root,
  source: string,
  { textStart, comments = [] }: { readonly textStart: number; readonly comments?: readonly Range[] },
): readonly number[] | undefined {
  const ranges: Range[] = [...comments]
  if (textStart > 0) ranges.push({ start: 0, end: textStart })
  if (source.includes('<!--') || source.includes(']:')) ranges.push(...findHiddenNodes(tree, source))
  if (ranges.length === 0) return undefined
  ranges.sort((a, b) => a.start - b.start)
  const joined: number[] = []
  for (const { start, end } of ranges) {
    const last = joined.at(-1)
    if (last === undefined || start > last) joined.push(start, end)
    else if (end > last) joined[joined.length - 1] = end
  }
  return joined
}

function findHiddenNodes(tree: Root, source: string): readonly Range[] {
  const used = new Set<string>()
  const defined: { readonly id: string; readonly range: Range }[] = []
  const ranges: Range[] = []
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start !== undefined && end !== undefined) {
      if (node.type === 'html')
        for (const { index, 0: comment } of source.slice(start, end).matchAll(/<!--[\s\S]*?(?:-->|$)/g))
          ranges.push({ start: start + index, end: start + index + comment.length })
      if (node.type === 'definition' || node.type === 'footnoteDefinition')
        defined.push({ id: idOf(node.type === 'definition', node.identifier), range: { start, end } })
    }
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(idOf(true, node.identifier))
    if (node.type === 'footnoteReference') used.add(idOf(false, node.identifier))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  for (const { id, range } of defined) if (!used.has(id)) ranges.push(range)
  return ranges
}

function idOf(isLink: boolean, identifier: string): string {
  return `${isLink ? '' : '^'}${identifier.toUpperCase()}`
}

import type { Nodes, Root } from 'mdast'
import type { Range } from '../model/range.ts'

/** A line by which Obsidian's plugin Multi-Column Markdown begins, parts or ends columns. */
const mark =
  /^[ \t>]*((?:---|===)[ \t]*(?:(?:start-multi-column|multi-column-start)(?::[^\n]*)?|(?:column-break|break-column|column-end|end-column)[ \t]*(?:---|===)|(?:end-multi-column|multi-column-end)(?:[ \t]*(?:---|===))?)[ \t]*)$/gm

/** The settings of the columns, right below the line that begins them. */
const settings =
  /^\s{0,100}?\n[ \t>]*(`{3,}|~{3,})[ \t]*(?:multi-column-settings|column-settings|settings)[ \t]*\n[\s\S]{0,2000}?\n[ \t>]*\1[ \t]*(?=\n|$)/

/**
 * Where lines stand that only say how columns are laid out, with the settings below them: what is in the columns is shown one
 * below the other. None that stand in code. In order.
 */
export function findColumnMarks(tree: Root, source: string): readonly Range[] {
  if (!source.includes('column')) return []
  const found = [...source.matchAll(mark)].map(({ 0: line, 1: written = '', index }): Range => {
    const end = index + line.length
    const below = /multi-column/.test(written) ? settings.exec(source.slice(end, end + 2_500)) : null
    return { start: end - written.length, end: end + (below?.[0].length ?? 0) }
  })
  return found.length === 0 ? [] : inTexts(tree, found)
}

/** Those of the ranges that begin in a text. */
function inTexts(tree: Root, ranges: readonly Range[]): readonly Range[] {
  const kept: Range[] = []
  let next = 0
  const visit = (node: Nodes): void => {
    if ('children' in node) node.children.forEach(visit)
    else if (node.type === 'text' && !node.data?.isLiteral) {
      const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
      while (next < ranges.length && ranges[next]!.start < start) next++
      while (next < ranges.length && ranges[next]!.start < end) kept.push(ranges[next++]!)
    }
  }
  visit(tree)
  return kept
}

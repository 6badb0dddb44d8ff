import type { Nodes } from 'mdast'
import type { ParsedNote } from '../model/parsed-note.ts'
import type { Range } from '../model/range.ts'
import { hideRanges } from './hidden-ranges.ts'
import { readFrontmatter } from './read-frontmatter.ts'

/** A comment of HTML; one that nothing closes reaches to the end. */
const htmlComment = /<!--[\s\S]*?(?:-->|$)/g

/**
 * The source of a note with `\0` for each character that no reader of its page sees: its properties and its comments. It
 * is as long as the source.
 */
export function shownSource(source: string, { note, tree, comments = [] }: ParsedNote): string {
  const ranges: Range[] = [{ start: 0, end: readFrontmatter(source, note.path).end }, ...comments]
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (node.type === 'html' && start !== undefined && end !== undefined) {
      for (const match of source.slice(start, end).matchAll(htmlComment))
        ranges.push({ start: start + match.index, end: start + match.index + match[0].length })
    } else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return hideRanges(source, joinRanges(ranges), '\0')
}

/** The same characters in ranges that are in order and do not meet. */
function joinRanges(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last === undefined || range.start > last.end) joined.push(range)
    else if (range.end > last.end) joined[joined.length - 1] = { start: last.start, end: range.end }
  }
  return joined
}

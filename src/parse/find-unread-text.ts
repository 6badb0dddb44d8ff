import type { Nodes, TableRow } from 'mdast'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { NotePath } from '../model/path.ts'
import {
  boxedSyntax,
  linkCutByTable,
  lostCells,
  strayLinkEnd,
  unclosedLink,
  unreadSyntax,
} from '../model/text-diagnostics.ts'
import { rangeOf } from './range-of.ts'
import { scanWikiLinks } from './scan-wiki-links.ts'
import { type TextOffsets, textOffsets } from './text-offsets.ts'
import { findUnreadSyntax, unreadKinds } from './unread-syntax.ts'

/**
 * What a note shows as text though it was meant otherwise: links that a table cuts or that do not begin or end, and syntax
 * of other programs, each kind once, what of it is boxed too; and cells that a table has no column for. `nodes` are the texts, tables and boxes in which it may be. What stands in code, formulas,
 * comments and HTML is none of it, for those are not text in the tree.
 */
export function findUnreadText(
  nodes: readonly Nodes[],
  source: string,
  path: NotePath,
): readonly Diagnostic[] {
  const kinds = new Set<string>()
  return nodes.flatMap((node) => {
    if (node.type === 'table')
      return node.children.flatMap((row) =>
        findCutCells(row, node.children[0]?.children.length ?? 0, source, path),
      )
    const boxed = node.data?.boxed
    if (boxed !== undefined) {
      if (kinds.has(boxed)) return []
      kinds.add(boxed)
      return [boxedSyntax(path, rangeOf(node), boxed)]
    }
    if (node.type !== 'text') return []
    const { value, data } = node
    const offsets = textOffsets(value, node, source)
    if (!offsets) return []
    const unread = findSyntax(value, offsets, source, path, kinds)
    if (data?.isLiteral) return unread
    return [
      ...findStrayEnds(value, offsets, source, path),
      ...findOpenLinks(value, offsets, source, path),
      ...unread,
    ]
  })
}

function findSyntax(
  value: string,
  offsets: TextOffsets,
  source: string,
  path: NotePath,
  kinds: Set<string>,
): readonly Diagnostic[] {
  return findUnreadSyntax(value).flatMap(({ kind, from, to }) => {
    const start = offsets(from)
    if (kinds.has(kind) || (unreadKinds[kind].isLine && !isAtLineStart(source, start))) return []
    kinds.add(kind)
    const range = { start, end: offsets(to - 1) + 1 }
    return [unreadSyntax(path, range, value.slice(from, to), unreadKinds[kind].what)]
  })
}

function isAtLineStart(source: string, at: number): boolean {
  return /^[ \t>]*$/.test(source.slice(source.lastIndexOf('\n', at - 1) + 1, at))
}

/** `](http` in text. With a backslash it is meant. */
function findStrayEnds(
  value: string,
  offsets: TextOffsets,
  source: string,
  path: NotePath,
): readonly Diagnostic[] {
  return [...value.matchAll(/\]\(/g)].flatMap(({ index }) => {
    const start = offsets(index)
    const isStray = /^\]\(https?:\/\//.test(source.slice(start, start + 10))
    return isStray ? [strayLinkEnd(path, { start, end: start + 2 })] : []
  })
}

/** `[[` and a word behind which its line has no `]]`. */
function findOpenLinks(
  value: string,
  offsets: TextOffsets,
  source: string,
  path: NotePath,
): readonly Diagnostic[] {
  return [...value.matchAll(/\[\[(?=[\p{L}\p{Extended_Pictographic}])/gu)].flatMap(({ index }) => {
    const start = offsets(index)
    const newline = source.indexOf('\n', start)
    const line = source.slice(start + 2, newline < 0 ? source.length : newline)
    const mark = /\[\[|\]\]/.exec(line)
    if (!source.startsWith('[[', start) || mark?.[0] === ']]') return []
    const written = line.slice(0, mark?.index).trimEnd()
    return [unclosedLink(path, { start, end: start + 2 + written.length })]
  })
}

/** A Markdown link or image with a `|` in its text. */
const markdownLink = /!?\[[^[\]\n|]{0,400}\|[^[\]\n]{0,400}\]\([^()\s]{0,1000}\)/g

/** What of a row is not where its author saw it: links in two cells, else cells without a column. */
function findCutCells(row: TableRow, columns: number, source: string, path: NotePath): readonly Diagnostic[] {
  const links = findCutLinks(row, source, path)
  const lost = row.children.slice(columns).filter(({ children }) => children.length > 0)
  const [first, last] = [lost[0]?.position, lost.at(-1)?.position]
  if (links.length > 0 || first === undefined || last === undefined) return links
  const range = { start: first.start.offset ?? 0, end: last.end.offset ?? 0 }
  return [lostCells(path, range, row.children.length, columns)]
}

/** The links of a row that have a divider without a backslash. */
function findCutLinks(row: TableRow, source: string, path: NotePath): readonly Diagnostic[] {
  const rowStart = row.position?.start.offset ?? 0
  const written = source.slice(rowStart, row.position?.end.offset ?? rowStart)
  if (!written.includes('[')) return []
  const inMarkdown = [...written.matchAll(markdownLink)].map(({ index, 0: link }) => ({
    start: index,
    end: index + link.length,
  }))
  const found: Diagnostic[] = []
  let from = 0
  let ticks = 0
  for (const { start, end } of [...scanWikiLinks(written), ...inMarkdown].sort((a, b) => a.start - b.start)) {
    // Behind an odd number of marks it is code, or a comment.
    ticks += written.slice(from, start).split(/`|%%/).length - 1
    from = Math.max(from, start)
    const link = written.slice(start, end)
    if (ticks % 2 === 1 || !/(?<!\\)\|/.test(link)) continue
    const escaped = link.replace(/(?<!\\)\|/g, '\\|')
    found.push(linkCutByTable(path, { start: rowStart + start, end: rowStart + end }, escaped))
  }
  return found
}

import type { Nodes, Root } from 'mdast'
import { createLocator } from './locator.ts'

/** Text that parsers are given and the source has not, before an offset of it. In order. */
interface Insertion {
  readonly at: number
  readonly text: string
}

/** A query in a quote whose next line has no sign of the quote. */
const lazyQuery =
  /^[ \t]*>[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:dataview(?:js)?|tasks|base)\b[^\n]*\n(?![ \t]*>)[ \t]*\S/im
/** An empty row of a table, with the row below it. */
const emptyHead = /^[ \t>]*\|[ \t|]*\|[ \t]*\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|/m

/** Whether a source has any of it. Most have neither a query nor an empty cell, which is soon seen. */
function mayBeLoose(source: string): boolean {
  return (
    (/[`~]{3}[ \t]*(?:dataview|tasks|base)/i.test(source) && lazyQuery.test(source)) ||
    (source.includes('|') && /\|[ \t]*\|/.test(source) && emptyHead.test(source))
  )
}

/**
 * Parses a source as loosely as the Obsidian app reads it, where Markdown would show source: lines of a query that begins in a
 * quote belong to it without a `>` of their own, and a table may have fewer empty cells in its head than below. Every node gets
 * the place that it has in the source.
 */
export function parseLoosely(source: string, parse: (source: string) => Root): Root {
  if (!mayBeLoose(source)) return parse(source)
  const insertions = findInsertions(source)
  if (insertions.length === 0) return parse(source)
  let text = ''
  let from = 0
  for (const { at, text: added } of insertions) {
    text += source.slice(from, at) + added
    from = at
  }
  const tree = parse(text + source.slice(from))
  placeBack(tree, insertions, source)
  return tree
}

const fence = /^([ \t]*>[ \t>]*)(`{3,}|~{3,})[ \t]*(?:dataview(?:js)?|tasks|base)\b/i
const emptyRow = /^[ \t>]*(\|[ \t|]*\|)[ \t]*$/
const delimiterRow = /^[ \t>]*(\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?)$/

function findInsertions(source: string): readonly Insertion[] {
  const found: Insertion[] = []
  /** What stands before the lines of the quote whose query is open, and what closes that. */
  let open: { readonly prefix: string; readonly mark: string } | undefined
  let at = 0
  const lines = source.split('\n')
  for (const [i, line] of lines.entries()) {
    const isQuoted = /^[ \t]*>/.test(line)
    if (open !== undefined && !isQuoted) {
      // An empty line ends the quote.
      if (line.trim() === '') open = undefined
      else found.push({ at, text: open.prefix })
    } else if (open !== undefined) {
      if (line.replace(/^[ \t>]+/, '').startsWith(open.mark)) open = undefined
    } else {
      const [, prefix, mark] = fence.exec(line) ?? []
      if (prefix !== undefined && mark !== undefined) open = { prefix, mark }
      else found.push(...missingCells(line, lines[i + 1] ?? '', at))
    }
    at += line.length + 1
  }
  return found
}

/** The cells that an empty head has fewer than the row below it says. */
function missingCells(line: string, next: string, at: number): readonly Insertion[] {
  const head = emptyRow.exec(line)?.[1]
  const row = head === undefined ? undefined : delimiterRow.exec(next.trimEnd())?.[1]
  if (head === undefined || row === undefined) return []
  const missing = row.replace(/^\||\|$/g, '').split('|').length - (head.split('|').length - 2)
  return missing > 0 && missing < 100 ? [{ at: at + line.trimEnd().length, text: ' |'.repeat(missing) }] : []
}

/** Gives nodes of the longer text the places that they have in the source. */
function placeBack(tree: Root, insertions: readonly Insertion[], source: string): void {
  const locator = createLocator(source)
  /** Where each insertion begins in the longer text, and how much was put in up to its end. */
  const added: { readonly from: number; readonly sum: number }[] = []
  let sum = 0
  for (const { at, text } of insertions) {
    added.push({ from: at + sum, sum: sum + text.length })
    sum += text.length
  }
  const offsetOf = (offset: number): number => {
    let low = 0
    let high = added.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (added[middle]!.from < offset) low = middle + 1
      else high = middle
    }
    const last = added[low - 1]
    // What was put in stands where it was put.
    return last === undefined ? offset : Math.max(insertions[low - 1]!.at, offset - last.sum)
  }
  const visit = (node: Nodes): void => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (start !== undefined && end !== undefined)
      node.position = locator.position(offsetOf(start), Math.max(offsetOf(start), offsetOf(end)))
    if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
}

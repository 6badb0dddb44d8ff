import type { Table } from 'mdast'
import type { OrgFile } from './org-file.ts'
import type { OrgLine } from './org-lines.ts'
import type { Made } from './read-headings.ts'
import { readInline } from './read-inline.ts'

/** Lines of cells; the first is the head. */
export function readTable(lines: readonly OrgLine[], i: number, file: OrgFile): Made {
  const { locator } = file
  let end = i
  while (end < lines.length && lines[end]!.text.startsWith('|')) end++
  const rows = lines.slice(i, end).filter(({ text }) => !/^\|-/.test(text) && !isLayout(text))
  const table: Table = {
    type: 'table',
    position: locator.position(lines[i]!.start, lines[end - 1]!.end),
    children: rows.map(({ start, end: to, text }) => {
      const cells: Table['children'][number]['children'] = []
      let from = start + 1
      for (const cell of text.slice(1).replace(/\|$/, '').split('|')) {
        const lead = cell.length - cell.trimStart().length
        const cellEnd = from + cell.trimEnd().length
        cells.push({
          type: 'tableCell',
          children: cell.trim() === '' ? [] : readInline(from + lead, cellEnd, file),
          position: locator.position(from, from + cell.length),
        })
        from += cell.length + 1
      }
      return { type: 'tableRow', children: cells, position: locator.position(start, to) }
    }),
  }
  return { nodes: rows.length === 0 ? [] : [table], next: end }
}

/** A row that shows nothing: widths of columns (`<10>`, `<r>`), and groups of them (`/`, `<`, `>`). */
function isLayout(line: string): boolean {
  const cells = line
    .slice(1)
    .replace(/\|[ \t]*$/, '')
    .split('|')
    .map((cell) => cell.trim())
  if (cells[0] === '/') return cells.slice(1).every((cell) => /^(?:<>?|>)?$/.test(cell))
  return (
    cells.some((cell) => cell !== '') &&
    cells.every((cell) => /^(?:<[lrc]?\d*>)?$/.test(cell)) &&
    !cells.every((cell) => /^(?:<>)?$/.test(cell))
  )
}

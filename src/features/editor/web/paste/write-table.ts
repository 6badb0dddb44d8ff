import { alignLines } from '../../tables/format-table.ts'
import { findElement, type PastedElement, type PastedNode } from './pasted-node.ts'

/** Most columns that a cell may take: what says more is a mistake, or meant to cost time. */
const maxSpan = 50

/** Whether a table only puts things in their places: it holds another one, or a single cell, or says so. */
export function isLayout(table: PastedElement): boolean {
  if (table.attributes['role'] === 'presentation') return true
  const rows = findCells(table)
  if (rows.length === 0 || rows.every((row) => row.length < 2)) return true
  return table.children.some(
    (child) => typeof child !== 'string' && findElement(child, (one) => one.name === 'table'),
  )
}

/** The cells of a table, row by row. */
export function findCells(table: PastedElement): readonly (readonly PastedElement[])[] {
  const rows: (readonly PastedElement[])[] = []
  const visit = (node: PastedNode): void => {
    if (typeof node === 'string' || node.name === 'table') return
    if (node.name !== 'tr') {
      node.children.forEach(visit)
      return
    }
    const cells = node.children.filter(
      (child): child is PastedElement =>
        typeof child !== 'string' && (child.name === 'td' || child.name === 'th'),
    )
    if (cells.length > 0) rows.push(cells)
  }
  table.children.forEach(visit)
  return rows
}

/** A table as Markdown has it: the first row is its head; what spans columns stands in the first of them. */
export function writeTable(
  table: PastedElement,
  writeCell: (nodes: readonly PastedNode[]) => string,
): string {
  const rows = findCells(table).map((cells) =>
    cells.flatMap((cell) => {
      const span = Math.min(maxSpan, Math.max(1, Number.parseInt(cell.attributes['colspan'] ?? '1', 10) || 1))
      const text = writeCell(cell.children)
        .replace(/\s*\n+\s*/g, '<br>')
        .replace(/\\?\|/g, '\\|')
      return [
        { text, align: alignOf(cell) },
        ...Array.from({ length: span - 1 }, () => ({ text: '', align: '---' })),
      ]
    }),
  )
  const [head = []] = rows
  const width = Math.max(...rows.map((row) => row.length))
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`
  const rule = Array.from(
    { length: width },
    (_, i) => rows.map((row) => row[i]?.align ?? '---').find((one) => one !== '---') ?? '---',
  )
  const caption = table.children.find(
    (child): child is PastedElement => typeof child !== 'string' && child.name === 'caption',
  )
  const title = caption ? writeCell(caption.children) : ''
  const lines = [
    line(head.map(({ text }) => text)),
    line(rule),
    ...rows.slice(1).map((row) => line(row.map(({ text }) => text))),
  ]
  return `${title === '' ? '' : `${title}\n\n`}${alignLines(lines).join('\n')}`
}

function alignOf({ attributes }: PastedElement): string {
  const said = /text-align\s*:\s*(\w+)/i.exec(attributes['style'] ?? '')?.[1] ?? attributes['align'] ?? ''
  return said === 'center' ? ':---:' : said === 'right' || said === 'end' ? '---:' : '---'
}

import type { SheetCells } from '../../tables/spreadsheet-cells.ts'

/**
 * The cells of HTML that is one table and nothing else, as spreadsheets put it on the clipboard. Undefined for a page's part with text
 * around its table. Cells that reach over others are followed by empty ones; of what is in them texts, line ends and links stay.
 */
export function cellsFromHtml(html: string): SheetCells | undefined {
  if (!/<table\b/i.test(html)) return undefined
  // Never in the page: nothing of a stranger's HTML is loaded or run.
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const tables = body.querySelectorAll('table')
  const [table] = tables
  if (tables.length !== 1 || !table) return undefined
  const around = [...body.querySelectorAll('style, meta, colgroup, title')]
  for (const element of around) element.remove()
  if ((body.textContent ?? '').trim() !== (table.textContent ?? '').trim()) return undefined
  const rows: string[][] = []
  for (const [at, row] of [...table.rows].entries()) {
    rows[at] ??= []
    for (const cell of row.cells) {
      let column = 0
      while (rows[at]![column] !== undefined) column++
      for (let down = 0; down < Math.min(cell.rowSpan, table.rows.length - at); down++) {
        rows[at + down] ??= []
        for (let on = 0; on < Math.min(cell.colSpan, 100); on++)
          rows[at + down]![column + on] = down === 0 && on === 0 ? textOf(cell) : ''
      }
    }
  }
  const filled = rows.map((row) => Array.from(row, (text) => text ?? ''))
  return filled.some((row) => row.length > 0) ? filled : undefined
}

function textOf(node: Node): string {
  let text = ''
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += (child.textContent ?? '').replace(/\s+/g, ' ')
    else if (child instanceof HTMLBRElement) text += '\n'
    else if (child instanceof HTMLAnchorElement) text += linkOf(child)
    else if (child instanceof HTMLElement)
      text += `${isBlock(child) && text !== '' ? '\n' : ''}${textOf(child)}`
  }
  return text.trim()
}

function isBlock(element: HTMLElement): boolean {
  return /^(?:DIV|P|LI)$/.test(element.tagName)
}

function linkOf(link: HTMLAnchorElement): string {
  const text = textOf(link)
  const href = link.getAttribute('href') ?? ''
  if (!/^https?:\/\/[^\s()<>]+$/i.test(href)) return text
  return text === '' || text === href ? href : `[${text.replace(/[[\]]/g, '\\$&')}](${href})`
}

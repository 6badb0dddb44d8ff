import type { Table, TableRow } from 'mdast'
import { type BodyWriter, closeBlock, dirAttribute, hasHints, openBlock } from './body-writer.ts'
import { writeText } from './write-text.ts'

/** A table in a box of its own that can scroll sideways. */
export function writeTable(writer: BodyWriter, node: Table): void {
  const [head, ...rows] = node.children
  if (head === undefined) {
    writer.isBeyond = true
    return
  }
  openBlock(writer, node, '<div class="table"')
  writer.chunk += '<table>\n<thead>\n'
  writeRow(writer, head, 'th', node)
  writer.chunk += '\n</thead>'
  if (rows.length > 0) {
    writer.chunk += '\n<tbody>'
    for (const row of rows) {
      writer.chunk += '\n'
      writeRow(writer, row, 'td', node)
      if (writer.isBeyond) return
    }
    writer.chunk += '\n</tbody>'
  }
  closeBlock(writer, node, '\n</table></div>')
}

/** Short rows are filled up to the width of the head; what is beyond it is not shown, as in GFM. */
function writeRow(writer: BodyWriter, node: TableRow, tagName: 'td' | 'th', { align }: Table): void {
  if (hasHints(node)) writer.isBeyond = true
  writer.chunk += '<tr>\n'
  const width = align?.length || node.children.length
  for (let i = 0; i < width; i++) {
    const cell = node.children[i]
    const side = align?.[i]
    const dir = cell ? dirAttribute(cell) : ''
    writer.chunk += side ? `<${tagName} class="${side}"${dir}>` : `<${tagName}${dir}>`
    if (cell !== undefined && hasHints(cell)) writer.isBeyond = true
    if (cell !== undefined) writeText(writer, cell)
    writer.chunk += `</${tagName}>\n`
  }
  writer.chunk += '</tr>'
}

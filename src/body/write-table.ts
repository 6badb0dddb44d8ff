import type { AlignType, Table, TableCell, TableRow } from 'mdast'
import { type BodyWriter, blockMark } from './body-writer.ts'
import { isWideTable } from './is-wide-table.ts'
import { writeText } from './write-text.ts'

/** A table in a box of its own that can scroll sideways. Columns say by a class how they are aligned. */
export function writeTable(writer: BodyWriter, node: Table): void {
  const { output } = writer
  const [head, ...rows] = node.children
  const { dir, ...hints } = node.data ?? {}
  const align = node.align ?? []
  const mark = blockMark(writer, node)
  const isWide = isWideTable(node)
  output.open('div', dir && { dir }, { className: ['table'], ...(isWide && { tabIndex: 0 }) }, mark)
  output.open('table', hints)
  if (head !== undefined) writeRows(writer, 'thead', [head], align)
  if (rows.length > 0) writeRows(writer, 'tbody', rows, align)
  output.line()
  output.close('table')
  output.close('div', mark)
}

function writeRows(
  writer: BodyWriter,
  groupName: 'thead' | 'tbody',
  rows: readonly TableRow[],
  align: readonly AlignType[],
): void {
  const { output } = writer
  output.line()
  output.open(groupName)
  for (const row of rows) {
    output.line()
    writeRow(writer, row, groupName === 'thead' ? 'th' : 'td', align)
    if (output.needsTree) return
  }
  output.line()
  output.close(groupName)
}

/** Short rows are filled up to the width of the head; what is beyond it is not shown, as in GFM. */
function writeRow(
  writer: BodyWriter,
  node: TableRow,
  tagName: 'td' | 'th',
  align: readonly AlignType[],
): void {
  const { output } = writer
  output.open('tr', node.data)
  output.line()
  const width = align.length || node.children.length
  // Beside an empty corner it would not be said of what the others are heads.
  const isUneven = tagName === 'th' && Array.from({ length: width }).some((_, i) => isEmpty(node.children[i]))
  for (let i = 0; i < width; i++) {
    const cell = node.children[i]
    const side = align[i]
    // A head that says nothing is none: readers who listen would be told of it at every cell below.
    const name = isEmpty(cell) ? 'td' : tagName
    output.open(name, cell?.data, {
      ...(name === 'th' && isUneven && { scope: 'col' }),
      ...(side && { className: [side] }),
    })
    if (cell !== undefined) writeText(writer, cell)
    output.close(name)
    output.line()
  }
  output.close('tr')
}

function isEmpty(cell: TableCell | undefined): boolean {
  return cell === undefined || cell.children.length === 0
}

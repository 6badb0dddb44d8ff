import type { Element, ElementContent } from 'hast'
import type { AlignType, Table, TableRow } from 'mdast'
import type { HastState, NoteHandler } from './hast-state.ts'
import { createElement } from './text-handlers.ts'

/** A table in a box of its own that can scroll sideways. Columns say by a class how they are aligned. */
export const tableHandler: NoteHandler<Table> = (state, node) => {
  const [head, ...rows] = node.children
  const align = node.align ?? []
  const parts: Element[] = []
  if (head) parts.push(group(state, 'thead', [row(state, head, 'th', align)]))
  if (rows.length > 0) {
    const made = rows.map((each) => row(state, each, 'td', align))
    parts.push(group(state, 'tbody', made))
  }
  const table = state.applyData(node, group(state, 'table', parts)) as Element
  return createElement('div', [table], { className: ['table'] })
}

/** Short rows are filled up to the width of the head; what is beyond it is not shown, as in GFM. */
function row(state: HastState, node: TableRow, tagName: 'td' | 'th', align: readonly AlignType[]): Element {
  const cells: Element[] = []
  const width = align.length || node.children.length
  for (let i = 0; i < width; i++) {
    const cell = node.children[i]
    const side = align[i]
    const dir = cell?.data?.dir
    const properties = { ...(side && { className: [side] }), ...(dir && { dir }) }
    const made = createElement(tagName, cell ? state.all(cell) : [], properties)
    cells.push(cell ? (state.applyData(cell, made) as Element) : made)
  }
  return state.applyData(node, group(state, 'tr', cells)) as Element
}

function group(state: HastState, tagName: string, children: Element[]): Element {
  return createElement(tagName, state.wrap(children, true) as ElementContent[])
}

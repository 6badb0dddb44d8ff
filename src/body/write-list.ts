import type { List, ListItem } from 'mdast'
import { taskOf } from '../model/task-sign.ts'
import { type BodyWriter, blockMark, endInside, startInside } from './body-writer.ts'
import { isLooseList } from './is-loose-list.ts'
import { isNothing } from './is-nothing.ts'
import { type OpenItem, startInItem, writeLoneBox, writeParagraph } from './write-paragraph.ts'

/** A list; one with tasks says so. */
export function writeList(writer: BodyWriter, node: List): void {
  const { output } = writer
  const name = node.ordered ? 'ol' : 'ul'
  const mark = blockMark(writer, node)
  const hasTasks = node.children.some((item) => taskOf(item) !== undefined)
  const start = typeof node.start === 'number' && node.start !== 1 ? { start: node.start } : undefined
  const properties = hasTasks ? { ...start, className: ['contains-task-list'] } : start
  output.open(name, node.data, properties, mark)
  const isLoose = isLooseList(node)
  for (const item of node.children) {
    output.line()
    writeItem(writer, item, isLoose, name)
    if (output.needsTree) return
  }
  output.line()
  output.close(name, mark)
}

function writeItem(writer: BodyWriter, node: ListItem, isLoose: boolean, listName: 'ul' | 'ol'): void {
  const { output } = writer
  const task = taskOf(node)
  const mark = blockMark(writer, node, listName)
  const properties = task && { className: ['task-list-item'], dataTask: task.sign }
  output.open('li', node.data, properties, mark)
  const outer = startInside(writer)
  const item: OpenItem = { isLoose, task: task?.sign, count: 0, endsWithText: false }
  for (const child of task ? withoutSign(node.children, task.length) : node.children) {
    if (isNothing(child)) continue
    if (child.type === 'paragraph') writeParagraph(writer, child, item)
    else {
      startInItem(writer, item, false)
      writer.writeBlock(writer, child, node)
    }
    if (output.needsTree) return
  }
  writeLoneBox(writer, item)
  if (item.count > 0 && (isLoose || !item.endsWithText)) output.line()
  endInside(writer, outer)
  output.close('li', mark)
}

/** What an item holds without the first `length` characters of its text. */
function withoutSign(nodes: ListItem['children'], length: number): ListItem['children'] {
  const [head, ...others] = nodes
  const text = head?.type === 'paragraph' ? head.children[0] : undefined
  if (length === 0 || head?.type !== 'paragraph' || text?.type !== 'text') return nodes
  const rest = { ...text, value: text.value.slice(length) }
  return [{ ...head, children: [rest, ...head.children.slice(1)] }, ...others]
}

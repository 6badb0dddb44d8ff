import type { Block } from './paste-context.ts'
import { findElement, type PastedElement, type PastedNode } from './pasted-node.ts'

/** A list with its items below each other, lists in them indented to where their text begins. */
export function writeList(
  list: PastedElement,
  collectBlocks: (nodes: readonly PastedNode[]) => readonly Block[],
): string {
  const isOrdered = list.name === 'ol'
  let number = Number.parseInt(list.attributes['start'] ?? '1', 10) || 1
  const items: string[] = []
  for (const { nodes, task } of collectItems(list)) {
    const mark = isOrdered ? `${number}. ` : '- '
    const blocks = collectBlocks(nodes)
    if (blocks.length === 0 && task === undefined) continue
    number++
    const box = task === undefined ? '' : `[${task}] `
    const text = blocks.map(({ text }, i) => separate(blocks[i - 1], blocks[i]) + text).join('')
    // What begins with a list or a block has its mark alone on the line before.
    const isLate = blocks[0]?.kind === 'list'
    const body = `${box}${isLate && box !== '' ? '\n' : ''}${text}`
    items.push(mark + body.replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`))
  }
  return items.join('\n')
}

/** A list stands right below the text that it belongs to. */
function separate(before: Block | undefined, block: Block | undefined): string {
  if (before === undefined) return ''
  return block?.kind === 'list' && before.kind !== 'other' ? '\n' : '\n\n'
}

interface Item {
  readonly nodes: readonly PastedNode[]
  /** What stands in the box of a task. */
  readonly task: string | undefined
}

/** A list that stands beside the items, and not in one, belongs to the item before it. */
function collectItems({ children }: PastedElement): readonly Item[] {
  const items: Item[] = []
  for (const child of children) {
    if (typeof child === 'string' && child.trim() === '') continue
    if (typeof child !== 'string' && child.name === 'li') {
      items.push({ nodes: child.children, task: taskOf(child) })
      continue
    }
    const last = items.at(-1)
    if (last && typeof child !== 'string' && child.isBlock)
      items[items.length - 1] = { ...last, nodes: [...last.nodes, child] }
    else items.push({ nodes: [child], task: undefined })
  }
  return items
}

function taskOf(item: PastedElement): string | undefined {
  const { attributes } = item
  const written = attributes['data-task']
  if (written?.length === 1) return written
  if (attributes['role'] === 'checkbox') return attributes['aria-checked'] === 'true' ? 'x' : ' '
  // Not one of a list further in.
  const own = item.children.find((child) => typeof child !== 'string' || child.trim() !== '')
  const box = own && findElement(own, (one) => isBox(one) || one.name === 'ul' || one.name === 'ol')
  if (!box || !isBox(box)) return undefined
  return box.attributes['checked'] !== undefined || box.attributes['aria-checked'] === 'true' ? 'x' : ' '
}

function isBox({ name, attributes }: PastedElement): boolean {
  return name === 'input' && attributes['type'] === 'checkbox'
}

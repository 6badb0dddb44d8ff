import { type PastedElement, type PastedNode, textOf } from './pasted-node.ts'

/** A paragraph that is an item of a list, as Word has them. */
interface WordItem {
  readonly level: number
  readonly isOrdered: boolean
  readonly children: readonly PastedNode[]
}

/** Word's lists are paragraphs that say which level they are on: they become lists. */
export function joinWordLists(nodes: readonly PastedNode[]): readonly PastedNode[] {
  if (!nodes.some((node) => wordItem(node) !== undefined)) return nodes
  const joined: PastedNode[] = []
  let items: WordItem[] = []
  const flush = (): void => {
    if (items.length > 0) joined.push(...listsOf(items))
    items = []
  }
  for (const node of nodes) {
    const item = wordItem(node)
    if (item) items.push(item)
    else if (items.length === 0 || typeof node !== 'string' || node.trim() !== '') {
      flush()
      joined.push(node)
    }
  }
  flush()
  return joined
}

function wordItem(node: PastedNode): WordItem | undefined {
  if (typeof node === 'string' || node.name !== 'p') return undefined
  const [, level] = /mso-list:\s*l\d+\s+level(\d)/i.exec(node.attributes['style'] ?? '') ?? []
  if (level === undefined) return undefined
  const mark = node.children.find(isMark)
  return {
    level: Number(level),
    isOrdered: mark !== undefined && /^\s*(?:\d{1,4}|[a-z]{1,4})[.)]/i.test(textOf(mark)),
    children: node.children.filter((child) => child !== mark),
  }
}

/** The bullet or number that Word writes before the text. */
function isMark(node: PastedNode): boolean {
  if (typeof node === 'string') return false
  if (/mso-list:\s*ignore/i.test(node.attributes['style'] ?? '')) return true
  return node.name === 'span' && node.children.some(isMark) && textOf(node).trim().length <= 6
}

function listsOf(items: readonly WordItem[]): readonly PastedElement[] {
  const lists: PastedElement[] = []
  for (let i = 0; i < items.length; ) {
    const first = items[i]
    if (!first) break
    const entries: PastedElement[] = []
    let at = i
    for (let item = items[at]; item && item.level >= first.level; item = items[at]) {
      if (item.level === first.level && item.isOrdered !== first.isOrdered) break
      let end = at + 1
      while ((items[end]?.level ?? 0) > first.level) end++
      // Without an item above them, deeper ones stand for themselves.
      const own = item.level === first.level
      const below = listsOf(items.slice(own ? at + 1 : at, end))
      entries.push(element('li', [...(own ? item.children : []), ...below]))
      at = end
    }
    lists.push(element(first.isOrdered ? 'ol' : 'ul', entries))
    i = at
  }
  return lists
}

function element(name: string, children: readonly PastedNode[]): PastedElement {
  return { name, attributes: {}, children, isBlock: true }
}

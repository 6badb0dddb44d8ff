import { type Block, type Inline, item, list, paragraph } from './build.ts'

/** An item of a list by its depth, before lists are in one another. */
export interface FlatItem {
  /** From 0. */
  readonly depth: number
  readonly isOrdered: boolean
  /** Number of the first item of an ordered list. */
  readonly start?: number
  /** Of a task. */
  readonly checked?: boolean
  readonly line: Inline[]
  /** What follows in the same item. */
  readonly rest?: Block[]
}

/** Items as lists in one another; a change of kind at one depth begins another list. */
export function nestLists(items: readonly FlatItem[]): Block[] {
  return nest(items, 0, items.length)
}

function nest(items: readonly FlatItem[], from: number, to: number): Block[] {
  const lists: Block[] = []
  let at = from
  while (at < to) {
    const { depth, isOrdered, start, checked, line, rest = [] } = items[at]!
    let end = at + 1
    while (end < to && items[end]!.depth > depth) end++
    const children = [paragraph(line), ...rest, ...nest(items, at + 1, end)]
    const last = lists.at(-1)
    const one = item(children, checked)
    if (last?.type === 'list' && last.ordered === isOrdered) last.children.push(one)
    else lists.push(list([one], isOrdered, start))
    at = end
  }
  return lists
}

/** Blocks of lines that are items of lists for the most part, in their order. */
interface ListBlocks {
  item(item: FlatItem): void
  /** A block that ends the lists before it. */
  block(block: Block): void
  /** More of the item before; false where there is none. */
  more(block: Block): boolean
  all(): Block[]
}

/** Collects items and what stands between them. */
export function createListBlocks(): ListBlocks {
  const blocks: Block[] = []
  let items: FlatItem[] = []
  const flush = (): void => {
    blocks.push(...nestLists(items))
    items = []
  }
  return {
    item: (item) => void items.push(item),
    block(block) {
      flush()
      blocks.push(block)
    },
    more(block) {
      const last = items.at(-1)
      if (last === undefined) return false
      items[items.length - 1] = { ...last, rest: [...(last.rest ?? []), block] }
      return true
    },
    all() {
      flush()
      return blocks
    },
  }
}

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

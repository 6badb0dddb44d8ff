import type { List, ListItem } from 'mdast'

/** A list as several, where some of its items are numbered and others are not. */
export function numberItems(list: List, numbered: ReadonlySet<ListItem>): readonly List[] {
  if (!list.children.some((item) => numbered.has(item))) return [list]
  const lists: List[] = []
  let isOrdered: boolean | undefined
  for (const item of list.children) {
    const last = lists.at(-1)
    if (last === undefined || numbered.has(item) !== isOrdered) {
      isOrdered = numbered.has(item)
      const { position } = item
      lists.push({
        type: 'list',
        ordered: isOrdered,
        start: isOrdered ? 1 : null,
        ...(typeof list.spread === 'boolean' && { spread: list.spread }),
        children: [item],
        ...(position && { position }),
      })
    } else {
      last.children.push(item)
      if (last.position && item.position)
        last.position = { start: last.position.start, end: item.position.end }
    }
  }
  return lists
}

import type { List, ListItem } from 'mdast'

/** Whether the items of a list have paragraphs. In a tight list an item shows its text without one. */
export function isLooseList(list: List): boolean {
  return list.spread === true || list.children.some(isLooseItem)
}

function isLooseItem(item: ListItem): boolean {
  return item.spread ?? item.children.length > 1
}

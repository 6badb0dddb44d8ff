import type { ListItem } from 'mdast'

/** A task's sign, and how much of the item's text it takes. */
export interface Task {
  readonly sign: string
  readonly length: number
}

/**
 * Any sign in brackets makes an item a task (`- [/] half done`), and only a space means that it is open. Parsers know ` `
 * and `x`; other signs are still in the text.
 */
export function taskOf(item: ListItem): Task | undefined {
  if (typeof item.checked === 'boolean')
    return { sign: item.checked ? (item.data?.task ?? 'x') : ' ', length: 0 }
  const [head] = item.children
  const text = head?.type === 'paragraph' ? head.children[0] : undefined
  if (head?.type !== 'paragraph' || text?.type !== 'text' || text.value.charCodeAt(0) !== 91) return undefined
  const [match = '', sign = ''] = /^\[([^\s[\]]{1,2})\][\t ]+/u.exec(text.value) ?? []
  // Something must follow the brackets, in this text or behind it.
  const isAlone = match.length === text.value.length && head.children.length === 1
  return [...sign].length === 1 && !isAlone ? { sign, length: match.length } : undefined
}

import { compareText } from '../model/diagnostic.ts'
import { toOrderKey } from '../model/order-key.ts'

/** Names below the one that each belongs to, sorted. */
export function groupNames(
  names: Iterable<string>,
  parentOf: (name: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>()
  for (const name of names) {
    const list = lists.get(parentOf(name))
    if (list) list.push(name)
    else lists.set(parentOf(name), [name])
  }
  for (const list of lists.values()) {
    const keys = new Map(list.map((name) => [name, toOrderKey(name)]))
    list.sort((a, b) => compareText(keys.get(a)!, keys.get(b)!) || compareText(a, b))
  }
  return lists
}

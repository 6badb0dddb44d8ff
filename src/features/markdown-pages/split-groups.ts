/** Bytes that a file for machines has at most. */
export const maxPartBytes = 1_000_000

/** Something that goes into a part as a whole, and how many bytes it has at most. */
export interface Sized<Item> {
  readonly item: Item
  readonly bytes: number
}

/** One of the parts that a list is split into. */
export interface Part<Item> {
  readonly title: string
  /** From 1, among the parts of its group. */
  readonly number: number
  readonly items: readonly Item[]
}

/**
 * Groups in parts that stay below {@link maxPartBytes}: each group begins a part of its own and has as many as it needs.
 * What is too large for any part is left out.
 */
export function splitGroups<Item>(
  groups: readonly { readonly title: string; readonly items: readonly Sized<Item>[] }[],
  max = maxPartBytes,
): readonly Part<Item>[] {
  return groups.flatMap(({ title, items }) => {
    const parts: Item[][] = []
    let left = 0
    for (const { item, bytes } of items) {
      if (bytes > max) continue
      if (bytes > left || parts.length === 0) {
        parts.push([])
        left = max
      }
      left -= bytes
      parts.at(-1)?.push(item)
    }
    return parts.map((list, i) => ({ title, number: i + 1, items: list }))
  })
}

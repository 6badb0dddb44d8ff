/** Bytes that a file for machines has at most. */
export const maxPartBytes = 1_000_000

/** Part of a text that is too long for one file. */
export interface Part {
  readonly title: string
  /** From 1, among the parts of its group. */
  readonly number: number
  readonly text: string
}

/** Items that belong together, below a title. */
interface Group<Item> {
  readonly title: string
  readonly items: readonly Item[]
}

/** What {@link splitGroups} writes, and how long it may be. */
interface SplitSettings<Item> {
  /** The text of an item; empty for nothing. */
  readonly write: (item: Item) => string | Promise<string>
  /** Bytes. */
  readonly max: number
}

/**
 * Writes groups as sections, in parts that have no more than `max` bytes: each group begins a part of its own and has as
 * many as it needs. What is too long for any part is left out.
 */
export async function* splitGroups<Item>(
  groups: readonly Group<Item>[],
  { write, max }: SplitSettings<Item>,
): AsyncIterable<Part> {
  for (const { title, items } of groups) {
    let number = 1
    let text = ''
    let bytes = 0
    const start = (): void => {
      text = `## ${title}${number > 1 ? ` (${number})` : ''}\n\n`
      bytes = Buffer.byteLength(text)
    }
    start()
    const empty = bytes + 10
    for (const item of items) {
      const more = await write(item)
      const size = Buffer.byteLength(more)
      if (size > max - empty) continue
      if (bytes + size > max) {
        yield { title, number, text }
        number++
        start()
      }
      text += more
      bytes += size
    }
    yield { title, number, text }
  }
}

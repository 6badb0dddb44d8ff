/** An item of a list as others read it: plain JSON. */
type Item = Readonly<Record<string, unknown>>

/**
 * An item as JSON, in pieces of at most about `max` bytes: where it is longer, its longest list goes on in items after it, which
 * repeat its texts and numbers and say `continues`. What is no list cannot be cut.
 */
export function splitItem(item: unknown, max: number): readonly string[] {
  const json = JSON.stringify(item)
  // A character is at most three bytes, so most items need not be measured.
  if (json.length * 3 <= max || Buffer.byteLength(json) <= max || !isObject(item)) return [json]
  const key = longestList(item)
  if (key === undefined) return [json]
  const { [key]: list, ...rest } = item
  const first = splitItem(rest, max)
  const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value !== 'object'))
  const head = { ...named, continues: true }
  const room = max - Buffer.byteLength(JSON.stringify({ ...head, [key]: [] }))
  const pieces: unknown[][] = []
  let left = 0
  for (const entry of list as readonly unknown[]) {
    const bytes = Buffer.byteLength(JSON.stringify(entry)) + 1
    if (bytes > left || pieces.length === 0) {
      pieces.push([])
      left = room
    }
    left -= bytes
    pieces.at(-1)?.push(entry)
  }
  return [...withEmpty(first, key), ...pieces.map((piece) => JSON.stringify({ ...head, [key]: piece }))]
}

/** The first piece has the list, too, so that whoever joins the pieces finds it in its place. */
function withEmpty([first = '{}', ...others]: readonly string[], key: string): readonly string[] {
  const item = JSON.parse(first) as Item
  return [JSON.stringify({ ...item, [key]: [] }), ...others]
}

function isObject(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function longestList(item: Item): string | undefined {
  let found: string | undefined
  let most = 1
  for (const [key, value] of Object.entries(item)) {
    const length = Array.isArray(value) ? JSON.stringify(value).length : 0
    if (length <= most) continue
    most = length
    found = key
  }
  return found
}

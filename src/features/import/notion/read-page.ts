/** A page of an export. */
interface Page {
  readonly title: string
  /** Lines of properties, of a page in a database. */
  readonly lines: readonly { readonly name: string; readonly value: string }[]
  readonly body: string
}

/** Reads a page: its title, the properties that `columns` know, and what follows. */
export function readPage(source: string, columns: ReadonlyMap<string, unknown> = new Map()): Page {
  const [, title = '', rest = source] = /^\s*# (.*)(?:\n|$)([\s\S]*)$/.exec(source) ?? []
  const lines: { name: string; value: string }[] = []
  if (columns.size === 0) return { title: title.trim(), lines, body: rest.trim() }
  const written = rest.replace(/^\n+/, '').split('\n')
  let count = 0
  for (const line of written) {
    const colon = line.indexOf(': ')
    const name = colon < 0 ? '' : line.slice(0, colon)
    if (!columns.has(name)) break
    lines.push({ name, value: line.slice(colon + 2).trim() })
    count++
  }
  return { title: title.trim(), lines, body: written.slice(count).join('\n').trim() }
}

/** What a drawing shows, by the words that its marks carry. */
export interface Shown {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** How many there are. */
  readonly count: number
}

/** Rows that a page has as text. */
const maxRows = 200

/** A mark of Vega's scenegraph, as far as it is read. */
interface SceneMark {
  readonly role?: string
  readonly items?: readonly SceneItem[]
}

interface SceneItem {
  readonly tooltip?: unknown
  /** Of a group. */
  readonly items?: readonly SceneMark[]
}

/** Collects the values of every mark, each once: what a line and the points on it show is the same. */
export function collectShown({ root }: { readonly root: SceneMark }): Shown {
  const columns: string[] = []
  const seen = new Set<string>()
  const rows: Readonly<Record<string, string>>[] = []
  const visit = ({ role, items = [] }: SceneMark): void => {
    for (const { tooltip, items: inner } of items) {
      for (const mark of inner ?? []) visit(mark)
      if (!/^(?:mark|scope|frame)/.test(role ?? '') || typeof tooltip !== 'object' || tooltip === null)
        continue
      const row = Object.fromEntries(Object.entries(tooltip).map(([name, value]) => [name, String(value)]))
      const key = JSON.stringify(row)
      if (seen.has(key)) continue
      seen.add(key)
      rows.push(row)
      for (const name of Object.keys(row)) if (!columns.includes(name)) columns.push(name)
    }
  }
  visit(root)
  return {
    columns,
    rows: rows.slice(0, maxRows).map((row) => columns.map((name) => row[name] ?? '')),
    count: rows.length,
  }
}

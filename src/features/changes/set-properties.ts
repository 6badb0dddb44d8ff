import type { TextEdit } from '../../model/change.ts'
import { frontmatterEntries, frontmatterRange } from '../../parse/frontmatter-items.ts'

/** The edits that give a note properties, as YAML values; those it has are written over, where they stand. */
export function setProperties(source: string, values: ReadonlyMap<string, string>): readonly TextEdit[] {
  const lineEnd = /\r\n/.test(source) ? '\r\n' : '\n'
  const entries = new Map(frontmatterEntries(source).map((entry) => [entry.key, entry]))
  const edits: TextEdit[] = []
  let added = ''
  for (const [key, value] of values) {
    const entry = entries.get(key)
    if (entry === undefined) {
      added += `${key}: ${value}${lineEnd}`
      continue
    }
    const written = source.slice(entry.valueStart, entry.range.end)
    const end = entry.valueStart + written.trimEnd().length
    if (source.slice(entry.valueStart, end).trim() !== value)
      edits.push({ range: { start: entry.valueStart, end }, text: ` ${value}` })
  }
  if (added === '') return edits
  const range = frontmatterRange(source)
  const at = range?.end ?? 0
  const text = range ? added : `---${lineEnd}${added}---${lineEnd}${source === '' ? '' : lineEnd}`
  return [...edits, { range: { start: at, end: at }, text }]
}

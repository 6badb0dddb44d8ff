import type { Note } from '../model/note.ts'

/**
 * Whether all that {@link collectKnowledge} reads of the notes themselves is the same in both gardens; what their
 * links mean is the caller's to compare. An edited text changes none of it.
 */
export function hasSameSurface(before: ReadonlyMap<string, Note>, after: ReadonlyMap<string, Note>): boolean {
  if (before.size !== after.size) return false
  for (const [path, note] of after) {
    const old = before.get(path)
    if (old === note) continue
    if (old === undefined || surfaceOf(old) !== surfaceOf(note)) return false
  }
  return true
}

function surfaceOf({ title, aliases, tags, properties, links }: Note): string {
  const items = links.map(({ item, range, target }) => (item ? [item, range, target] : 0))
  const named = links.flatMap(({ property, range, target, displayText }) =>
    property === undefined ? [] : [[property, range, target, displayText]],
  )
  return JSON.stringify([title, aliases, tags, properties, items, named])
}

import type { FactsSource } from '../model/facts.ts'
import { resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { isNotePath, type NameKey, type NotePath, toNameKey } from '../model/path.ts'
import type { PropertyValue } from '../model/properties.ts'
import type { Range } from '../model/range.ts'

/** What a property of a note names: a note of the garden, or something that nobody has written. */
export interface PropertyTarget {
  /** Undefined where no note has the name. */
  readonly path?: NotePath
  readonly name: NameKey
  /** The name as written. */
  readonly label: string
  /** The link's place; undefined for a name without brackets. */
  readonly range?: Range
}

/**
 * The notes that a property names, links first, then names without brackets; each in the order in which they are
 * written, without repetitions. Assets and links to other sites are not among them.
 */
export function propertyTargets(
  source: Pick<FactsSource, 'links' | 'findNote' | 'isUnlisted' | 'propertiesOf'>,
  note: Note,
  key: string,
): readonly PropertyTarget[] {
  const value = source.propertiesOf(note)[key]
  if (value === undefined || value === null || typeof value === 'boolean') return []
  const targets = new Map<string, PropertyTarget>()
  const add = (target: PropertyTarget): void => {
    const id = target.path ?? `/${target.name}`
    if (!targets.has(id)) targets.set(id, target)
  }
  const resolutions = source.links.resolutionsByPath.get(note.path) ?? []
  for (const [i, link] of note.links.entries()) {
    // Links in properties come before all others.
    if (link.property === undefined) break
    if (link.property !== key) continue
    const resolution = resolutions[i]
    if (resolution === undefined) continue
    const label = link.displayText ?? link.target
    if (resolution.kind === 'missing') {
      add({ name: resolution.name, label: link.target, range: link.range })
      continue
    }
    const path = resolvedPath(resolution)
    if (path !== undefined && isNotePath(path))
      add({ path, name: toNameKey(label), label, range: link.range })
  }
  for (const label of namesIn(value)) {
    if (label.includes('[[')) continue
    const path = source.findNote(note.path, label)
    if (path === undefined && source.isUnlisted(note.path, label)) continue
    add({ ...(path !== undefined && { path }), name: toNameKey(label), label })
  }
  return [...targets.values()]
}

/** The texts of a value. `[[Name]]` without quotation marks is a list in a list to YAML, so lists may be nested. */
function namesIn(value: PropertyValue): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value).trim()].filter(Boolean)
  return Array.isArray(value) ? value.flatMap((item: PropertyValue) => namesIn(item)) : []
}

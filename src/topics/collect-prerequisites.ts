import { compareText } from '../model/diagnostic.ts'
import type { NotePath } from '../model/path.ts'
import { findCircles } from './find-circles.ts'
import type { KnowledgeSource } from './knowledge-source.ts'
import { propertyTargets } from './property-targets.ts'

/** Who requires whom. */
export interface Prerequisites {
  /** Notes that require something; as written, without repetitions and without the note itself. */
  readonly requiresByPath: ReadonlyMap<NotePath, readonly NotePath[]>
  /** The other way round; sorted. */
  readonly requiredByPath: ReadonlyMap<NotePath, readonly NotePath[]>
  /** One shortest circle of each knot; each starts and ends with the same note. Sorted. */
  readonly cycles: readonly (readonly NotePath[])[]
}

/** Reads the property `requires` of every note. Names that nobody has written are wanted notes, not prerequisites. */
export function collectPrerequisites(source: KnowledgeSource): Prerequisites {
  const requiresByPath = new Map<NotePath, readonly NotePath[]>()
  const requiredByPath = new Map<NotePath, NotePath[]>()
  const own: NotePath[] = []
  for (const note of source.notesByPath.values()) {
    if (note.properties['requires'] === undefined) continue
    const all = propertyTargets(source, note, 'requires').flatMap(({ path }) => path ?? [])
    if (all.includes(note.path)) own.push(note.path)
    const others = all.filter((path) => path !== note.path)
    if (others.length === 0) continue
    requiresByPath.set(note.path, others)
    for (const required of others) {
      const list = requiredByPath.get(required)
      if (list) list.push(note.path)
      else requiredByPath.set(required, [note.path])
    }
  }
  const cycles = [...own.map((path) => [path, path]), ...findCircles(requiresByPath)]
  return {
    requiresByPath,
    requiredByPath,
    cycles: cycles.sort((a, b) => compareText(a[0]!, b[0]!) || compareText(a[1]!, b[1]!)),
  }
}

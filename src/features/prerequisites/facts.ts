import { defineFacts } from '../../define/facts.ts'
import { propertyTargets } from '../../link/property-targets.ts'
import { compareText } from '../../model/diagnostic.ts'
import { findCircles } from '../../model/find-circles.ts'
import type { NotePath } from '../../model/path.ts'

/** Who requires whom. */
export interface Prerequisites {
  /** What a note requires, as written, without repetitions and without the note itself. */
  readonly requiresOf: (path: NotePath) => readonly NotePath[]
  /** The other way round; sorted. */
  readonly requiredBy: (path: NotePath) => readonly NotePath[]
  /** One shortest circle of each knot; each starts and ends with the same note. Sorted. */
  readonly cycles: readonly (readonly NotePath[])[]
}

const none: readonly NotePath[] = []

/** Who requires whom, from the property `requires`. Names that nobody has written are wanted notes, not prerequisites. */
export const prerequisiteFacts = defineFacts<Prerequisites>({
  name: 'prerequisites',
  reads: 'statements',
  none: { requiresOf: () => none, requiredBy: () => none, cycles: [] },
  collect(source) {
    const requiresByPath = new Map<NotePath, readonly NotePath[]>()
    const requiredByPath = new Map<NotePath, NotePath[]>()
    const own: NotePath[] = []
    for (const note of source.notesByPath.values()) {
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
      requiresOf: (path) => requiresByPath.get(path) ?? none,
      requiredBy: (path) => requiredByPath.get(path) ?? none,
      cycles: cycles.sort((a, b) => compareText(a[0]!, b[0]!) || compareText(a[1]!, b[1]!)),
    }
  },
})

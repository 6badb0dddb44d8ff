import { defineFacts } from '../../define/facts.ts'
import { propertyTargets } from '../../link/property-targets.ts'
import { compareText } from '../../model/diagnostic.ts'
import type { FactsSource } from '../../model/facts.ts'
import { resolvedPath } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import { isNotePath, type NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'

/** Which notes look at one topic from several sides: a measurement, a simulation, a derivation. */
interface Angles {
  /**
   * The other angles on the topic of a note: those that it names, as written; then, by path, each that names it and what that
   * one names beside it. Each once, at most {@link maxAngles}.
   */
  readonly of: (path: NotePath) => readonly NotePath[]
  /** What leads to no other note, by note. */
  readonly nowhere: readonly LostAngle[]
}

/** An angle that leads to no other note. */
export interface LostAngle {
  readonly path: NotePath
  readonly range?: Range | undefined
  readonly label: string
  /** The note itself, something that is no note of the garden, or a name without brackets that nobody has. */
  readonly kind: 'itself' | 'no-note' | 'no-name'
}

/** Nobody reads more of them; it also bounds the work for a note that thousands name. */
export const maxAngles = 20

const none: readonly never[] = []

/** The property `angles`, read both ways: what one note names together are angles of each other. */
export const angleFacts = defineFacts<Angles>({
  name: 'angles',
  reads: 'statements',
  none: { of: () => none, nowhere: none },
  collect(source) {
    const named = new Map<NotePath, readonly NotePath[]>()
    const namedBy = new Map<NotePath, NotePath[]>()
    const nowhere: LostAngle[] = []
    for (const note of source.notesByPath.values()) {
      if (source.propertiesOf(note)['angles'] === undefined) continue
      nowhere.push(...lostLinks(source, note))
      const others: NotePath[] = []
      for (const { path, label, range } of propertyTargets(source, note, 'angles')) {
        // Of links to notes that are not there `missing-target` tells.
        if (path === undefined && range === undefined) nowhere.push(lost(note, label, 'no-name'))
        else if (path === note.path && range === undefined) nowhere.push(lost(note, label, 'itself'))
        else if (path !== undefined && path !== note.path) others.push(path)
      }
      if (others.length === 0) continue
      named.set(note.path, others.slice(0, maxAngles))
      for (const path of others) {
        const list = namedBy.get(path)
        if (list) list.push(note.path)
        else namedBy.set(path, [note.path])
      }
    }
    for (const list of namedBy.values()) list.sort(compareText)
    return {
      of(path) {
        const found = new Set(named.get(path))
        for (const other of namedBy.get(path)?.slice(0, maxAngles) ?? none)
          for (const one of [other, ...(named.get(other) ?? none)]) if (one !== path) found.add(one)
        return [...found].slice(0, maxAngles)
      },
      nowhere,
    }
  },
})

function lost(note: Note, label: string, kind: LostAngle['kind'], range?: Range): LostAngle {
  return { path: note.path, label, kind, range: range ?? note.propertyRanges?.['angles'] }
}

/** Links that lead to the note itself, to a file or to another site. */
function* lostLinks(source: FactsSource, note: Note): Generator<LostAngle> {
  const resolutions = source.links.resolutionsByPath.get(note.path) ?? []
  for (const [i, { property, target, range }] of note.links.entries()) {
    // Links in properties come before all others.
    if (property === undefined) return
    const resolution = resolutions[i]
    if (property !== 'angles' || resolution === undefined || resolution.kind === 'missing') continue
    const to = resolvedPath(resolution)
    if (to === note.path) yield lost(note, target, 'itself', range)
    else if (to === undefined || !isNotePath(to)) yield lost(note, target, 'no-note', range)
  }
}

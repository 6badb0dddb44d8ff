import type { CalloutKind } from './callout-kind.ts'
import type { PropertiesOf, ReadFacts } from './facts.ts'
import type { LinkedNotes } from './linked-notes.ts'
import type { Note } from './note.ts'
import { type AssetPath, isCanvasPath, type NotePath } from './path.ts'
import type { Property } from './property.ts'

/** The whole: every note, every asset, every link's meaning. An immutable value; `lintGarden` finds its problems. */
export interface Garden {
  /** Sorted by path in code-unit order. */
  readonly notesByPath: ReadonlyMap<NotePath, Note>
  /** Sorted by path in code-unit order. */
  readonly assets: readonly AssetPath[]
  readonly links: LinkedNotes
  /** Notes without any link to or from another note, sorted. */
  readonly orphans: readonly NotePath[]
  /** Reads what the garden's features find out about it: each when it is first read. */
  readonly read: ReadFacts
  /** A note's properties without those of features that are switched off. */
  readonly propertiesOf: PropertiesOf
  /** The properties of notes that mean something here. */
  readonly knownProperties: readonly Property[]
  /** The kinds of callouts that it has beside the usual ones. */
  readonly ownCallouts: readonly CalloutKind[]
}

/** How many notes somebody wrote: a canvas has a page like a note, but is drawn. */
export function countNotes(
  { notesByPath }: Pick<Garden, 'notesByPath'>,
  isLeftOut: (path: NotePath) => boolean = () => false,
): number {
  let count = 0
  for (const path of notesByPath.keys()) if (!isCanvasPath(path) && !isLeftOut(path)) count++
  return count
}

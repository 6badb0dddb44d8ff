import type { Backlink } from './backlink.ts'
import type { Knowledge } from './knowledge.ts'
import type { Resolution } from './link.ts'
import type { Note } from './note.ts'
import { type AssetPath, isCanvasPath, type NameKey, type NotePath } from './path.ts'

/** A name that links use and no note has. */
export interface WantedNote {
  readonly name: NameKey
  /** The name as its first link writes it. */
  readonly label: string
  readonly askedBy: readonly Backlink[]
}

/** What the links of a garden mean, all of them. Made by `linkNotes`. */
export interface LinkedNotes {
  /** By source; the same order and length as the note's `links`. */
  readonly resolutionsByPath: ReadonlyMap<NotePath, readonly Resolution[]>
  /** By target note or asset; sorted by source path, then link. Links of a note to itself are not among them. */
  readonly backlinksByPath: ReadonlyMap<NotePath | AssetPath, readonly Backlink[]>
  /** By name; sorted by name. */
  readonly wantedByName: ReadonlyMap<NameKey, WantedNote>
}

/** The whole: every note, every asset, every link's meaning. An immutable value; `lintGarden` finds its problems. */
export interface Garden {
  /** Sorted by path in code-unit order. */
  readonly notesByPath: ReadonlyMap<NotePath, Note>
  /** Sorted by path in code-unit order. */
  readonly assets: readonly AssetPath[]
  readonly links: LinkedNotes
  /** Notes without any link to or from another note, sorted. */
  readonly orphans: readonly NotePath[]
  /** Topics, series, prerequisites, stages, references: what its authors say about it. */
  readonly knowledge: Knowledge
}

/** How many notes somebody wrote: a canvas has a page like a note, but is drawn. */
export function countNotes({ notesByPath }: Pick<Garden, 'notesByPath'>): number {
  let count = 0
  for (const path of notesByPath.keys()) if (!isCanvasPath(path)) count++
  return count
}

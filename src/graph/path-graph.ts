import type { Garden } from '../model/garden.ts'
import { type Link, resolvedPath } from '../model/link.ts'
import type { NotePath } from '../model/path.ts'

/** Links between numbered notes, as plain arrays: a browser can fill them from the published graph. */
export interface PathGraph {
  /** Number of notes; they are 0 to `size - 1`. */
  readonly size: number
  /** Arc `i` leads from `sources[i]` to `targets[i]`; at most one for an ordered pair, none from a note to itself. */
  readonly sources: ArrayLike<number>
  readonly targets: ArrayLike<number>
  /** How little arc `i` says: 0 for a full sentence, 1 for a bare name. Left out, all say the same. */
  readonly dullness?: ArrayLike<number>
}

/** A {@link PathGraph} and what its numbers stand for. */
export interface NotePathGraph extends PathGraph {
  readonly notesByPath: Garden['notesByPath']
  readonly paths: readonly NotePath[]
  readonly indexByPath: ReadonlyMap<NotePath, number>
  /** For each arc the index into the source note's `links` of the link that says most. */
  readonly links: ArrayLike<number>
}

/** A sentence with this many characters besides the link says as much as a sentence can. */
const fullSentence = 40

/** The links between a garden's notes as a {@link PathGraph}; linear in notes and links. Wanted notes are not in it. */
export function buildPathGraph({ notesByPath, links }: Pick<Garden, 'notesByPath' | 'links'>): NotePathGraph {
  const paths = [...notesByPath.keys()]
  const indexByPath = new Map(paths.map((path, index) => [path, index]))
  const sources: number[] = []
  const targets: number[] = []
  const dullness: number[] = []
  const chosen: number[] = []
  // For each target the last arc to it: one of this source if it is not older than the source's first.
  const lastArc = new Int32Array(paths.length).fill(-1)
  for (let source = 0; source < paths.length; source++) {
    const resolutions = links.resolutionsByPath.get(paths[source]!) ?? []
    const noteLinks = notesByPath.get(paths[source]!)!.links
    const firstArc = sources.length
    for (let link = 0; link < resolutions.length; link++) {
      const path = resolvedPath(resolutions[link]!)
      const target = path === undefined ? undefined : indexByPath.get(path as NotePath)
      if (target === undefined || target === source) continue
      const dull = dullnessOf(noteLinks[link]!)
      const arc = lastArc[target]!
      if (arc < firstArc) {
        lastArc[target] = sources.length
        sources.push(source)
        targets.push(target)
        dullness.push(dull)
        chosen.push(link)
      } else if (dull < dullness[arc]!) {
        dullness[arc] = dull
        chosen[arc] = link
      }
    }
  }
  return { size: paths.length, sources, targets, dullness, links: chosen, paths, indexByPath, notesByPath }
}

function dullnessOf({ context }: Link): number {
  if (context === undefined) return 1
  const said = context.to - context.from - (context.linkTo - context.linkFrom)
  return said >= fullSentence ? 0 : 1 - said / fullSentence
}

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
  const indexByPath = new Map<NotePath, number>()
  let most = 0
  for (let i = 0; i < paths.length; i++) {
    indexByPath.set(paths[i]!, i)
    most += links.resolutionsByPath.get(paths[i]!)?.length ?? 0
  }
  const sources = new Uint32Array(most)
  const targets = new Uint32Array(most)
  const dullness = new Float64Array(most)
  const chosen = new Uint32Array(most)
  let arcs = 0
  // For each target the last arc to it: one of this source if it is not older than the source's first.
  const lastArc = new Int32Array(paths.length).fill(-1)
  let source = 0
  for (const [path, { links: noteLinks }] of notesByPath) {
    const resolutions = links.resolutionsByPath.get(path) ?? []
    const firstArc = arcs
    for (let link = 0; link < resolutions.length; link++) {
      const found = resolvedPath(resolutions[link]!)
      const target = found === undefined ? undefined : indexByPath.get(found as NotePath)
      if (target === undefined || target === source) continue
      const dull = dullnessOf(noteLinks[link]!)
      const arc = lastArc[target]!
      if (arc < firstArc) {
        lastArc[target] = arcs
        sources[arcs] = source
        targets[arcs] = target
        dullness[arcs] = dull
        chosen[arcs++] = link
      } else if (dull < dullness[arc]!) {
        dullness[arc] = dull
        chosen[arc] = link
      }
    }
    source++
  }
  return {
    size: paths.length,
    sources: sources.subarray(0, arcs),
    targets: targets.subarray(0, arcs),
    dullness: dullness.subarray(0, arcs),
    links: chosen,
    paths,
    indexByPath,
    notesByPath,
  }
}

function dullnessOf({ context }: Link): number {
  if (context === undefined) return 1
  const said = context.to - context.from - (context.linkTo - context.linkFrom)
  return said >= fullSentence ? 0 : 1 - said / fullSentence
}

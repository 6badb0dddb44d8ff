import { resolvedPath } from '../model/link.ts'
import { isNotePath, type NotePath } from '../model/path.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { LanguageGarden } from './language-garden.ts'

/** The notes around one, for a small map beside its text. */
interface Neighbourhood {
  /** The note itself first; `steps` away from it. */
  readonly notes: readonly {
    readonly path: NotePath
    readonly title: string
    readonly uri: string
    readonly steps: 0 | 1 | 2
  }[]
  /** Pairs of places in `notes`. */
  readonly links: readonly (readonly [from: number, to: number])[]
}

/** Most notes one step away, and most that are two. */
const maxNear = 30
const maxFar = 30

/** Collects the notes that link to a note or are linked by it, and theirs; a large crowd is cut. */
export function collectNeighbourhood(
  garden: LanguageGarden,
  { garden: all }: Snapshot,
  path: NotePath,
): Neighbourhood {
  const neighboursOf = (one: NotePath): readonly NotePath[] => {
    const out = (all.links.resolutionsByPath.get(one) ?? []).flatMap((resolution) => {
      const target = resolvedPath(resolution)
      return target !== undefined && isNotePath(target) ? [target] : []
    })
    const back = (all.links.backlinksByPath.get(one) ?? []).map(({ source }) => source)
    return [...new Set([...out, ...back])].filter((other) => other !== one)
  }
  const steps = new Map<NotePath, 0 | 1 | 2>([[path, 0]])
  for (const near of neighboursOf(path).slice(0, maxNear)) steps.set(near, 1)
  let far = 0
  for (const near of [...steps.keys()].slice(1)) {
    for (const one of neighboursOf(near)) {
      if (steps.has(one) || far >= maxFar) continue
      steps.set(one, 2)
      far++
    }
  }
  const paths = [...steps.keys()]
  const placeByPath = new Map(paths.map((one, i) => [one, i]))
  const links = paths.flatMap((from, i) =>
    neighboursOf(from).flatMap((to) => {
      const j = placeByPath.get(to)
      return j !== undefined && i < j ? [[i, j] as const] : []
    }),
  )
  const notes = paths.map((one) => ({
    path: one,
    title: all.notesByPath.get(one)?.title ?? garden.titleOf(one),
    uri: garden.uriOf(one),
    steps: steps.get(one) ?? 2,
  }))
  return { notes, links }
}

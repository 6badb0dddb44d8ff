import { buildMapGraph } from '../graph/build-map-graph.ts'
import type { MapGraph } from '../graph/map-graph.ts'
import { buildPathGraph } from '../graph/path-graph.ts'
import type { Snapshot } from './snapshot.ts'

/** What a map is made of: plain data that crosses to the thread that makes it. */
export interface MapRequest {
  readonly graph: MapGraph
  /** The links that paths are looked for on; see `PathGraph`. */
  readonly paths: {
    /** Path of each of the notes that the arcs are between. */
    readonly keys: readonly string[]
    readonly sources: Uint32Array
    readonly targets: Uint32Array
    /** As `roundDullness` has it. */
    readonly dullness: Uint8Array
  }
}

/** How little an arc says, as the map keeps it: 0 to 255 for 0 to 1. */
export function roundDullness(dullness: number): number {
  return Math.round(dullness * 255)
}

/** Takes from a published garden what its map shows. */
export function createMapRequest({ published, plan, publishedInsight, options }: Snapshot): MapRequest {
  const { paths, sources, targets, dullnessOf } = buildPathGraph(published)
  return {
    graph: buildMapGraph(published, {
      addressByNote: plan.addressByNote,
      tags: options.mapTags,
      plantedOn: (path) => publishedInsight.historyOf(path)?.planted,
    }),
    paths: {
      keys: paths,
      sources: Uint32Array.from(sources),
      targets: Uint32Array.from(targets),
      dullness: Uint8Array.from(sources, (_, arc) => roundDullness(dullnessOf(arc))),
    },
  }
}

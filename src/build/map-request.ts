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
    /** 0 to 255 for what `PathGraph` has from 0 to 1. */
    readonly dullness: Uint8Array
  }
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
      dullness: Uint8Array.from(sources, (_, arc) => Math.round(dullnessOf(arc) * 255)),
    },
  }
}

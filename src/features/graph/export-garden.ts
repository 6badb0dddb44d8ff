import type { Snapshot } from '../../build/snapshot.ts'
import type { GardenData } from '../../model/garden-data.ts'
import { buildGraph } from './build-graph.ts'
import { exportGraph } from './export-graph.ts'

/**
 * The graph of a snapshot's published notes as text in one of the formats that other programs read. JSON has what
 * `garden.json` says beside it, as the attribute `garden` of the graph.
 */
export function exportGarden(snapshot: Snapshot, format: 'json' | 'gexf' | 'graphml' | 'dot'): string {
  const graph = buildGraph(snapshot.published)
  if (format === 'json') graph.setAttribute('garden', JSON.parse(snapshot.gardenData()) as GardenData)
  return exportGraph(graph, format)
}

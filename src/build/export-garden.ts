import { buildGraph } from '../graph/build-graph.ts'
import { exportGraph } from '../graph/export-graph.ts'
import type { Garden } from '../model/garden.ts'

/** A garden's graph as text in one of the formats that other programs read. */
export function exportGarden(garden: Garden, format: 'json' | 'gexf' | 'graphml' | 'dot'): string {
  return exportGraph(buildGraph(garden), format)
}

import { exportDot } from './export-dot.ts'
import { exportGexf } from './export-gexf.ts'
import { exportGraphml } from './export-graphml.ts'
import { exportJson } from './export-json.ts'
import type { GardenGraph } from './garden-graph.ts'

/** `json` is graphology's own format; `gexf` is for Gephi, `graphml` for yEd and networkx, `dot` for Graphviz. */
type GraphFormat = 'json' | 'gexf' | 'graphml' | 'dot'

/** Every format {@link exportGraph} knows. */
export const graphFormats: readonly GraphFormat[] = ['json', 'gexf', 'graphml', 'dot']

/**
 * A graph with all its attributes as text in a format that other programs read. Equal graphs give equal text; it ends
 * with a line end. Lists (tags, topics) are joined with `|` where a format has none.
 *
 * @example
 * exportGraph(buildGraph(garden), 'gexf')
 */
export function exportGraph(graph: GardenGraph, format: GraphFormat): string {
  switch (format) {
    case 'json':
      return exportJson(graph)
    case 'gexf':
      return exportGexf(graph)
    case 'graphml':
      return exportGraphml(graph)
    case 'dot':
      return exportDot(graph)
  }
}

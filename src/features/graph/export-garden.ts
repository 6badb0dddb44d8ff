import type { AskedGarden } from '../../define/command.ts'
import { joinGardenData } from '../../site/join-garden-data.ts'
import { buildGraph } from './build-graph.ts'
import { exportGraph } from './export-graph.ts'

/**
 * The graph of a garden's published notes as text in one of the formats that other programs read. JSON has what
 * `garden.json` says beside it, as the attribute `garden` of the graph.
 */
export async function exportGarden(
  { published, files }: Pick<AskedGarden, 'published' | 'files'>,
  format: 'json' | 'gexf' | 'graphml' | 'dot',
): Promise<string> {
  const graph = buildGraph(published)
  const garden = format === 'json' ? await joinGardenData(files()) : undefined
  if (garden !== undefined) graph.setAttribute('garden', garden)
  return exportGraph(graph, format)
}

import type { AskedGarden } from '../../define/command.ts'
import type { GardenData } from '../../model/garden-data.ts'
import { ownFiles } from '../../model/own-address.ts'
import type { SiteFile } from '../../model/site.ts'
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
  const garden = format === 'json' ? await gardenDataOf(files()) : undefined
  if (garden !== undefined) graph.setAttribute('garden', garden)
  return exportGraph(graph, format)
}

/** What `garden.json` says; nothing in a garden without it. */
async function gardenDataOf(files: readonly SiteFile[]): Promise<GardenData | undefined> {
  const made = await files.find(({ address }) => address === ownFiles.gardenData)?.make()
  if (made === undefined) return undefined
  return JSON.parse(typeof made === 'string' ? made : Buffer.concat(made).toString()) as GardenData
}

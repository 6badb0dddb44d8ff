import type { GardenGraph } from './garden-graph.ts'

/** A graph in graphology's serialised format, one node or edge a line. */
export function exportJson(graph: GardenGraph): string {
  const { nodes, edges, ...rest } = graph.export()
  const head = JSON.stringify(rest).slice(0, -1)
  return `${head},"nodes":${linesOf(nodes)},"edges":${linesOf(edges)}}\n`
}

function linesOf(items: readonly unknown[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
}

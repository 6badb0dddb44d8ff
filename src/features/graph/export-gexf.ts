import { write } from 'graphology-gexf'
import { toXmlText } from '../../model/xml-text.ts'
import type { GardenGraph } from './garden-graph.ts'

/** A graph as GEXF 1.2. */
export function exportGexf(graph: GardenGraph): string {
  const text = write(graph, {
    formatNode: (_key, { title, tags, topics, ...attributes }) => ({
      label: title,
      attributes: { ...attributes, tags: tags.join('|'), topics: topics.join('|') },
    }),
    // GEXF's own `kind` of an edge is for parallel edges, and most readers drop it.
    formatEdge: (_key, { kind, weight }) => ({ weight, attributes: { kind } }),
  })
  return `${toXmlText(text)}\n`
}

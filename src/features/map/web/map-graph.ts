import { MultiUndirectedGraph } from 'graphology'
import type { LineAttributes, MarkAttributes } from './thin-sigma.ts'

/** The marks and lines of a map. */
export type MapGraph = MultiUndirectedGraph<MarkAttributes, LineAttributes>

/** What graphology keeps of a node; its own types keep it private. */
interface NodeData {
  clear(): void
  undirected: Record<string, unknown>
}

interface GraphParts {
  NodeDataClass: new (key: string, attributes: object) => NodeData
}

/**
 * An empty graph whose nodes keep their neighbours in tables. As graphology comes, they are in plain objects, and engines
 * describe each such object by the names in it: another description for each set of neighbours, which of two thousand lines
 * costs more than all else that is done with them.
 */
export function createMapGraph(): MapGraph {
  const graph = new MultiUndirectedGraph<MarkAttributes, LineAttributes>()
  const parts = graph as unknown as GraphParts
  parts.NodeDataClass = class extends parts.NodeDataClass {
    override clear(): void {
      super.clear()
      this.undirected = Object.create(null) as Record<string, unknown>
    }
  }
  return graph
}

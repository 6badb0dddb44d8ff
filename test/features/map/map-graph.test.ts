import { expect, it } from 'vitest'
import { createMapGraph } from '../../../src/features/map/web/map-graph.ts'

const mark = { x: 0, y: 0, size: 1, color: '#000', shape: 0, hidden: false, zIndex: 1, type: 'mark' } as const
const line = { size: 1, color: '#000', hidden: false }

/** What graphology keeps of a node's neighbours. */
const neighboursOf = (graph: ReturnType<typeof createMapGraph>, id: string): object =>
  (graph as unknown as { _nodes: Map<string, { undirected: object }> })._nodes.get(id)!.undirected

it('keeps neighbours in tables, which cost nothing to describe, before and after it is emptied', () => {
  const graph = createMapGraph()
  graph.addNode('a', { ...mark })
  expect(Object.getPrototypeOf(neighboursOf(graph, 'a'))).toBe(null)
  graph.clearEdges()
  expect(Object.getPrototypeOf(neighboursOf(graph, 'a'))).toBe(null)
})

it('is a graph like any other', () => {
  const graph = createMapGraph()
  for (const id of ['a', 'b', 'constructor']) graph.addNode(id, { ...mark })
  graph.addUndirectedEdgeWithKey('1', 'a', 'b', { ...line })
  graph.addUndirectedEdgeWithKey('2', 'a', 'b', { ...line })
  graph.addUndirectedEdgeWithKey('3', 'b', 'constructor', { ...line })
  graph.addUndirectedEdgeWithKey('4', 'a', 'a', { ...line })
  expect(graph.neighbors('b').sort()).toEqual(['a', 'constructor'])
  graph.dropNode('a')
  expect([graph.edges(), graph.neighbors('b')]).toEqual([['3'], ['constructor']])
})

import { expect, it } from 'vitest'
import { buildMap } from '../../../src/features/map/build-map.ts'
import { findWeightiest } from '../../../src/features/map/files/weightiest-nodes.ts'
import { growGraph } from '../../grow-graph.ts'

it('finds the nodes that a sort of all would put first, of equals those that come first', () => {
  const map = buildMap(growGraph(300, 900))
  const groupOf = map.graph.nodes.map((_, node) => (node % 5) - 1)
  const { byGroup, weights } = findWeightiest(map, groupOf, 4, 7)
  for (const [group, best] of byGroup.entries()) {
    const all = groupOf.flatMap((of, node) => (of === group ? [node] : []))
    expect(best).toEqual(all.sort((a, b) => weights[b]! - weights[a]! || a - b).slice(0, 7))
  }
})

it('passes over wanted notes and tags', () => {
  const graph = growGraph(20, 40)
  const nodes = graph.nodes.map((node, i) => ({
    ...node,
    kind: (['wanted', 'note', 'tag'] as const)[i % 3]!,
  }))
  const map = buildMap({ ...graph, nodes })
  const { byGroup } = findWeightiest(map, new Uint8Array(20), 1, 20)
  expect(byGroup[0]!.map((node) => nodes[node]!.kind)).toEqual(Array(7).fill('note'))
})

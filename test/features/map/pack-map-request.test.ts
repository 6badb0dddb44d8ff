import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MapNode } from '../../../src/features/map/graph/map-graph.ts'
import { packRequest, unpackRequest } from '../../../src/features/map/pack-map-request.ts'
import { graphOf } from '../../grow-graph.ts'

const paths = {
  keys: [],
  sources: new Uint32Array(),
  targets: new Uint32Array(),
  dullness: new Uint8Array(),
}

const oneNode: MapNode = {
  key: 'Bees.md',
  kind: 'note',
  title: 'Bees',
  address: 'bees/',
  folder: '',
  tags: ['insects'],
  stage: 1,
  planted: 20_000,
  group: -1,
  hue: -1,
}

/** The same node with something else in one field. */
const otherNodes: { readonly [Field in keyof Required<MapNode>]: MapNode } = {
  key: { ...oneNode, key: 'Ants.md' },
  kind: { ...oneNode, kind: 'topic' },
  title: { ...oneNode, title: 'Bees!' },
  address: { ...oneNode, address: 'bees-2/' },
  folder: { ...oneNode, folder: 'insects' },
  tags: { ...oneNode, tags: ['insects', 'honey'] },
  stage: { ...oneNode, stage: 2 },
  planted: { ...oneNode, planted: 20_001 },
  group: { ...oneNode, group: 0 },
  hue: { ...oneNode, hue: 3 },
}

const someNode = fc.record<MapNode>({
  key: fc.string({ minLength: 1, maxLength: 2, unit: fc.constantFrom('a', 'b', 'é', '𝒳', '/') }),
  kind: fc.constantFrom('note', 'topic', 'wanted'),
  title: fc.constantFrom('Bees', 'Wax'),
  address: fc.constantFrom('', 'bees/'),
  folder: fc.constantFrom('', 'insects'),
  tags: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  stage: fc.constantFrom(-1, 0),
  planted: fc.constantFrom(-1, 20_000),
  group: fc.constantFrom(-1, 0),
  hue: fc.constantFrom(-1, 3),
})

const someNodes = fc
  .uniqueArray(someNode, { selector: ({ key }) => key, maxLength: 12 })
  .map((nodes) => graphOf(nodes, []).nodes)

/** Over to the thread and out of it, as a message goes. */
function send(before: readonly MapNode[], nodes: readonly MapNode[]): readonly MapNode[] {
  const packed = packRequest(before, { graph: { ...graphOf([], []), nodes }, paths })
  return unpackRequest(before, structuredClone(packed)).graph.nodes
}

it('gives any nodes back whatever those of before were', () => {
  fc.assert(
    fc.property(someNodes, someNodes, (before, now) => {
      expect(send(before, now)).toEqual(now)
    }),
  )
})

it('gives back the very objects of the nodes that are as they were', () => {
  fc.assert(
    fc.property(someNodes, someNodes, (before, now) => {
      const copies = structuredClone([...before, ...now]).sort((a, b) => (a.key < b.key ? -1 : 1))
      const kept = new Set(
        send(
          before,
          copies.filter((node, i) => node.key !== copies[i - 1]?.key),
        ),
      )
      for (const node of before) {
        const same = [...kept].find(({ key }) => key === node.key)
        if (JSON.stringify(same) === JSON.stringify(node)) expect(kept.has(node)).toBe(true)
      }
    }),
  )
})

it('gives back the very list where nothing changed', () => {
  fc.assert(
    fc.property(someNodes, (before) => {
      expect(send(before, structuredClone(before))).toBe(before)
    }),
  )
})

it.each(Object.entries(otherNodes))('sends a node again of which another %s is said', (_, other) => {
  expect(send([oneNode], [other])).toEqual([other])
})

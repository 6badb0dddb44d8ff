import { DirectedGraph } from 'graphology'
import { describe, expect, it } from 'vitest'
import { buildGraph } from '../../../src/features/graph/build-graph.ts'
import { exportGraph, graphFormats } from '../../../src/features/graph/export-graph.ts'
import type { Tag } from '../../../src/model/note.ts'
import { gardenOf } from '../../garden-of.ts'
import { readGarden } from '../../unit/link/read-note.ts'
import { elementsOf, readXml } from './well-formed.ts'

function graphOf(sources: Readonly<Record<string, string>>, title = (path: string): string => path) {
  const { notes, assets } = readGarden(sources)
  const titled = new Map(
    [...notes].map(([path, note]) => [path, { ...note, title: title(path), tags: ['a/b', 'c'] as Tag[] }]),
  )
  return buildGraph(gardenOf(titled, assets).garden)
}

const small = {
  'b/Tree.md': '[[Leaf]] ![[Leaf]] [[Tree]] [[Bark]] ![[pic.png]] ![[gone.png]] [w](https://example.org)',
  'Leaf.md': '![[Tree]] [[bark]]',
  'Alone.md': '',
  'pic.png': '',
}

describe('buildGraph', () => {
  const graph = graphOf(small)

  it('has the notes, sorted, then the wanted ones; no assets', () => {
    expect(graph.nodes()).toEqual(['Alone.md', 'Leaf.md', 'b/Tree.md', '/wanted/bark'])
    expect(graph.getNodeAttributes('b/Tree.md')).toEqual({
      kind: 'note',
      title: 'b/Tree.md',
      path: 'b/Tree.md',
      folder: 'b',
      tags: ['a/b', 'c'],
      wordCount: 7,
      noteKind: 'note',
      stage: '',
      basis: '',
      topics: ['/folder/b', '/tag/a/b', '/tag/c'],
      series: '',
      part: 0,
      inDegree: 1,
      outDegree: 2,
    })
    expect(graph.getNodeAttributes('/wanted/bark')).toMatchObject({
      kind: 'wanted',
      title: 'bark',
      inDegree: 2,
    })
  })

  it('joins the links between two notes to one edge with their number, and none from a note to itself', () => {
    expect(
      graph.mapEdges((_edge, { kind, weight }, source, target) => [source, target, kind, weight]),
    ).toEqual([
      ['Leaf.md', 'b/Tree.md', 'embed', 1],
      ['Leaf.md', '/wanted/bark', 'link', 1],
      ['b/Tree.md', 'Leaf.md', 'link', 2],
      ['b/Tree.md', '/wanted/bark', 'link', 1],
    ])
  })
})

describe('exportGraph', () => {
  const hostile = [
    'a"b',
    'a<b>&amp;',
    'a\nb',
    'a\\',
    '🌳',
    '\ud800',
    'a\u0001',
    ']]>',
    '-->',
    "';{}[]",
    '\t',
    '日本',
    '<!--',
    '\\N',
    '\u0000',
  ]
  const sources = Object.fromEntries(
    hostile.map((name) => [`f/${name}.md`, `[[Leaf]] [[Wanted ${name.replace(/[\]\n|#]/g, '')}]]`]),
  )
  const graph = graphOf({ ...sources, 'Leaf.md': '' }, (path) => `Title of ${path}`)

  it.each(graphFormats)(
    'gives the same %s for the same garden, whatever order its files are listed in',
    (format) => {
      const again = graphOf(
        Object.fromEntries(Object.entries({ ...sources, 'Leaf.md': '' }).reverse()),
        (path) => `Title of ${path}`,
      )
      const text = exportGraph(graph, format)
      expect(exportGraph(again, format)).toBe(text)
      expect(text.endsWith('\n')).toBe(true)
      expect(text).not.toMatch(/\b20\d\d-\d\d-\d\d/)
    },
  )

  it('gives JSON that graphology reads back', () => {
    const read = new DirectedGraph()
    read.import(JSON.parse(exportGraph(graph, 'json')))
    expect(read.export()).toEqual(graph.export())
    expect(JSON.parse(exportGraph(graphOf({}), 'json'))).toMatchObject({ nodes: [], edges: [] })
  })

  it.each(['gexf', 'graphml'] as const)('gives well-formed %s that holds every name', (format) => {
    const root = readXml(exportGraph(graph, format))
    expect(root.name).toBe(format)
    const nodes = elementsOf(root, 'node')
    const edges = elementsOf(root, 'edge')
    expect([nodes.length, edges.length]).toEqual([graph.order, graph.size])
    const keys = graph.nodes().map((key) => key.replace(/[\u0000\u0001]|\p{Cs}/gu, '\ufffd'))
    expect(nodes.map((node) => node.attributes.get('id'))).toEqual(keys)
    for (const edge of edges) expect(keys).toContain(edge.attributes.get('target'))
    expect(
      JSON.stringify(
        nodes.map((node) => [
          ...elementsOf(node, 'data').map((data) => data.text),
          ...node.attributes.values(),
        ]),
      ),
    ).toContain(JSON.stringify('Title of f/a"b.md'))
  })

  it('gives each GEXF node its attributes and each edge its weight and kind', () => {
    const root = readXml(exportGraph(graphOf(small), 'gexf'))
    const tree = elementsOf(root, 'node').find((node) => node.attributes.get('id') === 'b/Tree.md')!
    const values = elementsOf(tree, 'attvalue').map(({ attributes }) => [
      attributes.get('for'),
      attributes.get('value'),
    ])
    expect(Object.fromEntries(values)).toMatchObject({
      kind: 'note',
      folder: 'b',
      tags: 'a/b|c',
      wordCount: '7',
      inDegree: '1',
    })
    const edge = elementsOf(root, 'edge')[2]!
    expect(edge.attributes.get('weight')).toBe('2')
    expect(elementsOf(edge, 'attvalue')[0]!.attributes.get('value')).toBe('link')
  })

  it('gives DOT of which every line is a node, an edge or a brace', () => {
    const quoted = String.raw`"(?:[^"\\\n]|\\["\\])*"`
    const attributes = String.raw`\[\w+=(?:${quoted}|\d+)(?:, \w+=(?:${quoted}|\d+))*\]`
    const line = new RegExp(`^(?:digraph garden \\{|\\}|  ${quoted}(?: -> ${quoted})? ${attributes}|)$`, 'u')
    const lines = exportGraph(graph, 'dot').split('\n')
    expect(lines.filter((text) => !line.test(text))).toEqual([])
    expect(lines).toHaveLength(graph.order + graph.size + 3)
  })
})

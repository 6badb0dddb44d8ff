import { escapeXml } from '../../model/xml-text.ts'
import type { EdgeAttributes, GardenGraph, NodeAttributes } from './garden-graph.ts'

const nodeTypes: { readonly [Name in keyof NodeAttributes]: 'string' | 'int' } = {
  kind: 'string',
  title: 'string',
  path: 'string',
  folder: 'string',
  tags: 'string',
  wordCount: 'int',
  noteKind: 'string',
  stage: 'string',
  basis: 'string',
  topics: 'string',
  series: 'string',
  part: 'int',
  inDegree: 'int',
  outDegree: 'int',
}

const edgeTypes: { readonly [Name in keyof EdgeAttributes]: 'string' | 'int' } = {
  kind: 'string',
  weight: 'int',
}

/** A graph as GraphML. */
export function exportGraphml(graph: GardenGraph): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keysOf('node', nodeTypes),
    ...keysOf('edge', edgeTypes),
    '<graph edgedefault="directed">',
  ]
  graph.forEachNode((node, { tags, topics, ...attributes }) => {
    const lists = { tags: tags.join('|'), topics: topics.join('|') }
    lines.push(`<node id="${escapeXml(node)}">${dataOf('node', { ...attributes, ...lists })}</node>`)
  })
  graph.forEachEdge((edge, attributes, source, target) => {
    const ends = `source="${escapeXml(source)}" target="${escapeXml(target)}"`
    lines.push(`<edge id="e${escapeXml(edge)}" ${ends}>${dataOf('edge', { ...attributes })}</edge>`)
  })
  return [...lines, '</graph>', '</graphml>', ''].join('\n')
}

function keysOf(of: 'node' | 'edge', types: { readonly [name: string]: string }): readonly string[] {
  return Object.entries(types).map(
    ([name, type]) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`,
  )
}

function dataOf(of: 'node' | 'edge', attributes: { readonly [name: string]: string | number }): string {
  return Object.entries(attributes)
    .map(([name, value]) => `<data key="${of}-${name}">${escapeXml(String(value))}</data>`)
    .join('')
}

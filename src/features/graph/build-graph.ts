import { DirectedGraph } from 'graphology'
import { noteFacts } from '../../define/note-facts.ts'
import type { ReadFacts } from '../../model/facts.ts'
import type { Garden } from '../../model/garden.ts'
import type { Resolution } from '../../model/link.ts'
import { mediaKindOf } from '../../model/media-type.ts'
import { folderOf, isNotePath, type NameKey, type NotePath } from '../../model/path.ts'
import { planFacts, plannedNames } from '../plans/facts.ts'
import { seriesFacts } from '../series/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import type { EdgeAttributes, GardenGraph, GraphAttributes, NodeAttributes } from './garden-graph.ts'

/**
 * The graph of a garden: its notes and the wanted ones as nodes, one edge from a note to each that it links to, weighed
 * by the number of links. A note's links to itself and to assets are not in it, nor are wanted names of images and
 * other media, which nobody would write as a note.
 *
 * Keys are paths, and `/wanted/` and the name for wanted notes; nodes are sorted by kind and path or name, edges by
 * source, then by their first link's place in the text. An edge's key is its number.
 */
export function buildGraph({
  notesByPath,
  links,
  read,
}: Pick<Garden, 'notesByPath' | 'links' | 'read'>): GardenGraph {
  const graph: GardenGraph = new DirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>()
  graph.setAttribute('creator', 'Hortus')
  for (const path of [...notesByPath.keys()].sort()) {
    const { title, tags, wordCount } = notesByPath.get(path)!
    const folder = folderOf(path)
    graph.addNode(path, {
      kind: 'note',
      title,
      path,
      folder,
      tags,
      wordCount,
      ...factsOf(read, path),
      inDegree: 0,
      outDegree: 0,
    })
  }
  const planned = plannedNames(read(planFacts))
  for (const { name, label } of links.wantedByName.values()) {
    if (mediaKindOf(name) !== undefined) continue
    const none = { path: '', folder: '', tags: [], wordCount: 0, inDegree: 0, outDegree: 0 }
    const stage = planned.has(name) ? 'planned' : ''
    graph.addNode(wantedKey(name), { kind: 'wanted', title: label, ...none, ...unknown, stage })
  }
  addEdges(graph, notesByPath, links)
  graph.updateEachNodeAttributes((node, attributes) => ({
    ...attributes,
    inDegree: graph.inDegree(node),
    outDegree: graph.outDegree(node),
  }))
  return graph
}

type FactAttributes = Pick<NodeAttributes, 'noteKind' | 'stage' | 'basis' | 'topics' | 'series' | 'part'>

const unknown: FactAttributes = { noteKind: '', stage: '', basis: '', topics: [], series: '', part: 0 }

function factsOf(read: ReadFacts, path: NotePath): FactAttributes {
  const { kind = 'note', stage, basis } = read(noteFacts).get(path) ?? {}
  const { seriesById, seriesByPath } = read(seriesFacts)
  const series = seriesByPath.get(path)
  return {
    noteKind: kind,
    stage: stage ?? '',
    basis: basis ?? '',
    topics: read(topicFacts).topicsOf(path),
    series: series ?? '',
    part: series === undefined ? 0 : (seriesById.get(series)?.parts.indexOf(path) ?? -1) + 1,
  }
}

/** Key of a wanted note; no path starts with a slash. */
function wantedKey(name: NameKey): string {
  return `/wanted/${name}`
}

function addEdges(graph: GardenGraph, notesByPath: Garden['notesByPath'], links: Garden['links']): void {
  let count = 0
  for (const [source, resolutions] of links.resolutionsByPath) {
    const note = notesByPath.get(source)
    if (note === undefined) continue
    for (const [i, resolution] of resolutions.entries()) {
      const target = nodeOf(resolution)
      if (target === undefined || target === source || !graph.hasNode(target)) continue
      const isEmbed = note.links[i]!.embed
      const edge = graph.edge(source, target)
      if (edge === undefined) {
        graph.addDirectedEdgeWithKey(String(count++), source, target, {
          kind: isEmbed ? 'embed' : 'link',
          weight: 1,
        })
      } else {
        graph.updateEdgeAttribute(edge, 'weight', (weight) => (weight ?? 0) + 1)
        if (!isEmbed) graph.setEdgeAttribute(edge, 'kind', 'link')
      }
    }
  }
}

function nodeOf(resolution: Resolution): string | undefined {
  switch (resolution.kind) {
    case 'note':
      return resolution.path
    case 'ambiguous':
      return isNotePath(resolution.chosen) ? resolution.chosen : undefined
    case 'missing':
      return wantedKey(resolution.name)
    default:
      return undefined
  }
}

import type { Garden } from '../model/garden.ts'
import { type Link, type Resolution, resolvedPath } from '../model/link.ts'
import { mediaKindOf } from '../model/media-type.ts'
import type { Note } from '../model/note.ts'
import { folderOf, isNotePath, type NotePath, toNameKey } from '../model/path.ts'
import { stages } from '../model/stage.ts'
import { type AddEdge, collectEdges } from './collect-edges.ts'
import { dayNumber } from './day-number.ts'
import type { MapEdgeKind, MapGraph, MapGroup, MapNode } from './map-graph.ts'

/** What the map shows besides notes. */
export interface MapGraphOptions {
  /** Where each note's page is. */
  readonly addressByNote: ReadonlyMap<NotePath, string>
  /** With a node for each tag; default: without. */
  readonly tags?: boolean
  /** The day on which a note was planted, `YYYY-MM-DD`, if anybody knows. */
  readonly plantedOn?: (note: NotePath) => string | undefined
}

/**
 * The graph that the map is made of: notes, topics, series, references and wanted notes, with what leads from one to
 * another and how. Plain pages (`type: page`) are no part of it, nor are links to assets and of a note to itself. It
 * reads the garden it is given and nothing else: of what is not published there is no trace in a published garden's map.
 */
export function buildMapGraph(garden: Garden, options: MapGraphOptions): MapGraph {
  const { notesByPath, links, knowledge } = garden
  const groups = collectGroups(garden)
  const groupById = new Map(groups.map(({ id }, i) => [id, i]))
  const nodes: MapNode[] = []
  for (const note of notesByPath.values()) {
    const facts = knowledge.factsByPath.get(note.path)!
    if (facts.kind === 'page') continue
    const topic = facts.kind === 'topic' ? note.path : facts.topics.find((id) => groupById.has(id))
    nodes.push({
      key: note.path,
      kind: facts.kind,
      title: note.title,
      address: options.addressByNote.get(note.path) ?? '',
      folder: folderOf(note.path),
      tags: note.tags.map(toNameKey),
      stage: facts.stage === undefined ? -1 : stages.indexOf(facts.stage),
      planted: dayNumber(options.plantedOn?.(note.path)),
      group: (topic === undefined ? undefined : groupById.get(topic)) ?? -1,
    })
  }
  const nothing = { address: '', folder: '', tags: [], stage: -1, planted: -1, group: -1 }
  for (const { name, label } of links.wantedByName.values()) {
    if (mediaKindOf(name) === undefined)
      nodes.push({ ...nothing, key: `/wanted/${name}`, kind: 'wanted', title: label })
  }
  if (options.tags === true) {
    for (const tag of new Set(nodes.flatMap((node) => node.tags)))
      nodes.push({ ...nothing, key: `/tag/${tag}`, kind: 'tag', title: `#${tag}` })
  }
  nodes.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const nodeByKey = new Map(nodes.map(({ key }, i) => [key, i]))
  return { nodes, groups, stages, ...collectEdges(nodeByKey, (add) => addEdges(garden, nodes, add)) }
}

/** Topics that authors declared; folders and tags that stand in for topics are none. */
function collectGroups({ knowledge }: Garden): readonly MapGroup[] {
  if (!knowledge.hasDeclaredTopics) return []
  const placeOf = new Map(knowledge.topics.map(({ id }, i) => [id, i]))
  return knowledge.topics.map(({ id, title, parent }) => ({
    id,
    title,
    parent: parent === undefined ? -1 : (placeOf.get(parent) ?? -1),
  }))
}

function addEdges(garden: Garden, nodes: readonly MapNode[], add: AddEdge): void {
  const { notesByPath, links, knowledge } = garden
  const references = new Set<string>()
  for (const [path, { kind }] of knowledge.factsByPath) if (kind === 'reference') references.add(path)
  for (const [source, resolutions] of links.resolutionsByPath) {
    const note = notesByPath.get(source)
    if (note === undefined) continue
    const isReference = references.has(source)
    const ways = waysOf(note.links, resolutions)
    for (let i = 0; i < ways.length; i++) {
      const { target, kind } = ways[i]!
      const cites = (kind === 'link' || kind === 'embed') && !isReference && references.has(target)
      add(source, target, cites ? 'cites' : kind, 1)
    }
  }
  for (const [path, { requires, topics }] of knowledge.factsByPath) {
    for (const target of requires) add(path, target, 'requires', 1)
    // A topic is more than the links to its note: who belongs to it is tied to it.
    for (const topic of topics) add(path, topic, 'belongs', 1)
  }
  for (const { note, parts } of knowledge.series) {
    for (const [i, part] of parts.entries()) {
      if (i > 0) add(parts[i - 1]!, part, 'series', 1)
      if (note !== undefined) add(note, part, 'series', 1)
    }
  }
  // Where tags are no nodes these edges end nowhere and are left out.
  for (const { key, tags } of nodes) for (const tag of tags) add(key, `/tag/${tag}`, 'belongs', 1)
}

/** Where a note's links lead. */
interface Way {
  readonly target: string
  readonly kind: MapEdgeKind
}

/** What was found for links as they are: after an edit, nearly all are. */
const found = new WeakMap<
  Note['links'],
  { readonly resolutions: readonly Resolution[]; readonly ways: readonly Way[] }
>()

function waysOf(links: Note['links'], resolutions: readonly Resolution[]): readonly Way[] {
  const before = found.get(links)
  if (before !== undefined && before.resolutions === resolutions) return before.ways
  const ways = resolutions.flatMap((resolution, i): readonly Way[] => {
    const target = targetOf(resolution)
    return target === undefined ? [] : [{ target, kind: kindOf(links[i]!) }]
  })
  found.set(links, { resolutions, ways })
  return ways
}

function kindOf({ property, embed }: Link): MapEdgeKind {
  if (property === 'requires') return 'requires'
  if (property === 'series') return 'series'
  if (property === 'topics' || property === 'parent') return 'belongs'
  return embed ? 'embed' : 'link'
}

function targetOf(resolution: Resolution): string | undefined {
  if (resolution.kind === 'missing') return `/wanted/${resolution.name}`
  const path = resolvedPath(resolution)
  return path !== undefined && isNotePath(path) ? path : undefined
}

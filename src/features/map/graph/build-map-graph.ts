import { noteFacts } from '../../../define/note-facts.ts'
import type { Garden } from '../../../model/garden.ts'
import { mediaKindOf } from '../../../model/media-type.ts'
import type { Note } from '../../../model/note.ts'
import { folderOf, type NotePath, toNameKey } from '../../../model/path.ts'
import { stages } from '../../../model/stage.ts'
import type { Topic } from '../../../model/topic.ts'
import { topicFacts } from '../../topics/facts.ts'
import { addGardenEdges } from './add-garden-edges.ts'
import { collectEdges } from './collect-edges.ts'
import { dayNumber } from './day-number.ts'
import type { MapGraph, MapGroup, MapNode, RegionWords } from './map-graph.ts'

/** What the map shows besides notes. */
export interface MapGraphOptions {
  /** Where each note's page is. */
  readonly addressByNote: ReadonlyMap<NotePath, string>
  /** With a node for each tag; default: without. */
  readonly tags?: boolean
  /** The day on which a note was planted, `YYYY-MM-DD`, if anybody knows. */
  readonly plantedOn?: (note: NotePath) => string | undefined
  /** What a note is called on the map; default: its title as it is written. */
  readonly titleOf?: (note: Note) => string
  /** See {@link MapGraph.words}. */
  readonly words?: RegionWords
}

/**
 * The graph that the map is made of: notes, topics, series, references and wanted notes, with what leads from one to
 * another and how. Plain pages (`type: page`) are no part of it, nor are links to assets and of a note to itself. It
 * reads the garden it is given and nothing else: of what is not published there is no trace in a published garden's map.
 */
export function buildMapGraph(garden: Garden, options: MapGraphOptions): MapGraph {
  const { notesByPath, links, read } = garden
  const factsByPath = read(noteFacts)
  const { topicsOf, hueOf } = read(topicFacts)
  const titleOf = options.titleOf ?? ((note: Note) => note.title)
  const groups = collectGroups(garden, titleOf)
  const groupById = new Map(groups.map(({ id }, i) => [id, i]))
  const nodes: MapNode[] = []
  for (const note of notesByPath.values()) {
    const facts = factsByPath.get(note.path)
    if (facts === undefined || facts.kind === 'page') continue
    const topic = facts.kind === 'topic' ? note.path : topicsOf(note.path).find((id) => groupById.has(id))
    nodes.push(
      nodeOf(note, {
        title: titleOf(note),
        kind: facts.kind,
        address: options.addressByNote.get(note.path) ?? '',
        stage: facts.stage === undefined ? -1 : stages.indexOf(facts.stage),
        planted: dayNumber(options.plantedOn?.(note.path)),
        group: (topic === undefined ? undefined : groupById.get(topic)) ?? -1,
        hue: hueOf(note.path) ?? -1,
      }),
    )
  }
  const nothing = { address: '', folder: '', tags: [], stage: -1, planted: -1, group: -1, hue: -1 }
  for (const { name, label } of links.wantedByName.values()) {
    if (mediaKindOf(name) === undefined)
      nodes.push({ ...nothing, key: `/wanted/${name}`, kind: 'wanted', title: label })
  }
  if (options.tags === true) {
    for (const tag of new Set(nodes.flatMap((node) => node.tags)))
      nodes.push({ ...nothing, key: `/tag/${tag}`, kind: 'tag', title: `#${tag}` })
  }
  nodes.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const collected = collectEdges(nodes.length, (add) =>
    addGardenEdges(garden, nodes, options.tags === true, add),
  )
  return { nodes, groups, stages, ...collected, ...(options.words && { words: options.words }) }
}

/** What a node says that its note does not say alone. */
type NodeLook = Pick<MapNode, 'title' | 'kind' | 'address' | 'stage' | 'planted' | 'group' | 'hue'>

/** Notes are immutable, and after an edit nearly all are as they were, and so are their nodes. */
const nodeByNote = new WeakMap<Note, MapNode>()

function nodeOf(note: Note, look: NodeLook): MapNode {
  const before = nodeByNote.get(note)
  if (
    before !== undefined &&
    before.title === look.title &&
    before.kind === look.kind &&
    before.address === look.address &&
    before.stage === look.stage &&
    before.planted === look.planted &&
    before.group === look.group &&
    before.hue === look.hue
  )
    return before
  const { path, tags } = note
  const node = { key: path, ...look, folder: folderOf(path), tags: tags.map(toNameKey) }
  nodeByNote.set(note, node)
  return node
}

/** Topics that authors declared; folders and tags that stand in for topics are none. */
function collectGroups({ read, notesByPath }: Garden, titleOf: (note: Note) => string): readonly MapGroup[] {
  const { isDeclared, topics, hueById } = read(topicFacts)
  if (!isDeclared) return []
  const placeOf = new Map(topics.map(({ id }, i) => [id, i]))
  const titleOfTopic = ({ origin, title }: Topic): string => {
    const note = origin.kind === 'note' ? notesByPath.get(origin.path) : undefined
    return note === undefined ? title : titleOf(note)
  }
  return topics.map((topic) => ({
    id: topic.id,
    title: titleOfTopic(topic),
    parent: topic.parent === undefined ? -1 : (placeOf.get(topic.parent) ?? -1),
    hue: hueById.get(topic.id) ?? -1,
  }))
}

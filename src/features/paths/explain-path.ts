import { createPathFinder, type FoundPath, type PathFinder } from '../../link/find-paths.ts'
import { buildPathGraph, type NotePathGraph } from '../../link/path-graph.ts'
import type { Garden } from '../../model/garden.ts'
import { linkSentence } from '../../model/link-sentence.ts'
import type { Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import type { ExplainedPath, PathAnswer, PathHop } from '../../model/path-answer.ts'
import { findBridge } from './find-bridge.ts'

/** What of a garden a path is made of. */
type ConnectedGarden = Pick<Garden, 'notesByPath' | 'links'>

const maxPaths = 5

/** The graph of a garden, kept as long as its links are: a second question costs only its search. */
const graphs = new WeakMap<Garden['links'], { readonly graph: NotePathGraph; readonly finder: PathFinder }>()

/**
 * How two notes connect: up to five different short paths over the garden's links, followed either way, each hop with
 * the sentence that makes the link, the path that says most first (see {@link createPathFinder} for what that is).
 * Without any path, the two notes of their islands that are nearest to each other. Throws for a note the garden does
 * not have.
 *
 * @example
 * const answer = explainPath(garden, 'linux/page-cache.md' as NotePath, 'consensus/raft.md' as NotePath)
 */
export function explainPath(garden: ConnectedGarden, from: NotePath, to: NotePath): PathAnswer {
  const { graph, finder } = openGraph(garden)
  const start = numberOf(graph, from)
  const end = numberOf(graph, to)
  if (start === end) return { kind: 'same' }
  const found = finder.find(start, end, maxPaths)
  if (found.length > 0) return { kind: 'paths', paths: found.map((path) => explain(garden, graph, path)) }
  const islands = [start, end].map((node) => finder.islandOf(node).map((index) => graph.paths[index]!))
  const bridge = findBridge(garden, islands[0]!, islands[1]!)
  return {
    kind: 'islands',
    from: { size: islands[0]!.length, note: bridge.from },
    to: { size: islands[1]!.length, note: bridge.to },
    shared: bridge.shared,
  }
}

function openGraph(garden: ConnectedGarden): { readonly graph: NotePathGraph; readonly finder: PathFinder } {
  const known = graphs.get(garden.links)
  // The same links may belong to notes with other texts.
  if (known !== undefined && known.graph.notesByPath === garden.notesByPath) return known
  const graph = buildPathGraph(garden)
  const opened = { graph, finder: createPathFinder(graph, graph.dullnessOf) }
  graphs.set(garden.links, opened)
  return opened
}

function numberOf(graph: NotePathGraph, path: NotePath): number {
  const index = graph.indexByPath.get(path)
  if (index === undefined) throw new Error(`The garden has no note ${path}`)
  return index
}

function explain(
  garden: ConnectedGarden,
  graph: NotePathGraph,
  { nodes, arcs, cost }: FoundPath,
): ExplainedPath {
  const notes = nodes.map((node) => graph.paths[node]!)
  const hops = arcs.map((arc, i): PathHop => {
    const isForward = graph.sources[arc] === nodes[i]
    const linking = garden.notesByPath.get(isForward ? notes[i]! : notes[i + 1]!)!
    const link = graph.links[arc]!
    return {
      from: notes[i]!,
      to: notes[i + 1]!,
      direction: isForward ? 'forward' : 'back',
      link,
      ...sayLink(linking, link),
    }
  })
  return { notes, hops, cost: Math.round(cost * 100) / 100 }
}

function sayLink(note: Note, index: number): Pick<PathHop, 'sentence' | 'property'> {
  const { context, property } = note.links[index]!
  if (context !== undefined) return { sentence: linkSentence(note, context) }
  return property === undefined ? {} : { property }
}

import type { Garden } from '../../../model/garden.ts'
import { type Link, type Resolution, resolvedPath } from '../../../model/link.ts'
import type { Note } from '../../../model/note.ts'
import { isNotePath } from '../../../model/path.ts'
import { prerequisiteFacts } from '../../prerequisites/facts.ts'
import { seriesFacts } from '../../series/facts.ts'
import { topicFacts } from '../../topics/facts.ts'
import type { AddEdge } from './collect-edges.ts'
import { type MapEdgeKind, type MapNode, mapEdgeKinds } from './map-graph.ts'

/**
 * Adds all that leads from one of the map's nodes to another: links and embeds, what a note requires, cites and belongs
 * to, the order of series; with `hasTags` tags too.
 */
export function addGardenEdges(
  garden: Garden,
  nodes: readonly MapNode[],
  hasTags: boolean,
  add: AddEdge,
): void {
  const { notesByPath, links, read } = garden
  const { requiresOf } = read(prerequisiteFacts)
  const { topicsOf } = read(topicFacts)
  const numbers = numberNodes(nodes)
  const addByKey = (source: number | undefined, targetKey: string, kind: MapEdgeKind): void => {
    const target = numbers.get(targetKey)
    if (source !== undefined && target !== undefined) add(source, target, numberOfKind[kind], 1)
  }
  for (const [path, resolutions] of links.resolutionsByPath) {
    const source = numbers.get(path)
    const note = notesByPath.get(path)
    if (source === undefined || note === undefined) continue
    const { targets, kinds } = waysOf(note.links, resolutions, numbers)
    const mayCite = nodes[source]!.kind !== 'reference'
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i]!
      const kind = kinds[i]!
      const cites = mayCite && nodes[target]!.kind === 'reference' && isPlain(kind)
      add(source, target, cites ? numberOfKind.cites : kind, 1)
    }
  }
  for (const path of notesByPath.keys()) {
    const [requires, topics] = [requiresOf(path), topicsOf(path)]
    if (requires.length === 0 && topics.length === 0) continue
    const source = numbers.get(path)
    for (const target of requires) addByKey(source, target, 'requires')
    // A topic is more than the links to its note: who belongs to it is tied to it.
    for (const topic of topics) addByKey(source, topic, 'belongs')
  }
  for (const { note, parts } of read(seriesFacts).series) {
    for (const [i, part] of parts.entries()) {
      if (i > 0) addByKey(numbers.get(parts[i - 1]!), part, 'series')
      if (note !== undefined) addByKey(numbers.get(note), part, 'series')
    }
  }
  if (!hasTags) return
  for (const [node, { tags }] of nodes.entries())
    for (const tag of tags) addByKey(node, `/tag/${tag}`, 'belongs')
}

function isPlain(kind: number): boolean {
  return kind === numberOfKind.link || kind === numberOfKind.embed
}

const numberOfKind = Object.fromEntries(mapEdgeKinds.map((kind, i) => [kind, i])) as Record<
  MapEdgeKind,
  number
>

/** Of the nodes that were numbered last. */
let lastNumbers: ReadonlyMap<string, number> = new Map()

/** Places of nodes by their keys; the same map again as long as the keys are the same, as they are after most edits. */
function numberNodes(nodes: readonly MapNode[]): ReadonlyMap<string, number> {
  if (!hasKeys(lastNumbers, nodes)) lastNumbers = new Map(nodes.map(({ key }, i) => [key, i]))
  return lastNumbers
}

function hasKeys(numbers: ReadonlyMap<string, number>, nodes: readonly MapNode[]): boolean {
  if (numbers.size !== nodes.length) return false
  let i = 0
  for (const key of numbers.keys()) if (key !== nodes[i++]!.key) return false
  return true
}

/** Where a note's links lead, by number, and how; those that lead to no node are not among them. */
interface Ways {
  readonly targets: Uint32Array
  readonly kinds: Uint8Array
}

/** What was found for links as they are: after an edit, nearly all are. */
const waysByLinks = new WeakMap<
  Note['links'],
  Ways & { readonly resolutions: readonly Resolution[]; readonly numbers: ReadonlyMap<string, number> }
>()

function waysOf(
  links: Note['links'],
  resolutions: readonly Resolution[],
  numbers: ReadonlyMap<string, number>,
): Ways {
  const before = waysByLinks.get(links)
  if (before !== undefined && before.resolutions === resolutions && before.numbers === numbers) return before
  const targets: number[] = []
  const kinds: number[] = []
  for (const [i, resolution] of resolutions.entries()) {
    const key = targetOf(resolution)
    const target = key === undefined ? undefined : numbers.get(key)
    if (target === undefined) continue
    targets.push(target)
    kinds.push(numberOfKind[kindOf(links[i]!)])
  }
  const ways = { resolutions, numbers, targets: Uint32Array.from(targets), kinds: Uint8Array.from(kinds) }
  waysByLinks.set(links, ways)
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

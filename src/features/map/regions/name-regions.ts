import { memoByObject } from '../../../model/memo-by-object.ts'
import { shortenTitle } from '../../../model/shorten-title.ts'
import type { Adjacency } from '../graph/adjacency.ts'
import type { MapGraph, MapNode, RegionWords } from '../graph/map-graph.ts'
import type { KnownPlaces } from '../map-file.ts'
import type { MapHierarchy } from './map-region.ts'
import { lastFolder, plainTitle } from './plain-title.ts'
import { ancestorsByDepth } from './region-ties.ts'
import { countTitleWords, findSharedWords } from './title-words.ts'

/** A title that more notes have says nothing of where they are. */
const mostNamesakes = 3

/** Topics are called as their authors called them, but for what no map has room for. */
const longestTopic = 80

const englishWords: RegionWords = {
  notes: 'Notes',
  tags: 'Tags',
  wanted: 'Wanted notes',
  tagsAndWanted: 'Tags and wanted notes',
}

/** Two titles make a name when they are no longer than this together. */
const longestPair = 28

/**
 * A name for every region: its topic's title, or those of the two largest topics in it; else the title of the note at
 * its centre, where a good part of the region is tied to that, or of the list that most of it stands on; else the two
 * words that many of its titles share and the rest of the garden does not; else the folder of most of it with its
 * weightiest note, or its two weightiest notes where both are short; what is in it where those are tags or wanted
 * notes. No region is called like one around it or beside it. A name of the last map stays as long as it could be given
 * again, and without a look where `contents` says that the region is as it was.
 */
export function nameRegions(
  graph: MapGraph,
  adjacency: Adjacency,
  { regions, leafOf }: MapHierarchy,
  rank: Float32Array,
  { contents, known }: { readonly contents: readonly number[]; readonly known?: KnownPlaces | undefined },
): readonly string[] {
  const words = graph.words ?? englishWords
  const members = collectMembers()
  const ancestors = ancestorsByDepth({ regions, leafOf })
  const names: string[] = []
  const besides = new Map<number, Set<string>>()
  for (const [i, region] of regions.entries()) {
    const taken = besides.get(region.parent) ?? new Set<string>()
    besides.set(region.parent, taken)
    const isFree = (name: string): boolean => {
      if (taken.has(name)) return false
      for (let at = region.parent; at >= 0; at = regions[at]!.parent) if (names[at] === name) return false
      return true
    }
    const before = known?.regions.get(region.id)
    const isAsBefore = before !== undefined && before.contents === contents[i] && isFree(before.name)
    const name =
      region.group >= 0
        ? shortenTitle(graph.groups[region.group]!.title, longestTopic)
        : isAsBefore
          ? before.name
          : chooseName(candidates(i), before?.name, isFree, words.notes)
    taken.add(name)
    names.push(name)
  }
  return names

  function collectMembers(): readonly (readonly number[])[] {
    const lists = regions.map((): number[] => [])
    for (let node = 0; node < leafOf.length; node++)
      for (let at = leafOf[node]!; at >= 0; at = regions[at]!.parent) lists[at]!.push(node)
    return lists
  }

  /** Names that would do, best first, made as far as they are asked for. */
  function* candidates(region: number): Iterable<string> {
    const topics = findTopics(region)
    if (topics.length > 1) yield topics.slice(0, 2).join(' · ')
    yield* topics
    const nodes = members[region]!
    const central = findCentral(nodes, region)
    if (central.length === 0) {
      yield* namesWithoutNotes(nodes, regions[region]!.parent < 0)
      return
    }
    const titleOf = (node: number): string => plainTitle(graph.nodes[node]!)
    const namesakes = countTitles(graph.nodes)
    const isTelling = (node: number): boolean => namesakes.get(graph.nodes[node]!.title)! <= mostNamesakes
    const least = Math.max(3, nodes.length * 0.2)
    for (const { node, ties } of central.slice(0, 2))
      if (ties >= least && isTelling(node)) yield titleOf(node)
    for (const list of findLists(nodes)) if (isTelling(list)) yield titleOf(list)
    const shared = findSharedWords(nodes, countTitleWords(graph.nodes))
    if (shared.length > 0) yield shared.join(' · ')
    yield* shared
    // Two names of two notes only where both are short: what is long says less, and does not fit on the land.
    const telling = central.filter(({ node }) => isTelling(node))
    const centres = (telling.length > 0 ? telling : central).map(({ node }) => titleOf(node))
    const pairs = [
      // What they are says more than who is in their midst, and where they are more than a name that many have.
      ...(regions[region]!.parent < 0 ? findFolder(nodes).map((folder) => [folder, centres[0]]) : []),
      ...(telling.length > 0
        ? [centres.slice(0, 2)]
        : central.map(({ node }) => [titleOf(node), folderNameOf(graph.nodes[node]!)])),
    ]
    for (const pair of pairs) {
      const name = pair.join(' · ')
      const isPair = pair.length === 2 && pair.every((part) => part) && pair[0] !== pair[1]
      if (isPair && name.length <= longestPair) yield name
    }
    yield* centres.filter(({ length }) => length <= longestPair)
    yield* centres
  }

  /** Names for a region of tags or wanted notes alone: what they are, then the two that are tied most. */
  function* namesWithoutNotes(nodes: readonly number[], isTop: boolean): Iterable<string> {
    const tags = nodes.filter((node) => graph.nodes[node]!.kind === 'tag').length
    const kind = tags === 0 ? words.wanted : tags === nodes.length ? words.tags : words.tagsAndWanted
    if (isTop) yield kind
    const titles = [...nodes]
      .sort((a, b) => adjacency.degrees[b]! - adjacency.degrees[a]! || a - b)
      .slice(0, 4)
      .map((node) => shortenTitle(graph.nodes[node]!.title, longestPair))
    yield titles.slice(0, 2).join(' · ')
    yield* titles
    yield kind
  }

  /** The titles of the topics directly inside a region that only holds them together, the largest first. */
  function findTopics(region: number): readonly string[] {
    return regions[region]!.regions.filter((inside) => regions[inside]!.group >= 0)
      .sort((a, b) => members[b]!.length - members[a]!.length || a - b)
      .map((inside) => shortenTitle(graph.groups[regions[inside]!.group]!.title, 40))
  }

  /** Name of the folder that most nodes of a region are in, where that tells it from the rest of the garden; else none. */
  function findFolder(nodes: readonly number[]): readonly string[] {
    const counts = new Map<string, number>()
    for (const node of nodes) {
      const name = folderNameOf(graph.nodes[node]!)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    const [name, count] = [...counts].sort(([a, u], [b, v]) => v - u || (a < b ? -1 : 1))[0]!
    const share = count / nodes.length
    const usual = countFolders(graph.nodes).get(name)! / graph.nodes.length
    return name !== '' && share >= 0.5 && share >= usual * 1.2 ? [name] : []
  }

  /** Lists, wherever they are, that many nodes of a region stand on and not many others; the best first. */
  function findLists(nodes: readonly number[]): readonly number[] {
    const counts = new Map<number, number>()
    for (const node of nodes) {
      for (let i = adjacency.starts[node]!; i < adjacency.starts[node + 1]!; i++) {
        const other = adjacency.neighbors[i]!
        if (adjacency.degrees[other]! > nodes.length / 4) counts.set(other, (counts.get(other) ?? 0) + 1)
      }
    }
    return [...counts]
      .map(([node, count]) => ({
        node,
        share: count / nodes.length,
        precision: count / adjacency.degrees[node]!,
      }))
      .filter(({ node, share, precision }) => {
        const { kind } = graph.nodes[node]!
        return share >= 0.3 && precision >= 0.15 && kind !== 'wanted' && kind !== 'tag'
      })
      .sort((a, b) => b.share * b.precision - a.share * a.precision || a.node - b.node)
      .slice(0, 4)
      .map(({ node }) => node)
  }

  /** The four nodes that are tied most inside a region; wanted notes and tags are not centres. */
  function findCentral(
    nodes: readonly number[],
    region: number,
  ): readonly { readonly node: number; readonly ties: number }[] {
    const regionOf = ancestors[regions[region]!.depth]!
    const best: { readonly node: number; readonly ties: number }[] = []
    for (const node of nodes) {
      const { kind } = graph.nodes[node]!
      // No more ties than neighbours: most nodes need not be looked at.
      const last = best.length === 4 ? best[3]!.ties : -1
      if (kind === 'wanted' || kind === 'tag' || adjacency.degrees[node]! < last) continue
      const ties = countTies(node, adjacency, regionOf)
      let place = best.length
      while (place > 0 && isBehind(best[place - 1]!, node, ties)) place--
      if (place === 4) continue
      best.splice(place, 0, { node, ties })
      best.length = Math.min(best.length, 4)
    }
    return best

    // Nodes come in order: of equals the first stays before.
    function isBehind(other: { readonly node: number; readonly ties: number }, node: number, ties: number) {
      return other.ties < ties || (other.ties === ties && rank[other.node]! < rank[node]!)
    }
  }
}

const countTitles = memoByObject((nodes: readonly MapNode[]) => countBy(nodes, ({ title }) => title))

/** One by one: after an edit nearly all nodes are those of the last map. */
const folderNameOf = memoByObject(({ folder }: MapNode) => lastFolder(folder))

const countFolders = memoByObject((nodes: readonly MapNode[]) => countBy(nodes, folderNameOf))

/** How many nodes have each value. */
function countBy(nodes: readonly MapNode[], keyOf: (node: MapNode) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const node of nodes) {
    const key = keyOf(node)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function chooseName(
  names: Iterable<string>,
  before: string | undefined,
  isFree: (name: string) => boolean,
  notes: string,
): string {
  let best: string | undefined
  for (const name of names) {
    if (!isFree(name)) continue
    best ??= name
    if (before === undefined || name === before) return name
  }
  if (best !== undefined) return best
  for (let turn = 1; ; turn++) if (isFree(`${notes} ${turn}`)) return `${notes} ${turn}`
}

/** How many neighbours of a node are in the same region of some depth. */
function countTies(node: number, { starts, neighbors }: Adjacency, regionOf: Int32Array): number {
  const region = regionOf[node]
  let count = 0
  for (let i = starts[node]!; i < starts[node + 1]!; i++) if (regionOf[neighbors[i]!] === region) count++
  return count
}

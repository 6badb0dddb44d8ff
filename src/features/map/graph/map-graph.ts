/** What a place on the map stands for. Wanted notes are names that links use and no note has. */
type MapNodeKind = 'note' | 'topic' | 'series' | 'reference' | 'wanted' | 'tag'

/** Every kind; its place here is its number in the map's files. */
export const mapNodeKinds: readonly MapNodeKind[] = ['note', 'topic', 'series', 'reference', 'wanted', 'tag']

/** How one node leads to another. */
export type MapEdgeKind = 'link' | 'embed' | 'requires' | 'series' | 'cites' | 'belongs'

/** Every kind, the weakest first: of several between the same two, the last stands for all. */
export const mapEdgeKinds: readonly MapEdgeKind[] = [
  'link',
  'embed',
  'cites',
  'belongs',
  'series',
  'requires',
]

/** One node: everything that the map shows of it. */
export interface MapNode {
  /** Unique: the path of a note, `/wanted/…` and `/tag/…` for what has none. */
  readonly key: string
  readonly kind: MapNodeKind
  readonly title: string
  /** Where its page is, below the site's base; empty where there is none. */
  readonly address: string
  /** Folder without a trailing slash; empty at the root. */
  readonly folder: string
  readonly tags: readonly string[]
  /** Place in {@link MapGraph.stages}; -1 for none. */
  readonly stage: number
  /** Day it was planted, counted from 1970-01-01 UTC; -1 where nothing tells. */
  readonly planted: number
  /** Place in {@link MapGraph.groups} of the topic it belongs to; -1 for none. */
  readonly group: number
  /** Colour of its topic, whether declared or a folder or tag that stands in for one; -1 for none. */
  readonly hue: number
}

/** Names for regions by what they hold, in the garden's language. */
export interface RegionWords {
  readonly notes: string
  readonly tags: string
  readonly wanted: string
  readonly tagsAndWanted: string
}

/** A topic that authors declared: its notes are one region of the map. */
export interface MapGroup {
  readonly id: string
  readonly title: string
  /** Place in the list of groups; -1 at the top. Parents stand before children. */
  readonly parent: number
  /** Its colour. */
  readonly hue: number
}

/**
 * A garden's graph as the map reads it, as plain data that crosses threads: edge `i` leads from node `sources[i]` to
 * node `targets[i]`. At most one edge for an ordered pair, none from a node to itself; sorted by source, then target.
 */
export interface MapGraph {
  /** Sorted by key in code-unit order. */
  readonly nodes: readonly MapNode[]
  readonly groups: readonly MapGroup[]
  /** Names of the stages in the order of growth. */
  readonly stages: readonly string[]
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  /** Places in {@link mapEdgeKinds}. */
  readonly kinds: Uint8Array
  /** What regions are called that nothing in them names; in English where nothing is said. */
  readonly words?: RegionWords
  /** How many links; at least 1. */
  readonly weights: Float32Array
}

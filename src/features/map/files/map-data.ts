/** Kinds of nodes in the order of their numbers. */
export const mapKinds = ['note', 'topic', 'series', 'reference', 'wanted', 'tag'] as const

/** Kinds of edges in the order of their numbers. */
export const mapEdges = ['link', 'embed', 'cites', 'belongs', 'series', 'requires'] as const

/** Stages in the order of their numbers, which begin at 0; -1 is none. */
export const mapStages = ['planned', 'seedling', 'budding', 'evergreen'] as const

/** Directions in which a coast is measured, evenly around from the right, towards growing y. */
export const coastDirections = 32

/** Where the map's files are, below the site's base. */
export const mapFolder = '-/map/'

/** A region as browsers know it. Places are in the map's units, of which the map is {@link MapOverview.radius} wide each way. */
export interface RegionData {
  /** Short, of letters and digits; also the name of its files. */
  readonly id: string
  /** Place in the list of regions; -1 at the top. */
  readonly parent: number
  readonly name: string
  /** 0 to 9. */
  readonly hue: number
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Notes in it at any depth, wanted ones and tags not counted. */
  readonly notes: number
  /** Reach in each of {@link coastDirections}, in parts of the radius. */
  readonly coast: readonly number[]
  /** Whether its file lists regions instead of nodes; those that the overview holds have no such file. */
  readonly inside: 'nodes' | 'regions' | 'listed'
  /** Changes with its files. */
  readonly version: string
}

/** A bundle of ties between two regions of one parent. */
export interface RegionTie {
  readonly a: number
  readonly b: number
  /** Number of links. */
  readonly links: number
}

/** A node that is shown from afar: where it is, and what is needed to draw it. */
export interface LandmarkData {
  /** Place in the list of regions of its leaf, or of what holds that where the leaf is not listed. */
  readonly region: number
  /** Place among the nodes of its leaf; -1 where the leaf is not listed. */
  readonly place: number
  readonly title: string
  readonly x: number
  readonly y: number
  /** Place in {@link mapKinds}. */
  readonly kind: number
  /** Place in {@link mapStages}; -1 for none. */
  readonly stage: number
  readonly size: number
}

/** A note that is named as one end of a way. */
export interface PairEnd {
  readonly title: string
  /** Path of its leaf, as browsers find it, and its place there. */
  readonly region: string
  readonly place: number
}

/** How many nodes have something, in all and by region at the top. */
export interface FacetCount {
  readonly name: string
  /** In the order of the regions at the top. */
  readonly byRegion: readonly number[]
}

/** What filters can choose from, counted over the whole garden. */
export interface MapFacets {
  readonly kinds: readonly FacetCount[]
  readonly stages: readonly FacetCount[]
  /** The most used; their number does not grow with the garden. */
  readonly tags: readonly FacetCount[]
  readonly orphans: FacetCount
  /** Nodes planted in each month, `2025-03`, in order, or on each day, `2025-03-09`, of a young garden; those without are left out. */
  readonly months: readonly FacetCount[]
}

/** The upper levels of a map: all that its first picture needs, of about the same size whatever the garden. */
export interface MapOverview {
  readonly radius: number
  readonly notes: number
  readonly links: number
  /** Number of files that names are spread over, and that crops are. */
  readonly nameShards: number
  readonly cropShards: number
  /** Changes with any of those files. */
  readonly version: string
  readonly regions: readonly RegionData[]
  readonly ties: readonly RegionTie[]
  readonly landmarks: readonly LandmarkData[]
  /** Notes between which a way is worth looking for; at most three pairs. */
  readonly pairs: readonly (readonly [PairEnd, PairEnd])[]
  readonly facets: MapFacets
}

/** A node of a tile. */
export interface NodeData {
  /** In the map's units. */
  readonly x: number
  readonly y: number
  readonly size: number
  /** Place in {@link mapKinds}. */
  readonly kind: number
  /** Place in {@link mapStages}; -1 for none. */
  readonly stage: number
  /** Days since 1970-01-01; -1 for none. */
  readonly planted: number
  /** Notes that link here, and that this one links to. */
  readonly linksIn: number
  readonly linksOut: number
  /** 0 is the part of the garden that hangs together most widely. */
  readonly island: number
  /** Whether it holds distant parts together. */
  readonly isBridge: boolean
  /** How much it matters by who links to it (PageRank), as a multiple of the average. */
  readonly rank: number
}

/** An edge inside a tile, by places. */
export interface InnerEdge {
  readonly source: number
  readonly target: number
  /** Place in {@link mapEdges}. */
  readonly kind: number
}

/** An edge from or to another tile. */
export interface OuterEdge {
  readonly node: number
  /** Place in {@link MapTile.neighbors}. */
  readonly neighbor: number
  /** Place among the neighbour's nodes. */
  readonly place: number
  readonly kind: number
  /** Whether this tile's node is where the edge starts. */
  readonly isOut: boolean
}

/** The region that another tile's nodes are in. */
export interface NeighborTile {
  readonly id: string
  readonly x: number
  readonly y: number
}

/** A leaf region's nodes and edges. */
export interface MapTile {
  readonly nodes: readonly NodeData[]
  readonly inner: readonly InnerEdge[]
  readonly outer: readonly OuterEdge[]
  readonly neighbors: readonly NeighborTile[]
}

/** The texts of a tile, in a file of their own. Arrays in the order of its nodes. */
export interface TileTexts {
  readonly titles: readonly string[]
  /** Below the site's base; empty for what has no page. */
  readonly addresses: readonly string[]
  readonly folders: readonly string[]
  /** Joined by spaces, which no tag has. */
  readonly tags: readonly string[]
}

/** A name that a search finds: title, leaf region, place among its nodes, rank. */
export type NameEntry = readonly [title: string, region: string, place: number, rank: number]

/** Number of a text for spreading over files (FNV-1a). */
export function shardOf(text: string, shards: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash % shards
}

/** The words of a name by their first two letters, which decide in which files a search looks for it. */
export function nameStarts(name: string): readonly string[] {
  const plain = startsInAscii(name)
  if (plain !== undefined) return plain
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = letters.match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.map((word) => [...word].slice(0, 2).join('')))]
}

/** The same for what most names consist of, without tables of Unicode; undefined for other names. */
function startsInAscii(name: string): readonly string[] | undefined {
  const starts: string[] = []
  let wordFrom = -1
  for (let i = 0; i <= name.length; i++) {
    const code = i < name.length ? name.charCodeAt(i) : 0
    if (code > 0x7f) return undefined
    const isInWord = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
    if (isInWord && wordFrom < 0) wordFrom = i
    if (isInWord || wordFrom < 0) continue
    const start = name.slice(wordFrom, Math.min(i, wordFrom + 2)).toLowerCase()
    if (!starts.includes(start)) starts.push(start)
    wordFrom = -1
  }
  return starts
}

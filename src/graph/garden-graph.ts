import type { DirectedGraph } from 'graphology'

/** What a node says of its note. Field names are those of the exported files. */
export interface NodeAttributes {
  /** A note of the garden, or one that links ask for and nobody has written. */
  kind: 'note' | 'wanted'
  /** Title of a note; the name of a wanted one as its first link writes it. */
  title: string
  /** Path in the garden; empty for a wanted note. */
  path: string
  /** Folder without a trailing slash; empty at the root and for a wanted note. */
  folder: string
  tags: readonly string[]
  wordCount: number
  /** Notes that link here. */
  inDegree: number
  /** Notes, wanted ones too, that this one links to. */
  outDegree: number
}

/** One note's links to another, together. */
export interface EdgeAttributes {
  /** `embed` where every one of the links is an embed. */
  kind: 'link' | 'embed'
  /** Number of links; at least 1. */
  weight: number
}

/** What the graph says of itself; the same for every garden. */
export interface GraphAttributes {
  creator: string
}

/** The notes of a garden and the links between them. */
export type GardenGraph = DirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>

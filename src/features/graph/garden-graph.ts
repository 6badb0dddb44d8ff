import type { DirectedGraph } from 'graphology'
import type { Basis } from '../../model/basis.ts'
import type { GardenData } from '../../model/garden-data.ts'
import type { NoteKind } from '../../model/note-kind.ts'
import type { Stage } from '../../model/stage.ts'

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
  /** What the note is for; empty for a wanted note. */
  noteKind: NoteKind | ''
  /** How far it has grown; `planned` for a wanted note that the garden plans; empty where nobody says. */
  stage: Stage | ''
  /** Where its knowledge comes from; empty where nobody says. */
  basis: Basis | ''
  /** Ids of the topics it belongs to. */
  topics: readonly string[]
  /** Id of its series, and its place there from 1; empty and 0 outside of one. */
  series: string
  part: number
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
  /** In JSON alone: topics, series and what else is known of the garden, in the shape of `garden.json`. */
  garden?: GardenData
}

/** The notes of a garden and the links between them. */
export type GardenGraph = DirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>

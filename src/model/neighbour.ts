/** A heading of a note in another garden. */
export interface NeighbourHeading {
  /** Element id on the note's page. */
  readonly id: string
  readonly text: string
}

/** A link from a note of another garden to a third one, or to ours, with the sentence around it in three pieces. */
export interface NeighbourLink {
  /** The whole address, with its fragment. */
  readonly to: string
  readonly before: string
  readonly link: string
  readonly after: string
}

/** What another garden says of one of its notes. */
export interface NeighbourNote {
  /** Its page below the garden's address, percent-encoded; empty for the garden's home. */
  readonly href: string
  /** Its file in that garden, without the ending. */
  readonly path: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly headings: readonly NeighbourHeading[]
  /** Set where it has more headings than these. */
  readonly hasMoreHeadings?: true
  /** Ids of its marked blocks, lower-cased; absent where its garden does not tell all of them. */
  readonly blocks?: readonly string[]
  readonly topics: readonly string[]
  /** Its description, or the start of its text; may be empty. */
  readonly text: string
  readonly links: readonly NeighbourLink[]
  /** Where it is on its garden's map, in thousandths of that map's radius from its middle; y grows upwards. */
  readonly at?: readonly [x: number, y: number]
}

/** A region of another garden's map. Places and lengths are in thousandths of that map's radius, from its middle; y grows upwards. */
export interface NeighbourRegion {
  readonly name: string
  readonly notes: number
  readonly x: number
  readonly y: number
  readonly radius: number
  /** How far it reaches, evenly around from the right towards growing y, in hundredths of its radius. */
  readonly coast: readonly number[]
}

/** Another garden, by the name that ours gives it. */
export interface NamedGarden {
  /** What stands before the colon of a link: `kernel`. */
  readonly name: string
  /** Where its site is, with a slash at its end. */
  readonly address: string
  /** Where its inventory is read from, where that is not its address: a folder, absolute or from our garden's top. */
  readonly from?: string
}

/** Another garden, with what was kept of it when it was last asked. */
export interface Neighbour extends NamedGarden {
  /** What it calls itself; its name here where that is not known. */
  readonly title: string
  /** `new` where nothing has been kept yet, `damaged` where what was kept cannot be read. */
  readonly state: 'kept' | 'new' | 'damaged'
  /** Sorted by path. */
  readonly notes: readonly NeighbourNote[]
  /** The upper regions of its map, the largest first; absent where it told of no map. */
  readonly regions?: readonly NeighbourRegion[]
}

/** What a link to another garden leads to, as far as its inventory tells. */
export interface NeighbourTarget {
  /** The garden's name. */
  readonly garden: string
  /** `page` is one that is no note's, `unknown` one of a garden whose inventory is not kept: neither can be checked. */
  readonly found: 'note' | 'page' | 'nothing' | 'unknown'
  /** The note's page below the garden's address; absent where no note was found. */
  readonly href?: string
  /** False where the note has no such heading. */
  readonly fragmentFound: boolean
}

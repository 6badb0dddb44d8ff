import type { NamedGarden, Neighbour } from '../model/neighbour.ts'
import type { GardenOptions } from '../model/options.ts'

/** How a feature knows the gardens that links may name. One of ours is in its room's `neighbours.ts`. */
export interface NeighbourSource {
  /** The feature's name. */
  readonly name: string
  /** The gardens that the settings name, sorted by name. */
  named(options: Pick<GardenOptions, 'settings'>): readonly NamedGarden[]
  /** A garden with what `kept` says: the text of the file that keeps its inventory, undefined where there is none. */
  open(garden: NamedGarden, kept: string | undefined): Neighbour
}

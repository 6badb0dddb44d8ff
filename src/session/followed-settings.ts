import type { Neighbour } from '../model/neighbour.ts'
import type { GardenOptions } from '../model/options.ts'
import type { Publication } from '../model/publication.ts'

/** What a garden's settings say that may change while it is served. */
export interface FollowedSettings {
  readonly options: Pick<GardenOptions, 'templates' | 'days'>
  /** Who may see what by these. */
  readonly publication: Publication
  /** Other gardens, with what is kept of them. */
  readonly neighbours: readonly Neighbour[]
}

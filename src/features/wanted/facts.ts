import { defineFacts } from '../../define/facts.ts'
import type { WantedDemand } from '../../model/tending.ts'
import { rankWanted } from './rank-wanted.ts'

/** The wanted notes, the most wanted first. */
export const wantedFacts = defineFacts<readonly WantedDemand[]>({
  name: 'wanted',
  reads: 'links',
  none: [],
  collect: rankWanted,
})

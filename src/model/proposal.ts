import type { Change } from './change.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { GardenPath } from './path.ts'
import type { PlannedChange } from './planned-change.ts'

/** A change that somebody else than the gardener would make, and that waits until the gardener has looked at it. */
export interface Proposal {
  /** When it was made, and a number by chance. */
  readonly id: string
  /** ISO 8601, in UTC. */
  readonly madeAt: string
  /** What the program that proposes it calls itself, and what it says of it: the words of a stranger. */
  readonly by: string
  readonly summary: string
  /** Of a change across notes, which is planned anew before it is done. */
  readonly change?: Change
  readonly planned: PlannedChange
  readonly effects: ProposalEffects
}

/** What a proposal would do besides what its diff shows. */
export interface ProposalEffects {
  /** Targets of links that notes would have and have not, and the other way round. */
  readonly links: readonly LinkEffect[]
  readonly appearing: readonly EffectDiagnostic[]
  readonly solved: readonly EffectDiagnostic[]
}

/** The links that come and go in a note, as they are written. */
interface LinkEffect {
  readonly path: GardenPath
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** A problem of the garden that comes or goes. */
export type EffectDiagnostic = Pick<Diagnostic, 'path' | 'code' | 'severity' | 'message'>

import type { GardenPath } from '../../model/path.ts'
import type { Proposal } from '../../model/proposal.ts'
import type { ChangePreview } from './change-api.ts'

/** A proposal of an agent that waits for the gardener. Its words are those of a stranger. */
export interface WaitingProposal extends Pick<Proposal, 'id' | 'madeAt' | 'by' | 'summary' | 'effects'> {
  readonly preview: ChangePreview
  /** Files that were changed since: then it can be rejected alone. */
  readonly stale: readonly GardenPath[]
}

/** Answer of `GET proposals`; the oldest first. */
export interface ProposalsAnswer {
  readonly proposals: readonly WaitingProposal[]
}

/** Says which proposal is accepted or rejected. */
export interface ProposalRequest {
  readonly proposal: string
}

/** Answer to a rejection. */
export interface RejectAnswer {
  /** Whether it still waited. */
  readonly isRejected: boolean
}

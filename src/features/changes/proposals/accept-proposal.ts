import type { Garden } from '../../../model/garden.ts'
import type { ContentHash, GardenPath } from '../../../model/path.ts'
import type { PlannedChange } from '../../../model/planned-change.ts'
import type { Proposal } from '../../../model/proposal.ts'
import type { Planner } from '../open-planner.ts'

/** A proposal was made for files that are others by now; nothing was written. */
export class StaleProposalError extends Error {}

/** The digest of a file's bytes; undefined where there is no such file. */
export type HashOf = (path: GardenPath) => Promise<ContentHash | undefined>

/** The files of a proposal that are not what it was made for any more: it is stale where there are any. */
export async function findStale({ planned }: Proposal, hashOf: HashOf): Promise<readonly GardenPath[]> {
  const stale: GardenPath[] = []
  for (const { path, to, hash } of planned.files) {
    const isOther = (await hashOf(path)) !== hash
    const isTaken = to !== undefined && to !== path && (await hashOf(to)) !== undefined
    if (isOther) stale.push(path)
    // Of a name that changes by letter case alone some file systems find the file itself.
    else if (isTaken && to.toLowerCase() !== path.toLowerCase()) stale.push(to)
  }
  return stale
}

/** What accepting a proposal needs. */
interface AcceptSettings<Done> {
  readonly garden: Garden
  readonly hashOf: HashOf
  readonly plan: Planner
  /** Does all of a change or nothing; `what` is said when it is undone. */
  readonly apply: (planned: PlannedChange, what: string) => Promise<Done>
}

/**
 * Does what was proposed, all of it or nothing. Rejects with a {@link StaleProposalError} where a file was changed since,
 * or a change across notes would do something else by now.
 */
export async function acceptProposal<Done>(
  proposal: Proposal,
  { garden, hashOf, plan, apply }: AcceptSettings<Done>,
): Promise<Done> {
  const stale = await findStale(proposal, hashOf)
  if (stale.length > 0) throw new StaleProposalError(`${describeStale(stale)}; nothing was written`)
  const { change, planned, summary } = proposal
  if (change === undefined) return apply(planned, `proposal "${summary}"`)
  const again = await plan(change, garden)
  if (again.digest !== planned.digest)
    throw new StaleProposalError('other notes were changed since it was proposed; nothing was written')
  return apply(again, `proposal "${summary}"`)
}

/** Why a proposal cannot be accepted any more. */
export function describeStale(stale: readonly GardenPath[]): string {
  return `${stale.join(', ')} ${stale.length === 1 ? 'was' : 'were'} changed since it was proposed`
}

import type { Context } from 'hono'
import {
  acceptProposal,
  findStale,
  type HashOf,
  StaleProposalError,
} from '../features/changes/proposals/accept-proposal.ts'
import type { ProposalBox } from '../features/changes/proposals/proposal-box.ts'
import { showWhole, wholeLine } from '../features/changes/proposals/show-whole.ts'
import type { ApplyAnswer } from '../features/editor/change-api.ts'
import type { ProposalRequest, ProposalsAnswer, RejectAnswer } from '../features/editor/proposal-api.ts'
import type { Proposal } from '../model/proposal.ts'
import type { Session } from '../session/session.ts'
import { applyPlanned, type ChangeSettings, previewOf } from './apply-planned.ts'
import { editRoute } from './edit-route.ts'
import { ApiError, readJson } from './read-json.ts'
import type { Route } from './route.ts'

/** A request names a proposal. */
const maxBytes = 1_024

/** What proposals need besides the session. */
export interface ProposalSettings extends ChangeSettings {
  /** Where they wait; default: nowhere, and nothing does. */
  readonly proposals?: ProposalBox
}

const emptyBox: Omit<ProposalBox, 'add'> = { list: () => [], find: () => undefined, remove: () => false }

/** What agents propose: what waits, doing exactly that, and forgetting it. */
export function proposalRoutes(session: Session, settings: ProposalSettings): readonly Route[] {
  const { store, plan, proposals: box = emptyBox } = settings
  const hashOf: HashOf = async (path) => (await store.read(path))?.hash
  const list = async (): Promise<ProposalsAnswer> => ({
    proposals: await Promise.all(
      box.list().map(async (proposal) => {
        const { id, madeAt, by, summary, effects, planned } = proposal
        const stale = await findStale(proposal, hashOf)
        return {
          id,
          madeAt,
          by,
          summary,
          effects,
          preview: previewOf({ ...planned, files: showWhole(proposal) }, wholeLine),
          stale,
        }
      }),
    ),
  })
  const accept = async (c: Context): Promise<ApplyAnswer> => {
    const proposal = getProposal(box, await readJson<ProposalRequest>(c, maxBytes, { proposal: 'text' }))
    const done = await acceptProposal(proposal, {
      garden: session.snapshot.garden,
      hashOf,
      plan,
      apply: (planned, what) => applyPlanned(session, settings, planned, { what, change: proposal.change }),
    }).catch((error: unknown) => {
      throw error instanceof StaleProposalError ? new ApiError(409, 'conflict', error.message) : error
    })
    box.remove(proposal.id)
    return done
  }
  const reject = async (c: Context): Promise<RejectAnswer> => {
    const { proposal } = await readJson<ProposalRequest>(c, maxBytes, { proposal: 'text' })
    return { isRejected: box.remove(proposal) }
  }
  return [
    editRoute('GET', 'proposals', 'api-read', list),
    editRoute('POST', 'proposal/accept', 'api-write', accept),
    editRoute('POST', 'proposal/reject', 'api-write', reject),
  ]
}

function getProposal(box: Pick<ProposalBox, 'find'>, { proposal: id }: ProposalRequest): Proposal {
  const found = box.find(id)
  if (found === undefined) throw new ApiError(404, 'not-found', 'This proposal does not wait any more')
  return found
}

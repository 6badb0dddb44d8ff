import type { Answer, Asked, Colors } from '../../../define/command.ts'
import type { GardenPath } from '../../../model/path.ts'
import type { EffectDiagnostic, Proposal } from '../../../model/proposal.ts'
import { countOf } from '../../../text/count-of.ts'
import { describeFile } from '../describe-file.ts'
import { planDiff } from '../plan-steps.ts'
import { acceptProposal, describeStale, findStale } from './accept-proposal.ts'
import { openProposalBox, type ProposalBox } from './proposal-box.ts'
import { showUnseen, showWhole, wholeLine } from './show-whole.ts'

/** What `hortus proposals` needs of the command line. */
type AskedProposals = Pick<Asked<never, Record<never, never>>, 'many' | 'read' | 'list' | 'edits' | 'garden'>

/** Lists what waits, shows one, accepts or rejects some. Rejects with a message for people where that cannot be done. */
export async function answerProposals(asked: AskedProposals): Promise<Answer> {
  const [verb = 'list', ...ids] = asked.many
  const { stateOf } = await asked.garden()
  const box = openProposalBox(stateOf('proposals'))
  switch (verb) {
    case 'list':
      if (ids.length > 0) throw new Error(`"proposals list" takes no "${ids[0]}"; --garden names a garden`)
      return listProposals(box, asked)
    case 'show':
      return showProposals(getProposals(box, verb, ids), asked)
    case 'accept':
      return acceptProposals(getProposals(box, verb, ids), box, asked)
    case 'reject': {
      const rejected = getProposals(box, verb, ids)
      for (const { id } of rejected) box.remove(id)
      return {
        text: () => `Rejected: ${countOf(rejected.length, 'proposal')}; nothing was written.`,
        json: () => ({ rejected: rejected.map(({ id }) => id) }),
      }
    }
    default:
      throw new Error(
        `found "${verb}", expected "list", "show", "accept" or "reject"; --garden names a garden`,
      )
  }
}

function getProposals(box: ProposalBox, verb: string, ids: readonly string[]): readonly Proposal[] {
  if (ids.length === 0) throw new Error(`"proposals ${verb}" needs an id; "hortus proposals" lists them`)
  return ids.map((id) => {
    const found = box.find(id)
    if (found === undefined) throw new Error(`no proposal "${id}" waits; "hortus proposals" lists them`)
    return found
  })
}

async function listProposals(box: ProposalBox, asked: AskedProposals): Promise<Answer> {
  const { hashOf } = await asked.garden()
  const waiting = await Promise.all(
    box.list().map(async (proposal) => ({ proposal, stale: await findStale(proposal, hashOf) })),
  )
  return {
    json: () => ({ proposals: waiting.map(({ proposal, stale }) => proposalJson(proposal, stale)) }),
    text: (colors) =>
      waiting.length === 0
        ? 'No proposal waits.'
        : waiting.map(({ proposal, stale }) => renderHead(proposal, stale, colors)).join('\n'),
  }
}

async function showProposals(proposals: readonly Proposal[], asked: AskedProposals): Promise<Answer> {
  const { hashOf, showFile } = await asked.garden()
  const shown = await Promise.all(
    proposals.map(async (proposal) => ({ proposal, stale: await findStale(proposal, hashOf) })),
  )
  return {
    json: () => ({ proposals: shown.map(({ proposal, stale }) => proposalJson(proposal, stale)) }),
    text: (colors) =>
      shown
        .map(({ proposal, stale }) =>
          [
            renderHead(proposal, stale, colors),
            ...showWhole(proposal).map((file) => describeFile(file, showFile, colors, wholeLine)),
            ...renderEffects(proposal, colors),
          ].join('\n'),
        )
        .join('\n\n'),
  }
}

async function acceptProposals(
  proposals: readonly Proposal[],
  box: ProposalBox,
  { read, edits }: AskedProposals,
): Promise<Answer> {
  if (proposals.length > 1)
    throw new Error('"proposals accept" takes one id: each may change what others rest on')
  const { garden, hashOf } = await read()
  const [proposal] = proposals
  if (proposal === undefined) throw new Error('"proposals accept" needs an id')
  const done = await acceptProposal(proposal, {
    garden,
    hashOf,
    plan: edits.plan,
    apply: (planned, what) => edits.apply(planned, what),
  })
  box.remove(proposal.id)
  const count = countOf(proposal.planned.files.length, 'file')
  return {
    text: () => `${count} changed. "hortus undo" puts everything back.`,
    json: () => ({ accepted: proposal.id, undo: done.id, files: done.paths }),
  }
}

function proposalJson(proposal: Proposal, stale: readonly GardenPath[]) {
  const { id, madeAt, by, summary, planned, effects } = proposal
  return {
    id,
    madeAt,
    by,
    summary,
    stale,
    files: planned.files.map((file) => {
      const { kind, path, to } = file
      return { kind, path, ...(to !== undefined && { to }), diff: planDiff(file) }
    }),
    ...planned.relinked,
    ...effects,
  }
}

/** What others wrote must not steer the terminal. */
function clean(text: string): string {
  return showUnseen(text).replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
}

function renderHead(
  { id, madeAt, by, summary, planned }: Proposal,
  stale: readonly GardenPath[],
  colors: Colors,
): string {
  const about = `${madeAt.slice(0, 16).replace('T', ' ')} UTC, by ${clean(by)}, ${countOf(planned.files.length, 'file')}`
  const line = `${colors.bold(id)}  ${clean(summary)}\n  ${colors.dim(about)}`
  return stale.length === 0 ? line : `${line}\n  ${colors.yellow(`stale: ${describeStale(stale)}`)}`
}

function renderEffects({ planned, effects }: Proposal, colors: Colors): readonly string[] {
  const { links, appearing, solved } = effects
  const problems = (title: string, list: readonly EffectDiagnostic[]): readonly string[] =>
    list.length === 0
      ? []
      : [
          colors.bold(title),
          ...list.map(({ path, code, message }) => `  ${clean(path)}: ${clean(message)} ${colors.dim(code)}`),
        ]
  const anew = planned.relinked.links
  return [
    ...(anew === 0 ? [] : [`${countOf(anew, 'link')} written anew`]),
    ...links.flatMap(({ path, added, removed }) => [
      ...(added.length === 0 ? [] : [`${clean(path)} would link to ${added.map(quoted).join(', ')}`]),
      ...(removed.length === 0
        ? []
        : [`${clean(path)} would no longer link to ${removed.map(quoted).join(', ')}`]),
    ]),
    ...problems('Problems that would appear', appearing),
    ...problems('Problems that would be solved', solved),
  ]
}

function quoted(target: string): string {
  return `"${clean(target)}"`
}

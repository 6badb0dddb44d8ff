import type { Garden } from '../../../model/garden.ts'
import { isNotePath, type NotePath } from '../../../model/path.ts'
import type { PlannedChange, PlannedFile } from '../../../model/planned-change.ts'
import type { EffectDiagnostic, Proposal, ProposalEffects } from '../../../model/proposal.ts'
import type { Session } from '../../../session/session.ts'
import type { Snapshot } from '../../../session/snapshot.ts'
import { planSteps } from '../plan-steps.ts'
import { finishPlan } from '../planned-change.ts'

/** Problems that are kept of each kind; of more it is clear enough that there are many. */
const maxProblems = 50

/** Who proposes, when, and what: a plan, and the change across notes that it does, if it is one. */
type ProposalWish = Omit<Proposal, 'effects'>

/** A plan that changes these files and nothing else. */
export function planEdits(files: readonly PlannedFile[]): PlannedChange {
  return finishPlan(files, [], { links: 0, byAlias: 0 })
}

/** A proposal with what it would do to the garden, which is imagined and linked for that; nothing is written. */
export async function propose(wish: ProposalWish, session: Session): Promise<Proposal> {
  const before = session.snapshot
  const after = await session.imagine(imaginedFiles(wish.planned.files))
  return { ...wish, effects: await effectsOf(wish.planned.files, before, after) }
}

/** The bytes of every note that a plan touches, where they will be. */
function imaginedFiles(files: readonly PlannedFile[]): ReadonlyMap<NotePath, Uint8Array | null> {
  const imagined = new Map<NotePath, Uint8Array | null>()
  const encoder = new TextEncoder()
  for (const file of files) {
    const [step] = planSteps([file])
    const { path, to = path, before } = file
    if (step === undefined || !isNotePath(path)) continue
    if (step.to !== path) imagined.set(path, null)
    const bytes = step.bytes ?? (before === undefined ? undefined : encoder.encode(before))
    if (step.to !== null && bytes !== undefined) imagined.set(to as NotePath, bytes)
  }
  return imagined
}

async function effectsOf(
  files: readonly PlannedFile[],
  before: Snapshot,
  after: Snapshot,
): Promise<ProposalEffects> {
  const [old, now] = await Promise.all([before, after].map((one) => one.diagnostics({ suggest: false })))
  const isNew = without(old ?? [])
  const isGone = without(now ?? [])
  return {
    links: files.flatMap(({ path, to = path }) => {
      const [was, is] = [targetsIn(before.garden, path), targetsIn(after.garden, to)]
      const added = is.filter((target) => !was.includes(target))
      const removed = was.filter((target) => !is.includes(target))
      return added.length + removed.length === 0 ? [] : [{ path: to, added, removed }]
    }),
    appearing: (now ?? []).filter(isNew).slice(0, maxProblems).map(shownProblem),
    solved: (old ?? []).filter(isGone).slice(0, maxProblems).map(shownProblem),
  }
}

/** The targets of a note's links, each once, sorted as they come. */
function targetsIn({ notesByPath }: Garden, path: string): readonly string[] {
  const links = notesByPath.get(path as NotePath)?.links ?? []
  return [...new Set(links.map(({ target }) => target))]
}

/** Says of a problem whether it is none of some others: places move with every edit, so they do not count. */
function without(others: readonly EffectDiagnostic[]): (one: EffectDiagnostic) => boolean {
  const known = new Map<string, number>()
  const keyOf = ({ path, code, message }: EffectDiagnostic): string => `${path}\n${code}\n${message}`
  for (const one of others) known.set(keyOf(one), (known.get(keyOf(one)) ?? 0) + 1)
  return (one) => {
    const left = known.get(keyOf(one)) ?? 0
    known.set(keyOf(one), left - 1)
    return left <= 0
  }
}

function shownProblem({ path, code, severity, message }: EffectDiagnostic): EffectDiagnostic {
  return { path, code, severity, message }
}

import { diffLines } from '../features/changes/diff-lines.ts'
import type { Planner } from '../features/changes/open-planner.ts'
import { planSteps } from '../features/changes/plan-steps.ts'
import type { ApplyAnswer, ChangePreview } from '../features/editor/change-api.ts'
import type { Change } from '../model/change.ts'
import type { NotePath } from '../model/path.ts'
import type { PlannedChange, PlannedFile } from '../model/planned-change.ts'
import type { Session } from '../session/session.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { EditStore } from '../store/edit-store.ts'
import { ChangedMeanwhileError } from '../store/file-step.ts'
import type { MovedFile } from './moved-pages.ts'
import { ApiError } from './read-json.ts'

/** What changes across notes need besides the session. */
export interface ChangeSettings {
  readonly store: EditStore
  readonly plan: Planner
  /** Told of each change that was done. */
  readonly onChanged?: (planned: PlannedChange) => void
  /** Takes over what was written. Resolves when pages show it. */
  readonly takeOver: (paths: readonly string[], moves?: readonly MovedFile[]) => Promise<void>
}

/** A plan as a browser shows it, with the diff of every file; lines of more than `long` characters are cut, see `diffLines`. */
export function previewOf(planned: PlannedChange, long?: number): ChangePreview {
  return {
    digest: planned.digest,
    problems: planned.problems,
    relinked: planned.relinked,
    remarks: planned.remarks,
    ...(planned.hits && { hits: planned.hits }),
    files: planned.files.map((file) => ({
      kind: file.kind,
      path: file.path,
      ...(file.to !== undefined && { to: file.to }),
      ...(file.link !== undefined && { isLink: true }),
      lines: diffLines(file, long),
    })),
  }
}

/** Does a plan, all of it or nothing, and has pages show it. `what` is said when it is undone. */
export async function applyPlanned(
  session: Session,
  { store, takeOver, onChanged }: ChangeSettings,
  planned: PlannedChange,
  { what, change }: { readonly what: string; readonly change: Change | undefined },
): Promise<ApplyAnswer> {
  const done = await store.apply(planSteps(planned.files), what).catch(asConflict)
  if (planned.emptied !== undefined) await store.clearFolder(planned.emptied)
  onChanged?.(planned)
  const before = session.snapshot
  const moves = movesOf(planned.files, change)
  await takeOver(done.paths, moves)
  const hrefIn = (snapshot: Snapshot, path: string): string | undefined => {
    const address = snapshot.plan.addressByNote.get(path as NotePath)
    return address === undefined ? undefined : snapshot.hrefOf(address)
  }
  const moved = moves.map(({ from, to }) => {
    const [fromHref, toHref] = [hrefIn(before, from), hrefIn(session.snapshot, to)]
    return { from, to, ...(fromHref !== undefined && toHref !== undefined && { fromHref, toHref }) }
  })
  return { undo: done.id, files: done.files, moved }
}

/** The files that are somewhere else after a change: one that is merged into another is there. */
function movesOf(files: readonly PlannedFile[], change: Change | undefined): readonly MovedFile[] {
  const moves = files.flatMap(({ path, to }) => (to === undefined ? [] : [{ from: path, to }]))
  return change?.kind === 'merge-notes' ? [...moves, { from: change.from, to: change.into }] : moves
}

/** Of a file that is another by now. */
export function asConflict(error: unknown): never {
  if (error instanceof ChangedMeanwhileError)
    throw new ApiError(409, 'conflict', `${error.message}; nothing was written`)
  throw error
}

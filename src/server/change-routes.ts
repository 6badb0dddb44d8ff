import type { Context } from 'hono'
import { describeChange } from '../features/changes/describe-change.ts'
import { diffLines } from '../features/changes/diff-lines.ts'
import type { Planner } from '../features/changes/open-planner.ts'
import { planSteps } from '../features/changes/plan-steps.ts'
import type {
  ApplyAnswer,
  ApplyRequest,
  ChangePreview,
  ChangeRequest,
  UndoRequest,
} from '../features/editor/change-api.ts'
import type { Change } from '../model/change.ts'
import type { NotePath } from '../model/path.ts'
import type { PlannedChange, PlannedFile } from '../model/planned-change.ts'
import type { Session } from '../session/session.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { EditStore } from '../store/edit-store.ts'
import { ChangedMeanwhileError } from '../store/file-step.ts'
import { checkChange } from './check-change.ts'
import { editRoute } from './edit-route.ts'
import type { MovedFile } from './moved-pages.ts'
import { ApiError, readJson } from './read-json.ts'
import type { Route } from './route.ts'

/** What changes across notes need besides the session. */
export interface ChangeSettings {
  readonly store: EditStore
  readonly plan: Planner
  /** Told of each change that was done. */
  readonly onChanged?: (planned: PlannedChange) => void
  /** Takes over what was written. Resolves when pages show it. */
  readonly takeOver: (paths: readonly string[], moves?: readonly MovedFile[]) => Promise<void>
}

/** A change is a few names, or a list of mentions. */
const maxBytes = 262_144

/** Changes across notes: what one would do, doing exactly that, and undoing it. */
export function changeRoutes(
  session: Session,
  { store, plan, takeOver, onChanged }: ChangeSettings,
): readonly Route[] {
  const preview = async (c: Context): Promise<ChangePreview> => {
    const { change } = await readJson<ChangeRequest>(c, maxBytes, { change: 'object' })
    const planned = await plan(checkChange(change), session.snapshot.garden)
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
        lines: diffLines(file),
      })),
    }
  }
  const apply = async (c: Context): Promise<ApplyAnswer> => {
    const request = await readJson<ApplyRequest>(c, maxBytes, { change: 'object', digest: 'text' })
    const change: Change = checkChange(request.change)
    const planned = await plan(change, session.snapshot.garden)
    if (planned.problems.length > 0) throw new ApiError(422, 'bad-name', planned.problems.join('; '))
    if (planned.digest !== request.digest)
      throw new ApiError(409, 'conflict', 'The garden has changed: look at what would be done once more')
    const done = await store.apply(planSteps(planned.files), describeChange(change)).catch(asConflict)
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
  const undo = async (c: Context): Promise<ApplyAnswer> => {
    const request = await readJson<UndoRequest>(c, maxBytes, { undo: 'text' })
    const done = await store.undo(request.undo).catch(asConflict)
    await takeOver(done.paths)
    return { undo: done.id, files: done.files, moved: [] }
  }
  const route = (name: string, answer: (c: Context) => Promise<object>): Route =>
    editRoute('POST', `change/${name}`, 'api-write', answer)
  return [route('preview', preview), route('apply', apply), route('undo', undo)]
}

/** The files that are somewhere else after a change: one that is merged into another is there. */
function movesOf(files: readonly PlannedFile[], change: Change): readonly MovedFile[] {
  const moves = files.flatMap(({ path, to }) => (to === undefined ? [] : [{ from: path, to }]))
  return change.kind === 'merge-notes' ? [...moves, { from: change.from, to: change.into }] : moves
}

function asConflict(error: unknown): never {
  if (error instanceof ChangedMeanwhileError)
    throw new ApiError(409, 'conflict', `${error.message}; nothing was written`)
  throw error
}

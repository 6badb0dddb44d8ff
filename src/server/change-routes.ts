import type { Context } from 'hono'
import type { Planner } from '../features/changes/open-planner.ts'
import { planDiff, planSteps } from '../features/changes/plan-steps.ts'
import {
  type ApplyAnswer,
  type ApplyRequest,
  type ChangePreview,
  type ChangeRequest,
  editApiPath,
  type UndoRequest,
} from '../features/editor/edit-api.ts'
import type { Change } from '../model/change.ts'
import type { PlannedChange } from '../model/planned-change.ts'
import type { Session } from '../session/session.ts'
import type { EditStore } from '../store/edit-store.ts'
import { ChangedMeanwhileError } from '../store/file-step.ts'
import { checkChange } from './check-change.ts'
import { apiErrorOf } from './edit-routes.ts'
import { ApiError, readJson } from './read-json.ts'
import type { Route } from './route.ts'

/** What changes across notes need besides the session. */
export interface ChangeSettings {
  readonly store: EditStore
  readonly plan: Planner
  /** Told of each change that was done. */
  readonly onChanged?: (planned: PlannedChange) => void
  /** Takes over what was written. Resolves when pages show it. */
  readonly takeOver: (paths: readonly string[]) => Promise<void>
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
      files: planned.files.map((file) => ({
        kind: file.kind,
        path: file.path,
        ...(file.to !== undefined && { to: file.to }),
        diff: planDiff(file),
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
    const done = await store.apply(planSteps(planned.files)).catch(asConflict)
    onChanged?.(planned)
    await takeOver(planned.files.flatMap(({ path, to }) => (to === undefined ? [path] : [path, to])))
    return { undo: done.id, files: done.files }
  }
  const undo = async (c: Context): Promise<ApplyAnswer> => {
    const request = await readJson<UndoRequest>(c, maxBytes, { undo: 'text' })
    const done = await store.undo(request.undo).catch(asConflict)
    await takeOver(done.paths)
    return { undo: done.id, files: done.files }
  }
  const route = (name: string, answer: (c: Context) => Promise<object>): Route => ({
    method: 'POST',
    path: `${editApiPath}change/${name}`,
    access: 'api-write',
    handle: async (c) => c.json(await answer(c).catch((error: unknown) => Promise.reject(apiErrorOf(error)))),
  })
  return [route('preview', preview), route('apply', apply), route('undo', undo)]
}

function asConflict(error: unknown): never {
  if (error instanceof ChangedMeanwhileError)
    throw new ApiError(409, 'conflict', `${error.message}; nothing was written`)
  throw error
}

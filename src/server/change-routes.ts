import type { Context } from 'hono'
import { describeChange } from '../features/changes/describe-change.ts'
import type {
  ApplyAnswer,
  ApplyRequest,
  ChangePreview,
  ChangeRequest,
  UndoRequest,
} from '../features/editor/change-api.ts'
import type { Change } from '../model/change.ts'
import type { Session } from '../session/session.ts'
import { applyPlanned, asConflict, type ChangeSettings, previewOf } from './apply-planned.ts'
import { checkChange } from './check-change.ts'
import { editRoute } from './edit-route.ts'
import { ApiError, readJson } from './read-json.ts'
import type { Route } from './route.ts'

/** A change is a few names, or a list of mentions. */
const maxBytes = 262_144

/** Changes across notes: what one would do, doing exactly that, and undoing it. */
export function changeRoutes(session: Session, settings: ChangeSettings): readonly Route[] {
  const { store, plan, takeOver } = settings
  const preview = async (c: Context): Promise<ChangePreview> => {
    const { change } = await readJson<ChangeRequest>(c, maxBytes, { change: 'object' })
    const planned = await plan(checkChange(change), session.snapshot.garden)
    return previewOf(planned)
  }
  const apply = async (c: Context): Promise<ApplyAnswer> => {
    const request = await readJson<ApplyRequest>(c, maxBytes, { change: 'object', digest: 'text' })
    const change: Change = checkChange(request.change)
    const planned = await plan(change, session.snapshot.garden)
    if (planned.problems.length > 0) throw new ApiError(422, 'bad-name', planned.problems.join('; '))
    if (planned.digest !== request.digest)
      throw new ApiError(409, 'conflict', 'The garden has changed: look at what would be done once more')
    return applyPlanned(session, settings, planned, { what: describeChange(change), change })
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

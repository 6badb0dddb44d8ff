import type { Context } from 'hono'
import type {
  ClaimAnswer,
  ClaimRequest,
  DeleteRequest,
  EditSession,
  HistoryList,
  HistoryText,
  NoteDiagnostics,
  NoteSource,
  SaveAnswer,
  SaveConflict,
  SaveRequest,
} from '../features/editor/edit-api.ts'
import { type ContentHash, type GardenPath, isNotePath, type NotePath } from '../model/path.ts'
import { openDialects } from '../session/dialects.ts'
import type { Session } from '../session/session.ts'
import type { EditStore, SaveResult } from '../store/edit-store.ts'
import { assetExtensions, refusePath } from '../store/garden-path.ts'
import { refuseNewName } from '../store/new-name.ts'
import { type AccessPolicy, isSameToken } from './access-policy.ts'
import { SaveConflictError } from './api-error-of.ts'
import { editRoute } from './edit-route.ts'
import { decodeNote, encodeNote } from './note-text.ts'
import { maxAssetBytes } from './place-asset.ts'
import { ApiError, readJson } from './read-json.ts'
import type { Route } from './route.ts'

/** What the edit API works with. */
export interface EditSettings {
  readonly store: EditStore
  /** Takes over what was written, before the watcher finds it. Resolves when pages show it. */
  readonly takeOver: (paths: readonly string[]) => Promise<void>
  /** Whether the garden's config adds plugins, which run here alone: a preview then needs the builder's body. */
  readonly hasPlugins?: boolean
}

/** Most bytes of a request: a note of 5 MB is as large in JSON or up to six times. */
const maxNoteBytes = 5_242_880

/** The routes of the edit API but for changes across notes. */
export function editRoutes(
  session: Session,
  policy: AccessPolicy,
  { store, takeOver, hasPlugins = false }: EditSettings,
): readonly Route[] {
  const hrefOfNote = (path: NotePath): { href?: string } => {
    const address = session.snapshot.plan.addressByNote.get(path)
    return address === undefined ? {} : { href: session.snapshot.hrefOf(address) }
  }
  const readNote = async (path: NotePath): Promise<NoteSource> => {
    const file = await store.read(path)
    if (file === undefined) throw notFound(path)
    return { path, hash: file.hash, text: decodeNote(file.bytes), ...hrefOfNote(path) }
  }

  const answerSave = (path: NotePath, mine: string, result: SaveResult, c: Context): SaveAnswer => {
    if (result.kind === 'conflict') throw new SaveConflictError(conflictOf(result, mine))
    c.header('etag', `"${result.hash}"`)
    return { path, hash: result.hash, isUnchanged: result.kind === 'unchanged', ...hrefOfNote(path) }
  }

  const saveNote = async (c: Context): Promise<SaveAnswer> => {
    const request = await readJson<SaveRequest>(c, maxNoteBytes, {
      path: 'text',
      text: 'text',
      client: 'text',
    })
    const path = notePathOf(request.path)
    const base = baseOf(c)
    const old = await store.read(path)
    if (base === undefined && old !== undefined) throw preconditionRequired()
    if (base === undefined) throw notFound(path)
    const bytes = encodeNote(request.text, old?.bytes)
    const result = await store.save({ path, bytes, base, client: request.client })
    if (result.kind === 'saved') void takeOver([path])
    return answerSave(path, request.text, result, c)
  }

  const createNote = async (c: Context): Promise<SaveAnswer> => {
    const request = await readJson<SaveRequest>(c, maxNoteBytes, {
      path: 'text',
      text: 'text',
      client: 'text',
    })
    const path = notePathOf(request.path)
    const refusal = refuseNewName(path, gardenPaths(session))
    if (refusal)
      throw new ApiError(422, 'bad-name', `"${path}" cannot be a note: ${refusal.reason}`, refusal.suggestion)
    const bytes = new TextEncoder().encode(request.text)
    const result = await store.save({ path, bytes, base: null, client: request.client })
    if (result.kind === 'saved') await takeOver([path])
    return answerSave(path, request.text, result, c)
  }

  const deleteNote = async (c: Context): Promise<object> => {
    const request = await readJson<DeleteRequest>(c, maxNoteBytes, { path: 'text' })
    const path = notePathOf(request.path)
    const base = baseOf(c)
    if (base === undefined) throw preconditionRequired()
    if ((await store.read(path)) === undefined) throw notFound(path)
    const result = await store.remove(path, base)
    if (result.kind === 'conflict') throw new SaveConflictError(conflictOf(result, ''))
    await takeOver([path])
    return { trash: result.trash }
  }

  return [
    editRoute('GET', 'session', 'session', async (): Promise<EditSession> => {
      const { lineBreaks, iframeHosts, remoteImages, budget, title, withoutFeatures } = session.options
      const taskWord = openDialects(session.options).find((one) => one.taskWord !== undefined)?.taskWord
      return {
        token: policy.token ?? '',
        revision: session.snapshot.revision,
        preview: { lineBreaks, iframeHosts, remoteImages, budget, homeTitle: title },
        hasPlugins,
        withoutFeatures,
        ...(taskWord !== undefined && { taskWord }),
        maxNoteBytes,
        maxAssetBytes,
        assetExtensions,
      }
    }),
    editRoute('POST', 'claim', 'claim', async (c): Promise<ClaimAnswer> => {
      const { code } = await readJson<ClaimRequest>(c, 4_096, { code: 'text' })
      const { token, handover } = policy
      if (token !== undefined && (isSameToken(code, token) || handover?.claim(code) === true))
        return { token }
      throw new ApiError(401, 'no-token', 'This link was used before, or is of an earlier run of the server')
    }),
    editRoute('GET', 'note', 'api-read', async (c) => {
      const note = await readNote(notePathOf(c.req.query('path') ?? ''))
      c.header('etag', `"${note.hash}"`)
      return note
    }),
    editRoute('PUT', 'note', 'api-write', saveNote),
    editRoute('POST', 'note', 'api-write', createNote),
    editRoute('DELETE', 'note', 'api-write', deleteNote),
    editRoute('GET', 'history', 'api-read', async (c): Promise<HistoryList | HistoryText> => {
      const path = notePathOf(c.req.query('path') ?? '')
      const id = c.req.query('id')
      if (id === undefined) {
        const states = await store.history.list(path)
        if (states.length === 0 && (await store.read(path)) === undefined) throw notFound(path)
        return { entries: states.map(({ id, at }) => ({ id, at })) }
      }
      const bytes = await store.history.read(path, id)
      if (bytes === undefined) throw notFound(path)
      return { text: decodeNote(bytes) }
    }),
    editRoute('GET', 'diagnostics', 'api-read', async (c): Promise<NoteDiagnostics> => {
      const path = notePathOf(c.req.query('path') ?? '')
      const { snapshot } = session
      const note = snapshot.garden.notesByPath.get(path)
      if (!note) throw notFound(path)
      const diagnostics = await snapshot.diagnosticsOf(path)
      return { path, hash: note.hash, diagnostics }
    }),
  ]
}

/** Every path of a garden's files. */
function gardenPaths(session: Session): readonly GardenPath[] {
  const { notesByPath, assets } = session.snapshot.garden
  return [...notesByPath.keys(), ...assets]
}

/** A note's path as a request names it; throws where a request may not name it. */
export function notePathOf(path: string): NotePath {
  const reason = refusePath(path) ?? (isNotePath(path) ? undefined : 'it is no note')
  if (reason !== undefined) throw new ApiError(403, 'forbidden', `This path is not served: ${reason}`)
  return path as NotePath
}

/** The hash in `If-Match`; undefined where there is none. */
function baseOf(c: Context): ContentHash | undefined {
  const header = c.req.header('if-match')
  if (header === undefined) return undefined
  const hash = /^\s*"?([0-9a-f]{64})"?\s*$/.exec(header)?.[1]
  if (hash === undefined) throw new ApiError(400, 'bad-request', 'Expected one SHA-256 in If-Match')
  return hash as ContentHash
}

function conflictOf(result: Extract<SaveResult, { kind: 'conflict' }>, mine: string): SaveConflict {
  return {
    error: 'conflict',
    message: result.theirs
      ? 'The note was changed meanwhile; nothing was written'
      : 'The note was removed meanwhile; nothing was written',
    base: result.base === undefined ? null : decodeNote(result.base),
    theirs: result.theirs === undefined ? null : decodeNote(result.theirs.bytes),
    theirsHash: result.theirs?.hash ?? null,
    mine,
  }
}

function notFound(path: string): ApiError {
  return new ApiError(404, 'not-found', `There is no ${path}`)
}

function preconditionRequired(): ApiError {
  return new ApiError(428, 'precondition-required', 'Say in If-Match which text this is based on')
}

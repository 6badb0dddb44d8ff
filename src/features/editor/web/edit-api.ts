import type { Change } from '../../../model/change.ts'
import type { CompletionData } from '../completion/completion-data.ts'
import type { DeskAnswer } from '../desk.ts'
import {
  type ApiProblem,
  type ApplyAnswer,
  type AssetAnswer,
  type ChangePreview,
  type DeleteAnswer,
  type EditSession,
  editApiPath,
  type HistoryList,
  type HistoryText,
  type NewNoteAnswer,
  type NoteDiagnostics,
  type NoteMentions,
  type NoteOutline,
  type NoteSource,
  type SaveAnswer,
  type SaveConflict,
  tokenHeader,
} from '../edit-api.ts'
import type { PreviewAnswer } from '../note-preview.ts'
import type { DiskText, SaveOutcome } from './note-buffer.ts'

/** The server refused, and says why in words. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly suggestion: string | undefined

  constructor(status: number, problem: Partial<ApiProblem>) {
    super(problem.message ?? `The server answered ${status}`)
    this.status = status
    this.code = problem.error ?? ''
    this.suggestion = problem.suggestion
  }
}

/** No answer at all: the server is gone or the network is. */
class ServerGone extends Error {}

/** What the editor asks the local server. Every call rejects with {@link ApiRefusal} or {@link ServerGone}. */
export interface EditApi {
  session(): Promise<EditSession>
  readNote(path: string): Promise<NoteSource>
  /** Never rejects: what went wrong is an outcome too. `base` is `null` for a note that does not exist yet. */
  saveNote(path: string, text: string, base: string | null): Promise<SaveOutcome>
  readDisk(path: string): Promise<DiskText | null>
  /** Moves a note to the garden's `.trash`; `base` is the hash of the text that was seen. */
  removeNote(path: string, base: string): Promise<DeleteAnswer>
  storeAsset(note: string, name: string, data: Blob): Promise<AssetAnswer>
  /** Where a note of that name would go and what it would start with; `source` is the note that asks for it. */
  newNote(name: string, source: string | undefined): Promise<NewNoteAnswer>
  names(): Promise<CompletionData>
  outline(path: string): Promise<NoteOutline>
  desk(): Promise<DeskAnswer>
  mentions(path: string): Promise<NoteMentions>
  diagnostics(path: string): Promise<NoteDiagnostics>
  preview(path: string, text: string): Promise<PreviewAnswer>
  history(path: string): Promise<HistoryList>
  historyText(path: string, id: string): Promise<string>
  previewChange(change: Change): Promise<ChangePreview>
  applyChange(change: Change, digest: string): Promise<ApplyAnswer>
  undoChange(undo: string): Promise<ApplyAnswer>
}

/** What an api needs of the page. */
interface EditApiSettings {
  /** URL of the site's root, with a slash at the end. */
  readonly root: string
  readonly token: () => string | undefined
  /** Asks for a token where the server does not take the one there is; false when nobody has one. */
  readonly letIn: () => Promise<boolean>
  /** Any name that is this page's alone. */
  readonly client: string
}

/** Speaks to the local server's edit API. A server that was started anew has another token, which is asked for. */
export function createEditApi(settings: EditApiSettings): EditApi {
  const { client } = settings
  const ask = createAsk(settings)

  const get = async <Answer>(...request: Parameters<Ask>): Promise<Answer> => {
    const response = await ask(...request)
    if (!response.ok) throw await refusalOf(response)
    return (await response.json()) as Answer
  }

  const at = (name: string, query: Readonly<Record<string, string>>): string =>
    `${name}?${new URLSearchParams(query).toString()}`

  return {
    session: () => get('GET', 'session'),
    readNote: (path) => get('GET', at('note', { path })),
    async saveNote(path, text, base) {
      try {
        const request = { path, text, client }
        const response = await ask(base === null ? 'POST' : 'PUT', 'note', request, base ?? undefined)
        if (response.ok) return { kind: 'saved', hash: ((await response.json()) as SaveAnswer).hash }
        if (response.status === 409) return conflictOf((await response.json()) as SaveConflict)
        // The server is there, but not itself: it is starting, or another one took its place.
        if (response.status >= 500 && !isJson(response)) return { kind: 'offline' }
        return { kind: 'refused', message: (await refusalOf(response)).message }
      } catch (error) {
        if (error instanceof ServerGone) return { kind: 'offline' }
        throw error
      }
    },
    async readDisk(path) {
      const response = await ask('GET', at('note', { path }))
      if (response.status === 404) return null
      if (!response.ok) throw await refusalOf(response)
      const { hash, text } = (await response.json()) as NoteSource
      return { hash, text }
    },
    removeNote: (path, base) => get('DELETE', 'note', { path }, base),
    storeAsset: async (note, name, data) => get('POST', 'asset', { name, note, data: await toBase64(data) }),
    newNote: (name, source) => get('GET', at('new-note', { name, ...(source !== undefined && { source }) })),
    names: () => get('GET', 'names'),
    outline: (path) => get('GET', at('outline', { path })),
    desk: () => get('GET', 'desk'),
    mentions: (path) => get('GET', at('mentions', { path })),
    diagnostics: (path) => get('GET', at('diagnostics', { path })),
    preview: (path, text) => get('POST', 'preview', { path, text }),
    history: (path) => get('GET', at('history', { path })),
    historyText: async (path, id) => (await get<HistoryText>('GET', at('history', { path, id }))).text,
    previewChange: (change) => get('POST', 'change/preview', { change }),
    applyChange: (change, digest) => get('POST', 'change/apply', { change, digest }),
    undoChange: (undo) => get('POST', 'change/undo', { undo }),
  }
}

type Ask = (method: string, name: string, body?: unknown, ifMatch?: string) => Promise<Response>

function createAsk({ root, token, letIn }: EditApiSettings): Ask {
  const fetchOnce: Ask = async (method, name, body, ifMatch) => {
    const key = token()
    try {
      return await fetch(`${root}${editApiPath}${name}`, {
        method,
        cache: 'no-store',
        headers: {
          accept: 'application/json',
          ...(key !== undefined && { [tokenHeader]: key }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    } catch (error) {
      throw new ServerGone(error instanceof Error ? error.message : String(error))
    }
  }
  return async (...request) => {
    for (;;) {
      const given = token()
      const response = await fetchOnce(...request)
      // Another tab may have been let in meanwhile.
      if (response.status !== 401 || (token() === given && !(await letIn()))) return response
    }
  }
}

function conflictOf(conflict: SaveConflict): SaveOutcome {
  const { base, theirs, theirsHash } = conflict
  return {
    kind: 'conflict',
    base,
    theirs: theirs === null || theirsHash === null ? null : { hash: theirsHash, text: theirs },
  }
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.includes('json') ?? false
}

async function refusalOf(response: Response): Promise<ApiRefusal> {
  const problem = isJson(response) ? ((await response.json()) as Partial<ApiProblem>) : {}
  return new ApiRefusal(response.status, problem)
}

async function toBase64(data: Blob): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read'))
    reader.readAsDataURL(data)
  })
  return url.slice(url.indexOf(',') + 1)
}

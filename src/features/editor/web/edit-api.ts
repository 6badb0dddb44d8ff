import type { Change } from '../../../model/change.ts'
import { localTimeOf, writeLocalTime } from '../../../model/dates/local-time.ts'
import type { NotePath } from '../../../model/path.ts'
import type { DayAnswer, NewNoteAnswer, TemplateAnswer, TemplateList, TemplateRequest } from '../begin-api.ts'
import type { BesideAnswer } from '../beside-api.ts'
import type { ApplyAnswer, ChangePreview } from '../change-api.ts'
import type { AcrossAnswer, AcrossTarget } from '../completion/across-question.ts'
import type { CompletionData } from '../completion/completion-data.ts'
import type { DeskAnswer } from '../desk.ts'
import {
  type AddressesAnswer,
  type ApiProblem,
  type AssetAnswer,
  type DeleteAnswer,
  type EditSession,
  editApiPath,
  type HistoryList,
  type HistoryText,
  type NoteDiagnostics,
  type NoteMentions,
  type NoteOutline,
  type NoteSource,
  type SaveAnswer,
  type SaveConflict,
  type TitleAnswer,
  tokenHeader,
} from '../edit-api.ts'
import type { ProposalsAnswer, RejectAnswer } from '../proposal-api.ts'
import type { NoteTask, NoteTasks, TickAnswer } from '../tasks/task-api.ts'
import { editorWords } from './editor-words.ts'
import type { DiskText, SaveOutcome } from './note-buffer.ts'
import { uploadFile } from './paste/upload-file.ts'
import { createPreviewRequests, type PreviewRequests } from './preview/preview-parts.ts'

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
export interface EditApi extends PreviewRequests {
  session(): Promise<EditSession>
  readNote(path: string): Promise<NoteSource>
  /**
   * Never rejects: what went wrong is an outcome too. `base` is `null` for a note that does not exist yet. What is sent as the
   * page is left arrives without it, unless it is long.
   */
  saveNote(path: string, text: string, base: string | null, isLeaving?: boolean): Promise<SaveOutcome>
  readDisk(path: string): Promise<DiskText | null>
  /** Moves a note to the garden's `.trash`; `base` is the hash of the text that was seen. */
  removeNote(path: string, base: string): Promise<DeleteAnswer>
  /** `onProgress` is told how much has been sent, from 0 to 1. */
  storeAsset(
    note: string,
    name: string,
    data: Blob,
    onProgress?: (part: number) => void,
  ): Promise<AssetAnswer>
  /** What addresses of this site, as paths, are in the garden. */
  findAddresses(addresses: readonly string[]): Promise<AddressesAnswer['meanings']>
  /** Has the server ask a page of the web for its title; undefined where there is none to be had. */
  findTitle(address: string): Promise<string | undefined>
  /** Where a note of that name would go and what it would start with; `source` is the note that asks for it. */
  newNote(name: string, source: string | undefined, template?: string): Promise<NewNoteAnswer>
  /** Names of the garden's templates. */
  templates(): Promise<readonly string[]>
  /** What puts a template into a text at an offset; the title is that of the note's file. */
  fillTemplate(path: NotePath, text: string, at: number, template: string): Promise<TemplateAnswer>
  /** The note of today: where it is, and what it would begin with. */
  today(): Promise<DayAnswer>
  /** The tasks of a note as it is on disk. */
  tasks(path: string): Promise<NoteTasks>
  /** The tasks of a text that is being written. */
  tasksOf(path: string, text: string): Promise<NoteTasks>
  /** Ticks a task on disk, or opens it again; refused where its line is not what it was. */
  tickTask(path: string, task: NoteTask): Promise<TickAnswer>
  names(): Promise<CompletionData>
  outline(path: string): Promise<NoteOutline>
  /** Headings or blocks of all notes that fit a query, the best first. */
  across(kind: AcrossTarget['kind'], query: string): Promise<AcrossAnswer>
  desk(): Promise<DeskAnswer>
  /** Who links to a note and who names it, with sentences. */
  beside(path: string): Promise<BesideAnswer>
  mentions(path: string): Promise<NoteMentions>
  diagnostics(path: string): Promise<NoteDiagnostics>
  history(path: string): Promise<HistoryList>
  historyText(path: string, id: string): Promise<string>
  previewChange(change: Change): Promise<ChangePreview>
  applyChange(change: Change, digest: string): Promise<ApplyAnswer>
  undoChange(undo: string): Promise<ApplyAnswer>
  /** What agents propose and nobody has decided about. */
  proposals(): Promise<ProposalsAnswer>
  acceptProposal(proposal: string): Promise<ApplyAnswer>
  rejectProposal(proposal: string): Promise<RejectAnswer>
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
    async saveNote(path, text, base, isLeaving = false) {
      try {
        const request = { path, text, client }
        const more = { ifMatch: base ?? undefined, isLeaving }
        const response = await ask(base === null ? 'POST' : 'PUT', 'note', request, more)
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
    removeNote: (path, base) => get('DELETE', 'note', { path }, { ifMatch: base }),
    async storeAsset(note, name, data, onProgress = () => {}) {
      const response = await storeFile(settings, at('asset', { note, name }), data, onProgress)
      if (!response.ok) throw await refusalOf(response)
      return (await response.json()) as AssetAnswer
    },
    async findAddresses(addresses) {
      const answer = await get<AddressesAnswer>('POST', 'addresses', { addresses: addresses.join('\n') })
      return answer.meanings
    },
    findTitle: async (address) => (await get<TitleAnswer>('POST', 'title', { address })).title ?? undefined,
    newNote: (name, source, template) =>
      get(
        'GET',
        at('new-note', {
          name,
          now: clock(),
          ...(source !== undefined && { source }),
          ...(template !== undefined && { template }),
        }),
      ),
    templates: async () => (await get<TemplateList>('GET', 'templates')).templates,
    fillTemplate: (path, text, place, template) =>
      get('POST', 'template', { path, text, at: place, template, now: clock() } satisfies TemplateRequest),
    today: () => get('GET', at('day', { now: clock() })),
    tasks: (path) => get('GET', at('tasks', { path })),
    tasksOf: (path, text) => get('POST', 'tasks', { path, text }),
    tickTask: (path, { line, text, sign }) => get('POST', 'task', { path, line, text, sign, client }),
    names: () => get('GET', 'names'),
    outline: (path) => get('GET', at('outline', { path })),
    across: (kind, query) => get('GET', at('across', { kind, query })),
    desk: () => get('GET', 'desk'),
    beside: (path) => get('GET', at('beside', { path })),
    mentions: (path) => get('GET', at('mentions', { path })),
    diagnostics: (path) => get('GET', at('diagnostics', { path })),
    ...createPreviewRequests((known, path, text, signal) =>
      get('POST', at('preview', { known }), { path, text }, { signal }),
    ),
    history: (path) => get('GET', at('history', { path })),
    historyText: async (path, id) => (await get<HistoryText>('GET', at('history', { path, id }))).text,
    previewChange: (change) => get('POST', 'change/preview', { change }),
    applyChange: (change, digest) => get('POST', 'change/apply', { change, digest }),
    undoChange: (undo) => get('POST', 'change/undo', { undo }),
    proposals: () => get('GET', 'proposals'),
    acceptProposal: (proposal) => get('POST', 'proposal/accept', { proposal }),
    rejectProposal: (proposal) => get('POST', 'proposal/reject', { proposal }),
  }
}

/** What the clock here shows: the server may stand elsewhere. */
function clock(): string {
  return writeLocalTime(localTimeOf(new Date()))
}

type Ask = (method: string, name: string, body?: unknown, more?: AskOptions) => Promise<Response>

interface AskOptions {
  readonly ifMatch?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** The page may be gone before the answer is there. */
  readonly isLeaving?: boolean
}

/** Longest request that browsers send after its page is gone, in bytes; they allow 64 KiB for all together. */
const maxLate = 60_000

function createAsk(settings: EditApiSettings): Ask {
  const { root } = settings
  const fetchWith = async (
    key: Readonly<Record<string, string>>,
    ...[method, name, body, { ifMatch, signal, isLeaving = false } = {}]: Parameters<Ask>
  ): Promise<Response> => {
    const sent = body === undefined ? undefined : JSON.stringify(body)
    try {
      return await fetch(`${root}${editApiPath}${name}`, {
        method,
        cache: 'no-store',
        ...(signal && { signal }),
        keepalive: isLeaving && new Blob([sent ?? '']).size <= maxLate,
        headers: {
          accept: 'application/json',
          ...key,
          ...(sent !== undefined && { 'content-type': 'application/json' }),
          ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        },
        ...(sent !== undefined && { body: sent }),
      })
    } catch (error) {
      throw new ServerGone(error instanceof Error ? error.message : String(error))
    }
  }
  return (...request) => withKey(settings, (key) => fetchWith(key, ...request))
}

/** Sends something with the server's key, and again with another where it does not take this one. */
async function withKey(
  { token, letIn }: EditApiSettings,
  send: (key: Readonly<Record<string, string>>) => Promise<Response>,
): Promise<Response> {
  for (;;) {
    const given = token()
    const response = await send(given === undefined ? {} : { [tokenHeader]: given })
    // Another tab may have been let in meanwhile.
    if (response.status !== 401 || (token() === given && !(await letIn()))) return response
  }
}

async function storeFile(
  settings: EditApiSettings,
  name: string,
  data: Blob,
  onProgress: (part: number) => void,
): Promise<Response> {
  return withKey(settings, (key) =>
    uploadFile({
      address: `${settings.root}${editApiPath}${name}`,
      data,
      onProgress,
      headers: { ...key, accept: 'application/json', 'content-type': 'application/octet-stream' },
    }).catch(() => Promise.reject(new ServerGone(editorWords().paste.gone))),
  )
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

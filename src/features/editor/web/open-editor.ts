import type { NotePath } from '../../../model/path.ts'
import { type DraftStore, openDraftStore } from './draft-store.ts'
import { isOnPage, markAddress } from './edit-address.ts'
import { ApiRefusal, type EditApi } from './edit-api.ts'
import { readEditorMode } from './editor-mode.ts'
import type { EditorTask } from './editor-start.ts'
import { editorWords, loadEditorWords } from './editor-words.ts'
import { findFragmentPlace } from './find-fragment-place.ts'
import { greetServer, sayFailed } from './greet-server.ts'
import { HortusEditor } from './hortus-editor.ts'
import { bodyStart } from './live/body-start.ts'
import { loadLiveView } from './live/live-loader.ts'
import type { DiskText } from './note-buffer.ts'
import { clientName, openApi, siteRoot } from './open-api.ts'
import { findReadingPlace, readReadingPlace } from './preview/reading-place.ts'
import { takePlace } from './reload-place.ts'
import { withChange } from './text-change.ts'

/** What to open: a note that there is, or a name that none has yet. */
export type OpenRequest =
  | {
      readonly path: string
      /** Where the cursor goes: an offset of the file. */
      readonly at?: number | undefined
      /** Or the heading or block that it goes to, as links name it without `#`. */
      readonly fragment?: string | undefined
      readonly task?: EditorTask | undefined
      /** The page was loaded anew while the editor was open. */
      readonly comesBack?: boolean
    }
  /** `source` is the note whose link asks for it. */
  | { readonly name: string; readonly source?: string; readonly template?: string }
  /** The note of today. */
  | { readonly day: 'today' }

let opening: Promise<void> | undefined

/**
 * Opens the editor over the page. Asks for the server's key where this browser has none, and for drafts that were left. Asked
 * twice, as by a double click, it opens once: two editors of one note would take each other's words for somebody else's.
 */
export function openEditor(request: OpenRequest): Promise<void> {
  opening ??= open(request).finally(() => {
    opening = undefined
  })
  return opening
}

async function open(request: OpenRequest): Promise<void> {
  const place = 'path' in request && isOnPage(request.path) ? readReadingPlace(document) : undefined
  await loadEditorWords()
  const root = siteRoot()
  const api = openApi(root)
  const session = await greetServer(api)
  if (!session) return
  try {
    const [drafts] = await Promise.all([openDraftStore(root, clientName()), loadLiveView(readEditorMode())])
    const begun = await startOf(request, api, drafts)
    const comesBack = 'path' in request && request.comesBack === true
    const { path, disk, text, sent } = await withDraft(begun, drafts, comesBack)
    const kept = comesBack ? takePlace(path) : undefined
    // A draft that was left ends somewhere else than what the note would begin with.
    const at = text === begun.text ? begun.at : text.length
    const named = 'path' in request ? findFragmentPlace(text, request.fragment ?? '') : undefined
    const editor = new HortusEditor({
      path,
      disk,
      text,
      ...(sent && { sent }),
      api,
      drafts,
      preview: session.preview,
      hasPlugins: session.hasPlugins,
      withoutFeatures: session.withoutFeatures,
      taskWord: session.taskWord,
      home: root,
      at: 'path' in request ? (request.at ?? kept ?? named ?? findFirstPlace(text, place)) : at,
      ...(comesBack && { greeting: editorWords().reload[text === begun.text ? 'file' : 'draft'] }),
      task: 'path' in request ? request.task : undefined,
      openNote: (target) =>
        void openEditor(
          target.path
            ? { path: target.path, fragment: target.fragment }
            : { name: target.name, source: target.source },
        ),
      onClose: (href) => {
        if (href !== undefined && new URL(href, root).pathname !== location.pathname) location.assign(href)
      },
    })
    document.querySelector('hortus-editor')?.remove()
    document.body.append(editor)
    markAddress(path)
  } catch (error) {
    await sayFailed(error)
  }
}

/** Where the cursor stands at first: where somebody was reading. In the live view the start is behind the properties. */
function findFirstPlace(text: string, place: ReturnType<typeof readReadingPlace>): number {
  const at = place ? findReadingPlace(text, place) : 0
  return at === 0 && readEditorMode() === 'live' ? bodyStart(text) : at
}

/** Opens the note of today; where there is none it begins as the garden's days do, and is written with the first save. */
export function openToday(): Promise<void> {
  return openEditor({ day: 'today' })
}

interface Start {
  readonly path: NotePath
  readonly disk: DiskText | null
  readonly text: string
  /** Where the cursor goes where nobody says so: an offset of the text. */
  readonly at: number
  readonly sent?: readonly string[]
}

async function startOf(request: OpenRequest, api: EditApi, drafts: DraftStore): Promise<Start> {
  if ('path' in request) return startOfNote(request.path, api, drafts)
  const plan =
    'day' in request ? await api.today() : await api.newNote(request.name, request.source, request.template)
  // Somebody may have written it meanwhile.
  const disk = await api.readDisk(plan.path)
  const text = disk?.text ?? plan.text
  await drafts.recover(disk ? { path: plan.path, ...disk } : undefined)
  return { path: plan.path, disk, text, at: disk ? text.length : plan.cursor }
}

/** A note that there is; or one whose words are only a draft yet. */
async function startOfNote(asked: string, api: EditApi, drafts: DraftStore): Promise<Start> {
  try {
    const { path, hash, text } = await api.readNote(asked)
    await drafts.recover({ path, hash, text })
    return { path, disk: { hash, text }, text, at: 0 }
  } catch (error) {
    await drafts.recover(undefined)
    const draft = error instanceof ApiRefusal && error.status === 404 ? await drafts.get(asked) : undefined
    if (draft === undefined) throw error
    return { path: draft.path as NotePath, disk: null, text: '', at: 0 }
  }
}

/**
 * What the editor starts with: the file, or the draft that was left if somebody wants it. A draft goes on from the text
 * that it was made from, so that what others wrote since is merged with its first save and not overwritten.
 */
async function withDraft(start: Start, drafts: DraftStore, comesBack: boolean): Promise<Start> {
  const { path, disk } = start
  const draft = await drafts.get(path)
  if (!draft) return start
  if (draft.text === disk?.text) {
    await drafts.remove(path)
    return start
  }
  const sent = draft.sent?.map((change) => withChange(draft.baseText, change)) ?? []
  const isSent = disk !== null && sent.includes(disk.text)
  // Who loads the page anew goes on where the words were, unless somebody else wrote meanwhile.
  const isOwn = comesBack && (isSent || draft.baseHash === (disk?.hash ?? null))
  const choice = isOwn ? 'take' : await (await import('./offer-draft.ts')).offerDraft(draft, disk?.text ?? '')
  if (choice === 'take') {
    const base = draft.baseHash === null ? null : { hash: draft.baseHash, text: draft.baseText }
    return { ...start, disk: isSent ? disk : base, text: draft.text, sent }
  }
  await drafts.remove(path)
  await drafts.put({ ...draft, path: `${path}\n${draft.at}` })
  return start
}

import type { NotePath } from '../../../model/path.ts'
import type { EditSession } from '../edit-api.ts'
import { keySettled, readKey } from './access-key.ts'
import { askDialog } from './ask-dialog.ts'
import { createCompareView } from './compare-view.ts'
import { type Draft, type DraftStore, openDraftStore } from './draft-store.ts'
import { ApiRefusal, createEditApi, type EditApi } from './edit-api.ts'
import type { EditorTask } from './editor-start.ts'
import { editorWords, failureWords, loadEditorWords } from './editor-words.ts'
import { HortusEditor } from './hortus-editor.ts'
import { askAgain, letInOnce } from './let-in.ts'
import type { DiskText } from './note-buffer.ts'
import { findReadingPlace, readReadingPlace } from './reading-place.ts'

/** What to open: a note that there is, or a name that none has yet. */
type OpenRequest =
  | {
      readonly path: string
      /** Where the cursor goes: an offset of the file. */
      readonly at?: number | undefined
      readonly task?: EditorTask | undefined
    }
  /** `source` is the note whose link asks for it. */
  | { readonly name: string; readonly source?: string }

/** Opens the editor over the page. Asks for the server's key where this browser has none, and for drafts that were left. */
export async function openEditor(request: OpenRequest): Promise<void> {
  const place = 'path' in request && isOnPage(request.path) ? readReadingPlace(document) : undefined
  await loadEditorWords()
  const root = siteRoot()
  const api = openApi(root)
  const session = await greet(api)
  if (!session) return
  try {
    const drafts = await openDraftStore(root)
    const { path, disk, text } = await withDraft(await startOf(request, api), drafts)
    const editor = new HortusEditor({
      path,
      disk,
      text,
      api,
      drafts,
      preview: session.preview,
      hasPlugins: session.hasPlugins,
      home: root,
      at: 'path' in request ? (request.at ?? (place ? findReadingPlace(text, place) : 0)) : text.length,
      task: 'path' in request ? request.task : undefined,
      openNote: (target) =>
        void openEditor(target.path ? { path: target.path } : { name: target.name, source: target.source }),
      onClose: (href) => {
        markAddress(false)
        if (href !== undefined && new URL(href, root).pathname !== location.pathname) location.assign(href)
      },
    })
    document.querySelector('hortus-editor')?.remove()
    document.body.append(editor)
    markAddress('path' in request)
  } catch (error) {
    await sayFailed(error)
  }
}

/** Opens the gardener's desk over the page. */
export async function openDesk(): Promise<void> {
  await loadEditorWords()
  const api = openApi(siteRoot())
  if (!(await greet(api))) return
  const { HortusDesk } = await import('./hortus-desk.ts')
  const leave = (request: OpenRequest): void => {
    desk.remove()
    void openEditor(request)
  }
  const desk = new HortusDesk({
    api,
    open: (path, how) => leave({ path, ...how }),
    write: (name, source) => leave({ name, ...(source !== undefined && { source }) }),
    newNote: () => void openNewNote(undefined),
  })
  document.querySelector('hortus-desk')?.remove()
  document.body.append(desk)
}

/** Asks for a title and begins a note of that name; beside `source` where there is one. */
export async function openNewNote(source: string | undefined): Promise<void> {
  await loadEditorWords()
  const words = editorWords()
  const input = document.createElement('input')
  input.dir = 'auto'
  const label = document.createElement('label')
  label.append(words.creation.name, input)
  const choice = await askDialog({
    title: words.creation.title,
    content: label,
    focus: input,
    choices: [
      { value: 'create', label: words.creation.create, isMain: true },
      { value: 'cancel', label: words.cancel },
    ],
  })
  const name = input.value.trim()
  if (choice !== 'create' || name === '') return
  document.querySelector('hortus-desk')?.remove()
  await openEditor({ name, ...(source !== undefined && { source }) })
}

function openApi(root: string): EditApi {
  return createEditApi({ root, token: readKey, letIn: () => letInOnce(root), client: clientName() })
}

/** What the server says first; undefined where it could not be asked, which was said, or somebody gave up. */
async function greet(api: EditApi): Promise<EditSession | undefined> {
  await keySettled()
  askAgain()
  try {
    return await api.session()
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.status !== 401) await sayFailed(error)
    return undefined
  }
}

interface Start {
  readonly path: NotePath
  readonly disk: DiskText | null
  readonly text: string
}

async function startOf(request: OpenRequest, api: EditApi): Promise<Start> {
  if ('path' in request) {
    const { path, hash, text } = await api.readNote(request.path)
    return { path, disk: { hash, text }, text }
  }
  const plan = await api.newNote(request.name, request.source)
  // Somebody may have written it meanwhile.
  const disk = await api.readDisk(plan.path)
  return { path: plan.path, disk, text: disk?.text ?? plan.text }
}

/**
 * What the editor starts with: the file, or the draft that was left if somebody wants it. A draft goes on from the text
 * that it was made from, so that what others wrote since is merged with its first save and not overwritten.
 */
async function withDraft(start: Start, drafts: DraftStore): Promise<Start> {
  const { path, disk } = start
  const draft = await drafts.get(path)
  if (!draft) return start
  if (draft.text === disk?.text) {
    await drafts.remove(path)
    return start
  }
  const choice = await offerDraft(draft, disk?.text ?? '')
  if (choice === 'take') {
    const base = draft.baseHash === null ? null : { hash: draft.baseHash, text: draft.baseText }
    return { path, disk: base, text: draft.text }
  }
  await drafts.remove(path)
  await drafts.put({ ...draft, path: `${path}\n${draft.at}` })
  return start
}

async function offerDraft(draft: Draft, onDisk: string): Promise<'take' | 'keep'> {
  const words = editorWords().draft
  const compare = createCompareView({
    left: { label: words.onDisk, text: onDisk },
    right: { label: words.inDraft, text: draft.text },
    isEditable: false,
  })
  const choice = await askDialog({
    title: words.title,
    text: words.text(editorWords().time(draft.at)),
    content: compare.element,
    isWide: true,
    choices: [
      { value: 'take', label: words.take, isMain: true },
      { value: 'keep', label: words.keep },
    ],
  })
  compare.destroy()
  return choice ?? 'take'
}

/** Whether the page behind the editor is that of a note. */
function isOnPage(path: string): boolean {
  return document.querySelector<HTMLElement>('main article.note[data-path]')?.dataset['path'] === path
}

/** A reload comes back to the editor. */
function markAddress(isEditing: boolean): void {
  const url = new URL(location.href)
  if (isEditing) url.searchParams.set('edit', '')
  else url.searchParams.delete('edit')
  history.replaceState(history.state, '', url.href.replace(/([?&]edit)=(?=$|&|#)/, '$1'))
}

/** The script's own address is `<root>-/…`. */
function siteRoot(): string {
  return new URL(import.meta.url).href.replace(/-\/[^/]*$/, '')
}

/** A name for this page's saves: those of one page within minutes are one state of the history. */
function clientName(): string {
  const known = sessionStorage.getItem('hortus-client')
  if (known !== null) return known
  const name = crypto.randomUUID()
  sessionStorage.setItem('hortus-client', name)
  return name
}

async function sayFailed(error: unknown): Promise<void> {
  await askDialog({
    title: editorWords().edit,
    text: failureWords(error),
    choices: [{ value: 'ok', label: editorWords().close, isMain: true }],
  })
}

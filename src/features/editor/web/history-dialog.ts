import { askDialog } from './ask-dialog.ts'
import { createCompareView } from './compare-view.ts'
import type { DraftStore } from './draft-store.ts'
import type { EditApi } from './edit-api.ts'
import type { EditorParts } from './editor-parts.ts'
import type { EditorStart } from './editor-start.ts'
import { editorWords } from './editor-words.ts'

/** A text that can be put back. */
interface PastText {
  readonly label: string
  readonly read: () => Promise<string>
}

/** Shows the earlier texts of a note beside the one that is open, and puts back the one that is chosen. */
export async function showPast(
  { api, drafts, path }: Pick<EditorStart, 'api' | 'drafts' | 'path'>,
  { note, buffer }: Pick<EditorParts, 'note' | 'buffer'>,
): Promise<void> {
  const restored = await showHistory(api, drafts, path, note.text())
  if (restored !== undefined) {
    note.replace(restored)
    buffer.edited()
  }
  note.view.focus()
}

/** Shows the earlier texts of a note beside the present one; resolves to the one to put back, if any. */
async function showHistory(
  api: EditApi,
  drafts: DraftStore,
  path: string,
  present: string,
): Promise<string | undefined> {
  const words = editorWords().past
  const texts = await collectPast(api, drafts, path)
  if (texts.length === 0) {
    await askDialog({
      title: words.title,
      text: words.none,
      choices: [{ value: 'ok', label: editorWords().close, isMain: true }],
    })
    return undefined
  }
  const content = document.createElement('div')
  content.className = 'past'
  const select = document.createElement('select')
  select.setAttribute('aria-label', words.title)
  for (const [i, { label }] of texts.entries()) select.append(new Option(label, String(i)))
  content.append(select)
  let shown: string | undefined
  let compare: ReturnType<typeof createCompareView> | undefined
  const show = async (): Promise<void> => {
    const { label, read } = texts[Number(select.value)]!
    const text = await read()
    shown = text
    compare?.destroy()
    compare?.element.remove()
    compare = createCompareView({
      left: { label: words.now, text: present },
      right: { label: `${words.before}: ${label}`, text },
      isEditable: false,
    })
    content.append(compare.element)
  }
  select.addEventListener('change', () => void show())
  await show()
  const choice = await askDialog({
    title: words.title,
    content,
    isWide: true,
    choices: [
      { value: 'restore', label: words.restore, isMain: true },
      { value: 'close', label: editorWords().close },
    ],
  })
  compare?.destroy()
  return choice === 'restore' ? shown : undefined
}

async function collectPast(api: EditApi, drafts: DraftStore, path: string): Promise<readonly PastText[]> {
  const words = editorWords()
  const { entries } = await api.history(path).catch(() => ({ entries: [] }))
  const kept = entries.map(({ id, at }) => ({
    at: Date.parse(at),
    label: words.time(new Date(at)),
    read: () => api.historyText(path, id),
  }))
  const aside = (await drafts.list())
    .filter((draft) => draft.path.startsWith(`${path}\n`))
    .map(({ at, text }) => ({
      at,
      label: `${words.time(at)}, ${words.past.setAside}`,
      read: () => Promise.resolve(text),
    }))
  return [...kept, ...aside].sort((a, b) => b.at - a.at)
}

import { browserKept } from './kept.ts'

/**
 * How a note's text is looked at while it is written: `source` is the text as it is; `live` shows what it becomes where it
 * stands, with the marks only around the cursor; `side` has the source beside its page.
 */
export type EditorMode = 'source' | 'live' | 'side'

/** All of them, in the order of the switch. */
export const editorModes: readonly EditorMode[] = ['source', 'live', 'side']

/** Where a browser keeps its choice. */
const setting = 'hortus-editor-mode'

/** What this browser chose last; `live` where it never did, or keeps nothing. */
export function readEditorMode(storage: Pick<Storage, 'getItem'> = browserKept): EditorMode {
  const kept = storage.getItem(setting)
  return editorModes.find((mode) => mode === kept) ?? 'live'
}

/** Keeps a choice for every note that this browser opens. */
export function keepEditorMode(mode: EditorMode, storage: Pick<Storage, 'setItem'> = browserKept): void {
  storage.setItem(setting, mode)
}

/** The one that the key for it comes to. */
export function nextEditorMode(mode: EditorMode): EditorMode {
  return editorModes[(editorModes.indexOf(mode) + 1) % editorModes.length] ?? 'live'
}

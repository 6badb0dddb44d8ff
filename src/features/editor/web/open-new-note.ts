import { askNoteName } from './ask-note-name.ts'
import { loadEditorWords } from './editor-words.ts'
import { greetServer } from './greet-server.ts'
import { openApi, siteRoot } from './open-api.ts'
import { openEditor } from './open-editor.ts'

/** Asks for a title and begins a note of that name; beside `source` where there is one. */
export async function openNewNote(source: string | undefined): Promise<void> {
  await loadEditorWords()
  const asked = await askNoteName(await templatesToOffer())
  if (asked === undefined) return
  document.querySelector('hortus-desk')?.remove()
  await openEditor({ ...asked, ...(source !== undefined && { source }) })
}

/** Names of the garden's templates; none where the server cannot be asked, which opening the note will say. */
async function templatesToOffer(): Promise<readonly string[]> {
  const api = openApi(siteRoot())
  if (!(await greetServer(api))) return []
  return api.templates().catch(() => [])
}

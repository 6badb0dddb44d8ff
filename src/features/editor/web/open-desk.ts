import { loadEditorWords } from './editor-words.ts'
import { greetServer } from './greet-server.ts'
import { HortusDesk } from './hortus-desk.ts'
import { openApi, siteRoot } from './open-api.ts'
import { type OpenRequest, openEditor } from './open-editor.ts'
import { openNewNote } from './open-new-note.ts'

/** Opens the gardener's desk over the page. */
export async function openDesk(): Promise<void> {
  await loadEditorWords()
  const api = openApi(siteRoot())
  if (!(await greetServer(api))) return
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

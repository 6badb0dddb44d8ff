import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { AssetAnswer } from '../edit-api.ts'

/** What storing files needs. */
interface FileDropSettings {
  readonly store: (file: File) => Promise<AssetAnswer>
  readonly onStored: (name: string) => void
  readonly onFailed: (reason: string) => void
}

/** Files that are pasted or dropped become assets of the garden and are embedded where the cursor was. */
export function fileDrop({ store, onStored, onFailed }: FileDropSettings): Extension {
  const take = (view: EditorView, files: readonly File[], at: number): void => {
    // A placeholder keeps the place while the file travels and the author writes on.
    let position = at
    const follow = (update: { changes: { mapPos(at: number, side: number): number } }): void => {
      position = update.changes.mapPos(position, 1)
    }
    followers.add(follow)
    void (async () => {
      try {
        for (const file of files) {
          const { link, path } = await store(file)
          const insert = `${link}${files.length > 1 ? '\n' : ''}`
          view.dispatch({ changes: { from: position, insert }, userEvent: 'input.drop' })
          onStored(path)
        }
      } catch (error) {
        onFailed(error instanceof Error ? error.message : String(error))
      } finally {
        followers.delete(follow)
      }
    })()
  }
  const followers = new Set<(update: { changes: { mapPos(at: number, side: number): number } }) => void>()
  return [
    EditorView.updateListener.of((update) => {
      if (update.docChanged) for (const follow of followers) follow(update)
    }),
    EditorView.domEventHandlers({
      paste(event, view) {
        const files = [...(event.clipboardData?.files ?? [])]
        if (files.length === 0) return false
        event.preventDefault()
        take(view, files, view.state.selection.main.head)
        return true
      },
      drop(event, view) {
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length === 0) return false
        event.preventDefault()
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY })
        take(view, files, at ?? view.state.selection.main.head)
        return true
      },
    }),
  ]
}

import type { NotePath } from '../../../model/path.ts'

/** What an entry of the browser's history has that an editor was opened with: the one before it is the page itself. */
interface EditEntry {
  readonly isEditing?: true
}

/** Longest wait for the browser to go back, in milliseconds. */
const longestWait = 500

/** Whether the page behind the editor is that of a note. */
export function isOnPage(path: string): boolean {
  return document.querySelector<HTMLElement>('main article.note[data-path]')?.dataset['path'] === path
}

/** Whether the address says that a note is being written. */
export function isEditAddress(): boolean {
  return new URL(location.href).searchParams.has('edit')
}

/**
 * Says in the address what is written, so that a reload comes back to the editor: that of the page's note, or of one that is
 * written before the page of another. It is an entry of its own: Back, and a phone's gesture for it, lead out of the editor.
 */
export function markAddress(path: NotePath): void {
  const isOpen = isEditAddress()
  const url = new URL(location.href)
  url.searchParams.set('edit', isOnPage(path) ? '' : path)
  const href = url.href.replace(/([?&]edit)=(?=$|&|#)/, '$1')
  if (isOpen) history.replaceState(history.state, '', href)
  else history.pushState({ isEditing: true } satisfies EditEntry, '', href)
}

/** Takes it out of the address; resolves when the browser is where it was before the editor opened. */
export async function unmarkAddress(): Promise<void> {
  if (!isEditAddress()) return
  if ((history.state as EditEntry | null)?.isEditing) {
    await new Promise((resolve) => {
      addEventListener('popstate', resolve, { once: true })
      setTimeout(resolve, longestWait)
      history.back()
    })
  }
  // There was none before it, or the browser did not go.
  if (!isEditAddress()) return
  const url = new URL(location.href)
  url.searchParams.delete('edit')
  history.replaceState(history.state, '', url)
}

import { Facet } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { editorWords } from '../editor-words.ts'
import { findAddress, labelOf, writeLink } from './address-label.ts'
import type { KeptPlaces } from './kept-places.ts'
import type { PasteSettings } from './paste-settings.ts'

/** What makes a link of an address, in the editor that has it. */
export const titling = Facet.define<(view: EditorView, at: number) => void>()

/** Makes the address at the cursor a link with the title of its page. For a command; false where nothing can. */
export function titleAddress(view: EditorView): boolean {
  const [run] = view.state.facet(titling)
  if (!run) return false
  run(view, view.state.selection.main.head)
  return true
}

/**
 * Asks for the title of the page whose address stands at a place, because its author asks for it, and puts a link in the
 * address's place. Without a title it is named for where it leads.
 */
export async function titleAddressAt(
  view: EditorView,
  at: number,
  settings: PasteSettings,
  places: KeptPlaces,
): Promise<void> {
  const words = editorWords().paste
  const line = view.state.doc.lineAt(at)
  const found = findAddress(line.text, at - line.from)
  if (!found) {
    settings.say(words.noAddress)
    return
  }
  const { address } = found
  const written = line.text.slice(found.from, found.to)
  const place = places.keep(line.from + found.from, line.from + found.to)
  settings.say(words.asking)
  const title = await settings.api.findTitle(address).catch(() => undefined)
  const { from } = place
  place.release()
  // Somebody has changed it meanwhile.
  if (view.state.sliceDoc(from, from + written.length) !== written) return
  if (title === undefined) settings.say(words.noTitle)
  const insert = writeLink(title ?? labelOf(address), address)
  view.dispatch({ changes: { from, to: from + written.length, insert }, userEvent: 'input.paste' })
}

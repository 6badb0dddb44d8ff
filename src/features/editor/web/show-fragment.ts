import { EditorView } from '@codemirror/view'
import { findFragmentPlace } from './find-fragment-place.ts'

/** Goes to the heading or block of the text that a fragment names, and else to the start where it names nothing. */
export function showFragment(view: EditorView, fragment: string): void {
  const at = fragment === '' ? 0 : findFragmentPlace(view.state.doc.toString(), fragment)
  if (at === undefined) return
  view.dispatch({
    selection: { anchor: at },
    effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 40 }),
  })
  view.focus()
}

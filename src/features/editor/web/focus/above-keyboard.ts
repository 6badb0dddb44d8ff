import { EditorView, ViewPlugin } from '@codemirror/view'

/** A page that is zoomed shows a part of itself too, and that is no keyboard. */
const zoomed = 1.01

/** Ends the editor above a phone's keyboard, which lies over the page, and keeps the line that is written in view. */
export const aboveKeyboard = ViewPlugin.define((view) => {
  const seen = window.visualViewport
  const fit = (): void => {
    if (seen === null || seen.scale > zoomed) return
    const hidden = Math.max(0, Math.round(innerHeight - seen.height - seen.offsetTop))
    view.dom.closest<HTMLElement>('.editor')?.style.setProperty('--keyboard', `${hidden}px`)
    if (hidden > 0 && view.hasFocus)
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { yMargin: 24 }) })
  }
  seen?.addEventListener('resize', fit)
  return { destroy: () => seen?.removeEventListener('resize', fit) }
})

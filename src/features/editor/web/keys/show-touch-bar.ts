import type { EditorView } from '@codemirror/view'
import type { EditorActions } from './command.ts'

/** Puts the bar of commands above a phone's keyboard, and loads it where there is one; what it returns takes it away. */
export function showTouchBar(parent: HTMLElement, view: EditorView, actions: EditorActions): () => void {
  if (!matchMedia('(pointer: coarse)').matches) return () => {}
  let isGone = false
  let remove: (() => void) | undefined
  void import('./touch-bar.ts').then(({ createTouchBar }) => {
    if (!isGone) remove = createTouchBar(parent, view, actions)
  })
  return () => {
    isGone = true
    remove?.()
  }
}

import { StateEffect } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { findExtension, setFindPanel } from './find-field.ts'
import { createFindPanel, type FindPanel } from './find-panel.ts'

/** How the panel opens. */
interface FindOpening {
  readonly withReplacing: boolean
  /** What was typed before it could be. */
  readonly typed: string
}

const panels = new WeakMap<EditorView, FindPanel>()
const equipped = new WeakSet<EditorView>()

/** Opens the panel of finding and replacing, or goes to it where it is open. What is selected is what is looked for. */
export function openFind(view: EditorView, { withReplacing, typed }: FindOpening): void {
  const open = panels.get(view)
  if (open) {
    open.take(withReplacing, typed)
    return
  }
  if (!equipped.has(view)) view.dispatch({ effects: StateEffect.appendConfig.of(findExtension) })
  equipped.add(view)
  const close = (): void => {
    panels.delete(view)
    view.dispatch({ effects: setFindPanel.of(undefined) })
    view.focus()
  }
  view.dispatch({
    effects: setFindPanel.of(() => {
      const panel = createFindPanel(view, close)
      panels.set(view, panel)
      return panel.panel
    }),
  })
  panels.get(view)?.take(withReplacing, typed)
}

/** Goes to the next match, or the one before; opens the panel where there is none. */
export function findNext(view: EditorView, by: 1 | -1): void {
  const open = panels.get(view)
  if (open) open.step(by)
  else openFind(view, { withReplacing: false, typed: '' })
}

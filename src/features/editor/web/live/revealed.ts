import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, ViewPlugin } from '@codemirror/view'
import type { Span } from './live-mark.ts'

/** What is between pressing and letting go of the mouse: what is shown stays as it was clicked. */
const held = StateEffect.define<boolean>()

interface Revealed {
  readonly spans: readonly Span[]
  readonly isHeld: boolean
}

/** Where the source is shown: the selections, but for those that are still being drawn with the mouse. */
const revealedField = StateField.define<Revealed>({
  create: ({ selection }) => ({ spans: selection.ranges, isHeld: false }),
  update(revealed, { effects, selection, docChanged, changes, state }) {
    const effect = effects.find((one) => one.is(held))
    const isHeld = effect ? effect.value : revealed.isHeld
    if (isHeld && docChanged) {
      const spans = revealed.spans.map(({ from, to }) => ({
        from: changes.mapPos(from),
        to: changes.mapPos(to),
      }))
      return { spans, isHeld }
    }
    if (isHeld) return isHeld === revealed.isHeld ? revealed : { spans: revealed.spans, isHeld }
    if (selection || docChanged || effect) return { spans: state.selection.ranges, isHeld }
    return revealed
  },
})

/** Spans of the text whose source is shown; none before the live view was chosen. */
export function revealedSpans(state: EditorState): readonly Span[] {
  return state.field(revealedField, false)?.spans ?? nowhere
}

const nowhere: readonly Span[] = []

/**
 * Keeps {@link revealedSpans}. While the mouse is down nothing is shown or hidden, or the text would move away from under
 * it: a click would select, and a selection would end elsewhere.
 */
export const revealed: Extension = [
  revealedField,
  ViewPlugin.define(
    (view) => {
      const page = view.dom.ownerDocument.defaultView
      const letGo = (): void => {
        // The editor's own handling of the same event comes first.
        setTimeout(() => {
          if (view.state.field(revealedField, false)?.isHeld) view.dispatch({ effects: held.of(false) })
        })
      }
      const ends = ['mouseup', 'dragend', 'blur'] as const
      for (const name of ends) page?.addEventListener(name, letGo)
      return {
        destroy() {
          for (const name of ends) page?.removeEventListener(name, letGo)
        },
      }
    },
    {
      eventHandlers: {
        mousedown(event, view: EditorView) {
          if (event.button === 0) view.dispatch({ effects: held.of(true) })
          return false
        },
      },
    },
  ),
]

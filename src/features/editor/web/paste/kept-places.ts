import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** A part of the text that somebody wants to come back to, wherever it is by then. */
export interface KeptPlace {
  readonly from: number
  readonly to: number
  release(): void
}

/** Keeps places of a text while something is on its way to them and its author writes on. */
export interface KeptPlaces {
  readonly extension: Extension
  keep(from: number, to: number): KeptPlace
}

/** Creates the places of one editor. What is written right at one stands behind it. */
export function createKeptPlaces(): KeptPlaces {
  const places = new Set<{ from: number; to: number }>()
  return {
    extension: EditorView.updateListener.of(({ docChanged, changes }) => {
      if (!docChanged) return
      for (const place of places) {
        place.from = changes.mapPos(place.from, -1)
        place.to = Math.max(place.from, changes.mapPos(place.to, -1))
      }
    }),
    keep(from, to) {
      const place = { from, to }
      places.add(place)
      return {
        get from() {
          return place.from
        },
        get to() {
          return place.to
        },
        release: () => void places.delete(place),
      }
    },
  }
}

/** Puts a text in a place; the cursor stands behind it where it stood at the place, and elsewhere it stays. */
export function fillPlace(
  view: EditorView,
  { from, to, insert }: { readonly from: number; readonly to: number; readonly insert: string },
  userEvent: string,
): void {
  const { main } = view.state.selection
  const isThere = main.from >= from && main.to <= to
  view.dispatch({
    changes: { from, to, insert },
    ...(isThere && { selection: { anchor: from + insert.length } }),
    userEvent,
    scrollIntoView: isThere,
  })
}

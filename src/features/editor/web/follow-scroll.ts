import type { EditorView } from '@codemirror/view'

/** A heading: where it is in the text, and its element's id in the preview. */
interface HeadingPlace {
  readonly offset: number
  readonly id: string
}

/**
 * Scrolls the preview in step with the text: the heading above the first visible line stands where it would, and
 * between two headings the place is proportional. Gives what does so at once, for a preview that came later.
 */
export function followScroll(
  view: EditorView,
  pane: HTMLElement,
  headings: () => readonly HeadingPlace[],
): () => void {
  let frame = 0
  const follow = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      const top = view.scrollDOM.scrollTop
      const stops = collectStops(view, pane, headings())
      const next = stops.findIndex((stop) => stop.text > top)
      const from = stops[Math.max(0, (next < 0 ? stops.length : next) - 1)]!
      const to = next < 0 ? stops.at(-1)! : stops[next]!
      const share = to.text > from.text ? (top - from.text) / (to.text - from.text) : 0
      pane.scrollTop = from.preview + share * (to.preview - from.preview)
    })
  }
  view.scrollDOM.addEventListener('scroll', follow)
  return follow
}

/** Pairs of heights that belong together, in pixels: the start, every heading, the end. */
function collectStops(
  view: EditorView,
  pane: HTMLElement,
  headings: readonly HeadingPlace[],
): readonly { readonly text: number; readonly preview: number }[] {
  const stops = [{ text: 0, preview: 0 }]
  const paneTop = pane.getBoundingClientRect().top - pane.scrollTop
  for (const { offset, id } of headings) {
    const element = pane.querySelector(`[id="${CSS.escape(id)}"]`)
    if (!element || offset > view.state.doc.length) continue
    stops.push({
      text: view.lineBlockAt(offset).top,
      preview: element.getBoundingClientRect().top - paneTop,
    })
  }
  stops.push({
    text: Math.max(view.scrollDOM.scrollHeight - view.scrollDOM.clientHeight, stops.at(-1)!.text),
    preview: Math.max(pane.scrollHeight - pane.clientHeight, stops.at(-1)!.preview),
  })
  return stops
}

import { EditorSelection, type Extension, Prec } from '@codemirror/state'
import { type Command, type EditorView, keymap } from '@codemirror/view'
import { blocksOf } from './live-blocks.ts'

/** Goes up or down by a line; into a block that is shown as a whole, and not past it. */
function moveInto(isForward: boolean, isExtending: boolean): Command {
  return (view) => {
    const { main } = view.state.selection
    if (view.state.selection.ranges.length > 1) return false
    const target = view.moveVertically(main, isForward)
    const into = lineIntoBlock(view, main.head, target.head, isForward)
    if (into === undefined) return false
    view.dispatch({
      selection: isExtending ? EditorSelection.range(main.anchor, into) : EditorSelection.cursor(into),
      scrollIntoView: true,
      userEvent: 'select',
    })
    return true
  }
}

/** The next line from `head` on where a block that is shown as a whole would be jumped over on the way to `target`. */
export function lineIntoBlock(
  view: EditorView,
  head: number,
  target: number,
  isForward: boolean,
): number | undefined {
  const { doc } = view.state
  // Wrapped lines are gone through one after the other.
  const line = doc.lineAt(head)
  const isLeaving = isForward ? target > line.to || target === head : target < line.from || target === head
  if (!isLeaving) return undefined
  const next = isForward ? line.to + 1 : line.from - 1
  if (next < 0 || next > doc.length) return undefined
  let found: number | undefined
  blocksOf(view.state).between(next, next, (from, to) => {
    if (to === from || from > next || to < next) return undefined
    found = doc.lineAt(next).from
    return false
  })
  return found
}

/** Moving with the arrow keys into a block opens its source. */
export const blockMotion: Extension = Prec.high(
  keymap.of([
    { key: 'ArrowDown', run: moveInto(true, false), shift: moveInto(true, true) },
    { key: 'ArrowUp', run: moveInto(false, false), shift: moveInto(false, true) },
  ]),
)

import { EditorSelection, type EditorState, type Extension, type SelectionRange } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { collectWords, type Piece } from './inline-marks.ts'

/** A pair that goes around a selection. */
interface Pair {
  readonly open: string
  readonly close: string
  /** Whether each line has a pair of its own, and blanks at the ends stay outside. */
  readonly isForWords: boolean
  /** Whether it goes around only once: a second key is a habit, for most editors add one at a time. */
  readonly isOnce: boolean
}

const around = (open: string, close = open): Pair => ({ open, close, isForWords: false, isOnce: false })
const marks = (mark: string): Pair => ({ open: mark, close: mark, isForWords: true, isOnce: mark.length > 1 })

/** What a key typed over a selection puts around it. `=` alone marks nothing. */
const pairsByKey: ReadonlyMap<string, Pair> = new Map([
  ['*', marks('*')],
  ['_', marks('_')],
  ['`', marks('`')],
  ['~', marks('~~')],
  ['=', marks('==')],
  ['$', marks('$')],
  ['%', marks('%%')],
  ['[', around('[', ']')],
  ['(', around('(', ')')],
  ['{', around('{', '}')],
  ['"', around('"')],
  ["'", around("'")],
])

/**
 * A mark or bracket typed over a selection goes on both sides of it, and the same text stays selected: a second `*` makes
 * italics bold, a second `[` a wiki-link. Where nothing is selected it is typed as usual.
 */
export const wrapSelection: Extension = EditorView.inputHandler.of((view, _from, _to, typed) => {
  const pair = pairsByKey.get(typed)
  const { state } = view
  // What is composed is letters, and replaces what is selected.
  if (!pair || state.readOnly || view.composing || state.selection.ranges.every(({ empty }) => empty))
    return false
  const change = state.changeByRange((range) => wrapRange(state, range, pair, typed))
  view.dispatch(state.update(change, { userEvent: 'input.type', scrollIntoView: true }))
  return true
})

function wrapRange(state: EditorState, range: SelectionRange, pair: Pair, typed: string) {
  if (range.empty)
    return {
      changes: { from: range.from, insert: typed },
      range: EditorSelection.cursor(range.from + typed.length),
    }
  const words = pair.isForWords ? collectWords(state, range.from, range.to) : []
  // In code, and where only blanks are selected, the pair goes around all of it.
  const pieces: readonly Piece[] = words.length > 0 ? words : [range]
  const changes = pieces
    .filter((piece) => !(pair.isOnce && isInside(state, piece, pair)))
    .flatMap(({ from, to }) => [
      { from, insert: pair.open },
      { from: to, insert: pair.close },
    ])
  const set = state.changes(changes)
  const from = set.mapPos(pieces[0]?.from ?? range.from, 1)
  const to = set.mapPos(pieces.at(-1)?.to ?? range.to, -1)
  return {
    changes,
    range: range.anchor <= range.head ? EditorSelection.range(from, to) : EditorSelection.range(to, from),
  }
}

function isInside(state: EditorState, { from, to }: Piece, { open, close }: Pair): boolean {
  return (
    state.sliceDoc(Math.max(0, from - open.length), from) === open &&
    state.sliceDoc(to, to + close.length) === close
  )
}

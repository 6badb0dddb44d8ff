import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type Extension,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state'
import { EditorView, type KeyBinding } from '@codemirror/view'
import type { SyntaxNode } from '@lezer/common'

/** What becomes of one of several selections. */
interface RangeChange {
  readonly changes?: ChangeSpec
  readonly range: SelectionRange
}

interface Mark {
  readonly from: number
  readonly to: number
}

/** What a mark typed over a selection puts on either side of it. `=` alone marks nothing. */
const marksByKey: ReadonlyMap<string, string> = new Map([
  ['*', '*'],
  ['_', '_'],
  ['`', '`'],
  ['~', '~~'],
  ['=', '=='],
  ['$', '$'],
])

/**
 * A mark typed over a selection goes on both sides of it, and the same text stays selected, so that a second `*` makes
 * italics bold. Where nothing is selected it is typed as usual.
 */
export const wrapSelection: Extension = EditorView.inputHandler.of((view, _from, _to, typed) => {
  const mark = marksByKey.get(typed)
  const { state } = view
  if (mark === undefined || state.readOnly || state.selection.ranges.every((range) => range.empty))
    return false
  view.dispatch(
    state.update(
      state.changeByRange((range) => {
        // A second `=` is a habit, for most editors add one at a time.
        const isDone = mark.length > 1 && isWrapped(state, range.from, range.to, mark)
        if (range.empty || isDone) return { range }
        return wrap(range.from, range.to, mark)
      }),
      { userEvent: 'input.type', scrollIntoView: true },
    ),
  )
  return true
})

/** Keys that every editor of text has: bold and italic, there and back. */
export const formatKeymap: readonly KeyBinding[] = [
  { key: 'Mod-b', run: toggleMark('**', 'StrongEmphasis'), preventDefault: true },
  { key: 'Mod-i', run: toggleMark('*', 'Emphasis'), preventDefault: true },
]

/**
 * Puts a mark around each selection, or takes away the marks that it stands in. With nothing selected it takes the word
 * at the cursor; beside no word the cursor comes to stand between two new marks, and at the end of what is marked it
 * goes on behind it. `node` is what the grammar calls a text with these marks.
 */
function toggleMark(mark: string, node: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const change = state.changeByRange((range) => toggleRange(state, range, mark, node))
    dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }))
    return true
  }
}

function toggleRange(state: EditorState, range: SelectionRange, mark: string, node: string): RangeChange {
  const { head, empty } = range
  const { length } = mark
  if (empty && isWrapped(state, head, head, mark))
    return {
      changes: { from: head - length, to: head + length },
      range: EditorSelection.cursor(head - length),
    }
  const ends =
    empty && state.sliceDoc(head, head + length) === mark && /\S/.test(state.sliceDoc(head - 1, head))
  if (ends) return { range: EditorSelection.cursor(head + length) }
  const word = empty ? state.wordAt(head) : null
  const { from, to } = word ?? range
  const marks = findMarks(state, from, to, node)
  if (marks) {
    const [open, close] = marks
    const inside = (at: number): number => Math.min(Math.max(at, open.to), close.from) - length
    return {
      changes: [open, close],
      range: EditorSelection.range(inside(range.anchor), inside(head)),
    }
  }
  const wrapped = wrap(from, to, mark)
  return word ? { ...wrapped, range: EditorSelection.cursor(head + length) } : wrapped
}

/** The two marks of the innermost text of a kind that a range stands in. */
function findMarks(
  state: EditorState,
  from: number,
  to: number,
  name: string,
): readonly [Mark, Mark] | undefined {
  const tree = ensureSyntaxTree(state, to, 50) ?? syntaxTree(state)
  for (let node: SyntaxNode | null = tree.resolveInner(from, 1); node; node = node.parent) {
    if (node.name !== name || node.from > from || node.to < to) continue
    const { firstChild, lastChild } = node
    if (firstChild && lastChild && firstChild !== lastChild)
      return [
        { from: firstChild.from, to: firstChild.to },
        { from: lastChild.from, to: lastChild.to },
      ]
  }
  return undefined
}

function wrap(from: number, to: number, mark: string): RangeChange {
  return {
    changes: [
      { from, insert: mark },
      { from: to, insert: mark },
    ],
    range: EditorSelection.range(from + mark.length, to + mark.length),
  }
}

/** Whether a mark stands right before and right behind a range. */
function isWrapped(state: EditorState, from: number, to: number, mark: string): boolean {
  const { length } = mark
  const before = state.sliceDoc(Math.max(0, from - length - 1), from)
  const after = state.sliceDoc(to, to + length + 1)
  const isLonger = before.at(-length - 1) === mark[0] || after[length] === mark[0]
  return before.endsWith(mark) && after.startsWith(mark) && !isLonger
}

import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state'
import {
  collectMarked,
  collectWords,
  type MarkedPiece,
  type MarkKind,
  type Piece,
  widenToWholes,
} from './inline-marks.ts'
import { isProse } from './list-block.ts'

/** What becomes of one of several selections. */
interface RangeChange {
  readonly changes?: ChangeSpec
  readonly range: SelectionRange
}

/**
 * Puts marks around what is selected, or takes them away where all of it has them. Each line of a selection has its own,
 * blanks at its ends none. With nothing selected it takes the word at the cursor; beside no word the cursor comes to stand
 * between two new marks, and at the end of what is marked it goes on behind it.
 */
export function toggleMark(kind: MarkKind): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly || !state.selection.ranges.every(({ from }) => isProse(state, from))) return false
    const change = state.changeByRange((range) =>
      range.empty ? toggleAtCursor(state, range, kind) : toggleSelected(state, range, kind),
    )
    dispatch(state.update(change, { userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}

function toggleAtCursor(state: EditorState, range: SelectionRange, kind: MarkKind): RangeChange {
  const { mark } = kind
  const { head } = range
  const { length } = mark
  if (isWrapped(state, head, head, mark))
    return {
      changes: { from: head - length, to: head + length },
      range: EditorSelection.cursor(head - length),
    }
  const around = collectMarked(state, kind, { from: head, to: head })
    .filter(({ from, to }) => from <= head && to >= head)
    .at(-1)
  if (around?.end === head) return { range: EditorSelection.cursor(around.to) }
  const word = state.wordAt(head)
  if (around && around.start <= head && around.end >= head) return unwrap(range, around)
  if (!word || isInCode(state, head)) return wrap(head, head, mark)
  const piece = widenToWholes(state, word)
  return { ...wrap(piece.from, piece.to, mark), range: EditorSelection.cursor(head + length) }
}

function isInCode(state: EditorState, at: number): boolean {
  return collectMarked(state, { mark: '`', node: 'InlineCode' }, { from: at, to: at }).some(
    ({ from, to }) => from < at && to > at,
  )
}

function unwrap(range: SelectionRange, { from, to, start, end }: MarkedPiece): RangeChange {
  const inside = (at: number): number => Math.min(Math.max(at, start), end) - (start - from)
  return {
    changes: [
      { from, to: start },
      { from: end, to },
    ],
    range: EditorSelection.range(inside(range.anchor), inside(range.head)),
  }
}

function toggleSelected(state: EditorState, range: SelectionRange, kind: MarkKind): RangeChange {
  const words = collectWords(state, range.from, range.to)
  if (words.length === 0) return { range }
  const marked = words.map((piece) => findAround(state, kind, piece))
  const changes = marked.every((one) => one !== undefined)
    ? words.flatMap((piece, i) => takeAway(state, piece, marked[i] as MarkedPiece, kind.mark))
    : words.flatMap((piece, i) => (marked[i] ? [] : putAround(state, piece, kind)))
  return { changes, range: selectWords(state, range, words, changes) }
}

/** The words with these marks that a piece is part of; with its marks selected or without. */
function findAround(state: EditorState, kind: MarkKind, piece: Piece): MarkedPiece | undefined {
  return collectMarked(state, kind, piece)
    .filter(({ from, to }) => from <= piece.from && to >= piece.to)
    .at(-1)
}

/** Takes the marks away from a piece; what stood beside it inside of them keeps marks of its own. */
function takeAway(state: EditorState, piece: Piece, around: MarkedPiece, mark: string): ChangeSpec[] {
  const { from, to, start, end } = around
  const changes: ChangeSpec[] = []
  const before = state.sliceDoc(start, Math.max(start, piece.from))
  const after = state.sliceDoc(Math.min(end, piece.to), end)
  if (hasNoWords(before)) changes.push({ from, to: start })
  else changes.push({ from: start + before.trimEnd().length, insert: mark })
  if (hasNoWords(after)) changes.push({ from: end, to })
  else changes.push({ from: end - after.trimStart().length, insert: mark })
  return changes
}

/** Blanks and marks of other kinds are left without words to mark. */
function hasNoWords(text: string): boolean {
  return /^[\s*_~=`$]*$/.test(text)
}

/** Puts marks around a piece, and takes those away that would stand inside of them. */
function putAround(state: EditorState, words: Piece, kind: MarkKind): ChangeSpec[] {
  let piece = kind.node === 'InlineCode' ? words : widenToWholes(state, words)
  const touching = collectMarked(state, kind, piece).filter(
    ({ from, to }) => to >= piece.from && from <= piece.to,
  )
  for (const { from, to } of touching)
    piece = { from: Math.min(piece.from, from), to: Math.max(piece.to, to) }
  const inner = touching.flatMap(({ from, to, start, end }) => [
    { from, to: start },
    { from: end, to },
  ])
  const isCode = kind.node === 'InlineCode'
  const [open, close] = isCode ? fenceOf(withoutMarks(state, piece, inner)) : [kind.mark, kind.mark]
  return [{ from: piece.from, insert: open }, ...inner, { from: piece.to, insert: close }]
}

function withoutMarks(state: EditorState, { from, to }: Piece, marks: readonly Piece[]): string {
  let text = ''
  let at = from
  for (const mark of marks) {
    text += state.sliceDoc(at, mark.from)
    at = mark.to
  }
  return text + state.sliceDoc(at, to)
}

/** The marks of code that may have backticks itself: as many as stand nowhere in it, apart from those at its ends. */
function fenceOf(code: string): readonly [open: string, close: string] {
  const runs = new Set((code.match(/`+/g) ?? []).map((run) => run.length))
  let length = 1
  while (runs.has(length)) length++
  const fence = '`'.repeat(length)
  const blank = code.startsWith('`') || code.endsWith('`') ? ' ' : ''
  return [fence + blank, blank + fence]
}

/** The same words stay selected, without the marks at either end. */
function selectWords(
  state: EditorState,
  range: SelectionRange,
  words: readonly Piece[],
  changes: readonly ChangeSpec[],
): SelectionRange {
  const set = state.changes(changes)
  const from = set.mapPos(words[0]?.from ?? range.from, 1)
  const to = set.mapPos(words.at(-1)?.to ?? range.to, -1)
  return range.anchor <= range.head ? EditorSelection.range(from, to) : EditorSelection.range(to, from)
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

/** Whether a mark stands right before and right behind a range, and is no part of a longer one. */
function isWrapped(state: EditorState, from: number, to: number, mark: string): boolean {
  const { length } = mark
  const before = state.sliceDoc(Math.max(0, from - length - 1), from)
  const after = state.sliceDoc(to, to + length + 1)
  const isLonger = before.at(-length - 1) === mark[0] || after[length] === mark[0]
  return before.endsWith(mark) && after.startsWith(mark) && !isLonger
}

import { insertNewlineAndIndent } from '@codemirror/commands'
import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type StateCommand,
} from '@codemirror/state'
import { withoutInnermost } from './line-prefix.ts'
import { isProse, type ListLine, parentOf, previousSibling, readListLine } from './list-block.ts'
import { withNumbers } from './list-numbers.ts'

/** What Enter makes of one cursor or selection. */
interface Continued {
  readonly changes: ChangeSpec
  readonly selection: { readonly anchor: number }
}

/**
 * Enter in a list or a quote: the next line begins as this one does. An empty item goes one level up, or ends the list. Each of several
 * cursors does so.
 */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection
  if (state.readOnly || !ranges.some((range) => isInList(state, range))) return false
  const [only] = ranges.length === 1 ? ranges.map((range) => continueRange(state, range)) : []
  if (ranges.length === 1 && only === undefined) return insertNewlineAndIndent({ state, dispatch })
  const change =
    only ??
    state.changeByRange((range) => {
      const { changes, selection } = continueRange(state, range) ?? breakLine(state, range)
      return { changes, range: EditorSelection.cursor(selection.anchor) }
    })
  const spec = withNumbers(state, state.doc.lineAt(main.from).number, change)
  dispatch(state.update(spec, { userEvent: 'input', scrollIntoView: true }))
  return true
}

function isInList(state: EditorState, { from }: SelectionRange): boolean {
  const { item, quote } = readListLine(state.doc.lineAt(from)).prefix
  return (item !== undefined || quote !== '') && isProse(state, from)
}

/** Undefined outside of a list or a quote, and before the mark of an item, where a line just ends. */
function continueRange(state: EditorState, range: SelectionRange): Continued | undefined {
  if (!isInList(state, range)) return undefined
  const item = readListLine(state.doc.lineAt(range.from))
  const { line, prefix } = item
  const column = range.from - line.from
  const isEmpty =
    range.empty && line.text.slice(prefix.length).trim() === '' && column >= prefix.quote.trimEnd().length
  if (isEmpty) return endItem(state, item)
  return column < prefix.length ? undefined : newItem(state, item, range)
}

function breakLine(state: EditorState, { from, to }: SelectionRange): Continued {
  const [blanks = ''] = /^[ \t]*/.exec(state.sliceDoc(state.doc.lineAt(from).from, from)) ?? []
  const insert = `${state.lineBreak}${blanks}`
  return { changes: { from, to, insert }, selection: { anchor: from + insert.length } }
}

/** Shift-Enter in an item or a quote: the next line goes on with its words, below them. */
export const continueItem: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection
  if (state.readOnly || ranges.length > 1 || !isProse(state, main.from)) return false
  const { line, prefix } = readListLine(state.doc.lineAt(main.from))
  const { item, quote, indent, length } = prefix
  if ((!item && quote === '') || main.from - line.from < length) return false
  const column = item ? item.mark.length + Math.max(1, item.gap.length) : 0
  const below = `${state.lineBreak}${quote}${indent}${' '.repeat(column)}`
  dispatch(state.update(state.replaceSelection(below), { userEvent: 'input', scrollIntoView: true }))
  return true
}

function newItem(state: EditorState, item: ListLine, { from, to }: SelectionRange): Continued {
  const { line, prefix } = item
  const before = state.sliceDoc(line.from, from)
  const after = state.sliceDoc(to, state.doc.lineAt(to).to)
  const start = from - (before.length - before.trimEnd().length)
  const end = to + (after.length - after.trimStart().length)
  // What stands behind the marks stays there, were it a blank.
  const cut = Math.max(start, line.from + prefix.length)
  // Some number every item alike, and leave the counting to the page.
  const above = previousSibling(state.doc, item)?.prefix.item
  const isAlike = prefix.item?.number !== undefined && above?.number === prefix.item.number
  const insert = `${state.lineBreak}${prefix.quote}${prefix.indent}${markBehind(prefix.item, isAlike ? 0 : 1)}`
  return { changes: { from: cut, to: end, insert }, selection: { anchor: cut + insert.length } }
}

/** The mark of the item that follows: a task begins undone. */
function markBehind(item: ListLine['prefix']['item'], step = 1): string {
  if (!item) return ''
  const mark = item.number === undefined ? item.mark : `${item.number + step}${item.sign}`
  return `${mark}${item.gap === '' ? ' ' : item.gap}${item.status === undefined ? '' : '[ ] '}`
}

function endItem(state: EditorState, item: ListLine): Continued {
  const { line, prefix } = item
  const parent = prefix.item && parentOf(state.doc, item)
  if (parent) {
    const insert = `${parent.prefix.quote}${parent.prefix.indent}${markBehind(parent.prefix.item)}`
    return {
      changes: { from: line.from, to: line.to, insert },
      selection: { anchor: line.from + insert.length },
    }
  }
  const quote = prefix.item ? prefix.quote : withoutInnermost(prefix.quote)
  return {
    changes: { from: line.from, to: line.to, insert: quote },
    selection: { anchor: line.from + quote.length },
  }
}

/**
 * Backspace right behind the marks of an item or a quote takes the innermost of them away: the words stay where they are. With
 * several cursors where each of them stands so.
 */
export const removeListMark: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection
  const marks = ranges.map(({ empty, from }) => (empty ? innermostMark(state, from) : undefined))
  const [first] = marks
  if (state.readOnly || !first || marks.includes(undefined)) return false
  const change = { changes: first, selection: EditorSelection.single(first.from) }
  dispatch(
    state.update(
      ranges.length > 1
        ? { changes: marks.filter((mark) => mark !== undefined) }
        : withNumbers(state, state.doc.lineAt(main.from).number, change),
      { userEvent: 'delete.backward', scrollIntoView: true },
    ),
  )
  return true
}

/** The innermost mark of an item or a quote, where a place is right behind it. */
function innermostMark(
  state: EditorState,
  at: number,
): { readonly from: number; readonly to: number } | undefined {
  if (!isProse(state, at)) return undefined
  const { line, prefix } = readListLine(state.doc.lineAt(at))
  const column = at - line.from
  if (column !== prefix.length || column === 0) return undefined
  if (!prefix.item && prefix.indent !== '') return undefined
  const keep = prefix.item ? `${prefix.quote}${prefix.indent}` : withoutInnermost(prefix.quote)
  return { from: line.from + keep.length, to: at }
}

import { insertNewlineAndIndent } from '@codemirror/commands'
import { EditorSelection, type EditorState, type StateCommand, type TransactionSpec } from '@codemirror/state'
import { withoutInnermost } from './line-prefix.ts'
import { isProse, type ListLine, parentOf, previousSibling, readListLine } from './list-block.ts'
import { withNumbers } from './list-numbers.ts'

/** Enter in a list or a quote: the next line begins as this one does. An empty item goes one level up, or ends the list. */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection
  if (state.readOnly || ranges.length > 1 || !isProse(state, main.from)) return false
  const item = readListLine(state.doc.lineAt(main.from))
  const { line, prefix } = item
  if (!prefix.item && prefix.quote === '') return false
  const column = main.from - line.from
  const isEmpty =
    main.empty && line.text.slice(prefix.length).trim() === '' && column >= prefix.quote.trimEnd().length
  if (isEmpty) dispatch(state.update(endItem(state, item), { userEvent: 'input', scrollIntoView: true }))
  else if (column < prefix.length) return insertNewlineAndIndent({ state, dispatch })
  else
    dispatch(
      state.update(withNumbers(state, line.number, newItem(state, item)), {
        userEvent: 'input',
        scrollIntoView: true,
      }),
    )
  return true
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

function newItem(state: EditorState, item: ListLine): TransactionSpec {
  const { line, prefix } = item
  const { from, to } = state.selection.main
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

function endItem(state: EditorState, item: ListLine): TransactionSpec {
  const { line, prefix } = item
  const parent = prefix.item && parentOf(state.doc, item)
  if (parent) {
    const insert = `${parent.prefix.quote}${parent.prefix.indent}${markBehind(parent.prefix.item)}`
    return withNumbers(state, line.number, {
      changes: { from: line.from, to: line.to, insert },
      selection: { anchor: line.from + insert.length },
    })
  }
  const quote = prefix.item ? prefix.quote : withoutInnermost(prefix.quote)
  return withNumbers(state, line.number, {
    changes: { from: line.from, to: line.to, insert: quote },
    selection: { anchor: line.from + quote.length },
  })
}

/** Backspace right behind the marks of an item or a quote takes the innermost of them away: the words stay where they are. */
export const removeListMark: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection
  if (state.readOnly || ranges.length > 1 || !main.empty || !isProse(state, main.from)) return false
  const { line, prefix } = readListLine(state.doc.lineAt(main.from))
  const column = main.from - line.from
  if (column !== prefix.length || column === 0) return false
  if (!prefix.item && prefix.indent !== '') return false
  const keep = prefix.item ? `${prefix.quote}${prefix.indent}` : withoutInnermost(prefix.quote)
  const change = {
    changes: { from: line.from + keep.length, to: main.from },
    selection: EditorSelection.single(line.from + keep.length),
  }
  dispatch(
    state.update(withNumbers(state, line.number, change), {
      userEvent: 'delete.backward',
      scrollIntoView: true,
    }),
  )
  return true
}

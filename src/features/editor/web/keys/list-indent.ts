import { indentLess, indentMore, insertTab } from '@codemirror/commands'
import type { ChangeSpec, EditorState, StateCommand, Text } from '@codemirror/state'
import { columnOf } from './line-prefix.ts'
import { isProse, type ListLine, lastLineOf, parentOf, previousSibling, readListLine } from './list-block.ts'
import { withNumbers } from './list-numbers.ts'

/** Tab in a list: the items that are selected, with all below them, become part of the item above. Left to others elsewhere. */
const indentItems: StateCommand = ({ state, dispatch }) => moveItems(state, dispatch, indentOf)

/** Shift-Tab in a list: the items that are selected, with all below them, stand beside the item that they were part of. */
const outdentItems: StateCommand = ({ state, dispatch }) => moveItems(state, dispatch, outdentOf)

/** Tab anywhere: in a list as above, over a selection further in, else a tab. */
export const indent: StateCommand = (target) =>
  indentItems(target) ||
  (target.state.selection.ranges.some(({ empty }) => !empty) ? indentMore(target) : insertTab(target))

/** Ctrl-] anywhere: lines further in. */
export const indentLines: StateCommand = (target) => indentItems(target) || indentMore(target)

/** Shift-Tab and Ctrl-[ anywhere: lines less far in. */
export const outdentLines: StateCommand = (target) => outdentItems(target) || indentLess(target)

type NewIndent = (state: EditorState, item: ListLine) => string | undefined

function moveItems(
  state: EditorState,
  dispatch: Parameters<StateCommand>[0]['dispatch'],
  newIndent: NewIndent,
): boolean {
  const { ranges, main } = state.selection
  if (state.readOnly || !isProse(state, main.from)) return false
  const changes: ChangeSpec[] = []
  let isInList = false
  let done = 0
  for (const { from, to } of ranges) {
    const last = state.doc.lineAt(to)
    for (let number = state.doc.lineAt(from).number; number <= last.number; number++) {
      const item = readListLine(state.doc.line(number))
      // A selection that ends at the start of a line does not take that line along.
      if (number === last.number && to === last.from && to > from) break
      if (!item.prefix.item) continue
      isInList = true
      if (number <= done) continue
      const indent = newIndent(state, item)
      if (indent === undefined) continue
      done = lastLineOf(state.doc, item)
      changes.push(...reindent(state.doc, item, done, indent))
    }
  }
  if (!isInList) return false
  // The first item of a list stays, and the key does nothing else there.
  if (changes.length > 0) {
    const spec = withNumbers(state, state.doc.lineAt(main.from).number, { changes })
    dispatch(state.update(spec, { userEvent: 'input.indent', scrollIntoView: true }))
  }
  return true
}

/** An item with all its lines at another indentation; a number that is the first below its new parent is 1. */
function reindent(doc: Text, item: ListLine, last: number, indent: string): readonly ChangeSpec[] {
  const { prefix, line } = item
  const start = line.from + prefix.quote.length
  const changes: ChangeSpec[] = [{ from: start, to: start + prefix.indent.length, insert: indent }]
  if (prefix.item?.number !== undefined) {
    const number = firstNumber(doc, item, columnOf(indent))
    const from = start + prefix.indent.length
    changes.push({ from, to: from + prefix.item.mark.length - 1, insert: String(number) })
  }
  for (let number = line.number + 1; number <= last; number++) {
    const below = readListLine(doc.line(number))
    if (below.line.text.slice(below.prefix.quote.length).trim() === '') continue
    const from = below.line.from + below.prefix.quote.length
    const own = below.prefix.indent
    const rest = own.startsWith(prefix.indent)
      ? own.slice(prefix.indent.length)
      : ' '.repeat(Math.max(0, below.column - item.column))
    changes.push({ from, to: from + own.length, insert: indent + rest })
  }
  return changes
}

/** The number of an item at another column: behind the one that it then follows, else 1. */
function firstNumber(doc: Text, item: ListLine, column: number): number {
  for (let number = item.line.number - 1; number >= 1; number--) {
    const above = readListLine(doc.line(number))
    if (!above.prefix.item || above.column > column) {
      if (above.line.text.trim() === '' || above.prefix.item || above.column > 0) continue
      return 1
    }
    if (above.column < column) return 1
    return (above.prefix.item.number ?? 0) + 1
  }
  return 1
}

function indentOf(state: EditorState, item: ListLine): string | undefined {
  const above = previousSibling(state.doc, item)
  if (!above) return undefined
  const unit = findIndentUnit(state.doc)
  const { indent, item: mark } = above.prefix
  if (unit === '\t') return `${indent}\t`
  // To be part of an item, a line stands below its words.
  const needed = mark ? mark.mark.length + Math.max(1, Math.min(4, mark.gap.length)) : 0
  return indent + ' '.repeat(Math.max(unit.length, needed))
}

function outdentOf(state: EditorState, item: ListLine): string | undefined {
  const parent = parentOf(state.doc, item)
  if (parent) return parent.prefix.indent
  return item.prefix.indent === '' ? undefined : ''
}

/**
 * What a note's lists are indented by: as its first indented item is. A tab where there is none, as in Obsidian.
 */
function findIndentUnit(doc: Text): string {
  for (let number = 1; number <= doc.lines; number++) {
    const { prefix } = readListLine(doc.line(number))
    if (!prefix.item || prefix.indent === '') continue
    return prefix.indent.startsWith('\t') ? '\t' : prefix.indent.slice(0, 4)
  }
  return '\t'
}

import { moveLineDown, moveLineUp } from '@codemirror/commands'
import { EditorSelection, type EditorState, type StateCommand, type Text } from '@codemirror/state'
import { isProse, type ListLine, lastLineOf, previousSibling, readListLine } from './list-block.ts'
import { withNumbers } from './list-numbers.ts'

/** Moves lines up; in a list an item with all below it, over the item before it in the same list. */
export const moveUp: StateCommand = (target) => moveItem(target, -1) || moveLineUp(target)

/** Moves lines down; in a list an item with all below it, over the next item of the same list. */
export const moveDown: StateCommand = (target) => moveItem(target, 1) || moveLineDown(target)

interface Block {
  readonly first: number
  readonly last: number
}

function moveItem({ state, dispatch }: Parameters<StateCommand>[0], step: 1 | -1): boolean {
  const { main, ranges } = state.selection
  const { doc } = state
  if (state.readOnly || ranges.length > 1 || !isProse(state, main.from)) return false
  const item = readListLine(doc.lineAt(main.from))
  if (!item.prefix.item) return false
  const block: Block = { first: item.line.number, last: lastItemLine(doc, item, main.to) }
  const other = step < 0 ? blockBefore(doc, item) : blockAfter(doc, item, block.last)
  // At the end of its list an item stays part of what it is part of.
  if (!other) return true
  const [upper, lower] = step < 0 ? [other, block] : [block, other]
  dispatch(state.update(swap(state, upper, lower, step), { userEvent: 'move.line', scrollIntoView: true }))
  return true
}

/** The last line of what a selection touches: of each item that begins in it. */
function lastItemLine(doc: Text, item: ListLine, to: number): number {
  let last = lastLineOf(doc, item)
  const end = doc.lineAt(to)
  while (last < end.number) {
    const next = readListLine(doc.line(last + 1))
    if (!next.prefix.item || next.column < item.column) break
    last = lastLineOf(doc, next)
  }
  return last
}

function blockBefore(doc: Text, item: ListLine): Block | undefined {
  const above = previousSibling(doc, item)
  return above && { first: above.line.number, last: lastLineOf(doc, above) }
}

function blockAfter(doc: Text, item: ListLine, last: number): Block | undefined {
  for (let number = last + 1; number <= doc.lines; number++) {
    const next = readListLine(doc.line(number))
    if (next.line.text.trim() === '' && number === last + 1) continue
    return next.prefix.item && next.column === item.column
      ? { first: number, last: lastLineOf(doc, next) }
      : undefined
  }
  return undefined
}

/** Two blocks change places; what stands between them stays. */
function swap(state: EditorState, upper: Block, lower: Block, step: 1 | -1) {
  const { doc, selection } = state
  const text = (block: Block): string => state.sliceDoc(doc.line(block.first).from, doc.line(block.last).to)
  const from = doc.line(upper.first).from
  const [above, below] = [text(upper), text(lower)]
  const between = state.sliceDoc(doc.line(upper.last).to, doc.line(lower.first).from)
  // The selection goes along with the block that it is in.
  const start = step < 0 ? from : from + below.length + between.length
  const shift = start - doc.line(step < 0 ? lower.first : upper.first).from
  const { anchor, head } = selection.main
  const whole = below + between + above
  const moved = state.update({
    changes: { from, to: doc.line(lower.last).to, insert: whole },
    selection: EditorSelection.single(anchor + shift, head + shift),
  })
  return withNumbers(state, upper.first, { changes: moved.changes, selection: moved.newSelection })
}

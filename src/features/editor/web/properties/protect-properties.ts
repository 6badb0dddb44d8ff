import { EditorSelection, EditorState, type Extension, type Transaction } from '@codemirror/state'
import { bodyStart, byForm, propertyState, showAs } from './property-state.ts'

/**
 * While the form stands in their place, what is written and deleted in the text changes no properties: the cursor stays
 * below them, "everything" is the text, and what would reach into them does nothing.
 */
export const protectProperties: Extension = [
  EditorState.transactionFilter.of((transaction) => {
    const start = bodyStart(transaction.startState)
    if (start === 0 || transaction.annotation(byForm) || leavesForm(transaction)) return transaction
    if (transaction.docChanged && isByHand(transaction)) {
      let isInside = false
      transaction.changes.iterChangedRanges((from) => {
        if (from < start) isInside = true
      })
      if (isInside) return []
      // A last line that nothing ends has to be ended before something stands below it.
      const shown = transaction.startState.field(propertyState)
      if (shown.end === start)
        return [transaction, { changes: { from: start, insert: '\n' }, sequential: true }]
    }
    if (!transaction.selection) return transaction
    const least = transaction.changes.mapPos(start, 1)
    const { ranges, mainIndex } = transaction.newSelection
    if (ranges.every(({ from }) => from >= least)) return transaction
    const below = ranges.map(({ anchor, head }) =>
      EditorSelection.range(Math.max(anchor, least), Math.max(head, least)),
    )
    return [transaction, { selection: EditorSelection.create(below, mainIndex), sequential: true }]
  }),
]

function isByHand(transaction: Transaction): boolean {
  return ['input.type', 'input.paste', 'input.drop', 'input.complete', 'delete', 'move'].some((event) =>
    transaction.isUserEvent(event),
  )
}

/** Whether the text is shown afterwards. */
function leavesForm(transaction: Transaction): boolean {
  if (transaction.isUserEvent('select.search')) return true
  return transaction.effects.some((effect) => effect.is(showAs) && effect.value === 'text')
}

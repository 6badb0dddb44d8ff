import {
  Annotation,
  type EditorState,
  StateEffect,
  StateField,
  type Text,
  type Transaction,
} from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { findFrontmatter } from './read-properties.ts'

/** Marks what the form itself changes: nothing else may change what it hides. */
export const byForm = Annotation.define<true>()

/** Shows the form, or the text of the properties. */
export const showAs = StateEffect.define<'form' | 'text'>()

/** Shows a form where a note has no properties yet, so that the first can be added; or takes it away again. */
export const offerForm = StateEffect.define<boolean>()

/** How a note's properties are shown. */
interface PropertyState {
  readonly mode: 'form' | 'text'
  /** The end of the last fence's line; undefined where there are no properties. */
  readonly end: number | undefined
  /** Whether an empty form stands above a note without properties. */
  readonly isOffered: boolean
}

/** Longest frontmatter that is looked at, in characters: the reader takes none that is longer. */
const maxLength = 66_000

/** What is remembered of the properties of the text in an editor. */
export const propertyState = StateField.define<PropertyState>({
  create: (state) => ({ mode: 'form', end: endOf(state.doc), isOffered: false }),
  update(shown, transaction) {
    const end = endAfter(shown, transaction)
    let { mode, isOffered } = shown
    // Somebody is writing the fences by hand.
    if (shown.end === undefined && end !== undefined && transaction.isUserEvent('input.type')) mode = 'text'
    if (mode === 'text' && transaction.selection && !isWithin(transaction.newSelection, end)) mode = 'form'
    // What is searched for is shown where it is.
    if (
      mode === 'form' &&
      transaction.isUserEvent('select.search') &&
      isWithin(transaction.newSelection, end)
    )
      mode = 'text'
    if (end === undefined) mode = 'form'
    else isOffered = false
    for (const effect of transaction.effects) {
      if (effect.is(showAs)) mode = effect.value
      if (effect.is(offerForm)) isOffered = effect.value && end === undefined
    }
    return mode === shown.mode && end === shown.end && isOffered === shown.isOffered
      ? shown
      : { mode, end, isOffered }
  },
})

/** Where the text begins that the form leaves to be written in; 0 where no form hides anything. */
export function bodyStart(state: EditorState): number {
  const shown = state.field(propertyState, false)
  if (shown?.mode !== 'form' || shown.end === undefined) return 0
  return Math.min(shown.end + 1, state.doc.length)
}

/** Shows the properties as text, with the cursor at a place of it. */
export function showPropertyText(view: EditorView, at: number): void {
  view.dispatch({ effects: showAs.of('text'), selection: { anchor: at }, scrollIntoView: true })
  view.focus()
}

function isWithin(selection: EditorState['selection'], end: number | undefined): boolean {
  return end !== undefined && selection.ranges.some(({ head }) => head <= end)
}

function endAfter({ end }: PropertyState, { docChanged, changes, newDoc }: Transaction): number | undefined {
  if (!docChanged) return end
  // Most is typed below, or in a note that has none.
  let isBelow = true
  changes.iterChangedRanges((from) => {
    if (from <= (end ?? 3)) isBelow = false
  })
  return isBelow && end !== undefined ? end : endOf(newDoc)
}

function endOf(doc: Text): number | undefined {
  if (doc.sliceString(0, 3) !== '---') return undefined
  return findFrontmatter(doc.sliceString(0, maxLength))?.range.end
}

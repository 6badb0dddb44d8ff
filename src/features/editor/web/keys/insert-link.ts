import { startCompletion } from '@codemirror/autocomplete'
import { EditorSelection, type EditorState, type SelectionRange } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { collectMarked } from './inline-marks.ts'
import { isProse } from './list-block.ts'

const address = /^(?:(?:https?|ftp|mailto|tel|obsidian):\S+|www\.\S+\.\S+)$/i

/** Whether a text is an address that a link can lead to. */
function isAddress(text: string): boolean {
  return address.test(text.trim())
}

/**
 * A link of what is selected: its words become the text and the cursor stands where the address goes, or the other way
 * round where an address is selected. An address in the clipboard is put there where the browser lets us read it. In a link
 * that there is, its address is selected.
 */
export function insertLink(view: EditorView): boolean {
  const { state } = view
  const { main } = state.selection
  if (state.readOnly || !isProse(state, main.from)) return false
  const there = findAddress(state, main)
  if (there) {
    view.dispatch({ selection: { anchor: there.from, head: there.to }, scrollIntoView: true })
    return true
  }
  const change = state.changeByRange((range) => linkOf(state, wordsOf(state, range)))
  view.dispatch(state.update(change, { userEvent: 'input.link', scrollIntoView: true }))
  const { main: target } = view.state.selection
  const isAddressMissing =
    state.selection.ranges.length === 1 && view.state.sliceDoc(target.head - 2, target.head + 1) === ']()'
  if (isAddressMissing) void fillFromClipboard(view, target.head)
  return true
}

/** A wiki-link around what is selected, or one to be filled, with the notes offered for it. */
export function wrapInWikiLink(view: EditorView): boolean {
  const { state } = view
  if (state.readOnly || !isProse(state, state.selection.main.from)) return false
  const change = state.changeByRange(({ from, to }) => ({
    changes: [
      { from, insert: '[[' },
      { from: to, insert: ']]' },
    ],
    range: EditorSelection.range(from + 2, to + 2),
  }))
  view.dispatch(state.update(change, { userEvent: 'input.link', scrollIntoView: true }))
  if (state.selection.main.empty) startCompletion(view)
  return true
}

/** Blanks at the ends stay outside of a link; without a selection it is the word at the cursor. */
function wordsOf(state: EditorState, range: SelectionRange): { readonly from: number; readonly to: number } {
  if (range.empty) return state.wordAt(range.head) ?? range
  const text = state.sliceDoc(range.from, range.to)
  if (text.trim() === '') return { from: range.from, to: range.from }
  return {
    from: range.from + text.length - text.trimStart().length,
    to: range.to - (text.length - text.trimEnd().length),
  }
}

function linkOf(state: EditorState, { from, to }: { readonly from: number; readonly to: number }) {
  const text = state.sliceDoc(from, to)
  if (text !== '' && isAddress(text)) {
    const target = writeAddress(text)
    return { changes: { from, to, insert: `[](${target})` }, range: EditorSelection.cursor(from + 1) }
  }
  const label = text.replace(/\s*\n\s*/g, ' ')
  const insert = `[${label}]()`
  return {
    changes: { from, to, insert },
    range: EditorSelection.cursor(from + (text === '' ? 1 : insert.length - 1)),
  }
}

/** An address as a link has it: with a scheme, and what would end the link in angle brackets. */
function writeAddress(text: string): string {
  const whole = text.trim().replace(/^www\./i, 'https://www.')
  return /[()\s]/.test(whole) ? `<${whole}>` : whole
}

/** The address of the link that a range stands in. */
function findAddress(state: EditorState, { from, to }: SelectionRange) {
  const line = state.doc.lineAt(from)
  if (to > line.to) return undefined
  const isCode = collectMarked(state, { mark: '`', node: 'InlineCode' }, { from, to }).some(
    (code) => code.from <= from && code.to >= to,
  )
  if (isCode) return undefined
  for (const { index, 0: whole, 1: label = '', 2: target = '' } of line.text.matchAll(
    /!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/g,
  )) {
    const start = line.from + index
    const at = start + whole.indexOf(label) + label.length + 2
    if (start < from && start + whole.length > to) return { from: at, to: at + target.length }
  }
  return undefined
}

/** Puts the clipboard's address where the cursor waits for one, if it still does when the browser answers. */
async function fillFromClipboard(view: EditorView, at: number): Promise<void> {
  const text = await readClipboard()
  if (text === undefined || !isAddress(text)) return
  const { doc, selection } = view.state
  const isWaiting =
    selection.main.empty && selection.main.head === at && doc.sliceString(at - 2, at + 1) === ']()'
  if (!isWaiting) return
  const insert = writeAddress(text)
  view.dispatch({
    changes: { from: at, insert },
    selection: { anchor: at + insert.length + 1 },
    userEvent: 'input.link',
    scrollIntoView: true,
  })
}

/** Only where the browser has said yes before, or asks once: some show a button for each reading. */
async function readClipboard(): Promise<string | undefined> {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })
    return state === 'denied' ? undefined : await navigator.clipboard.readText()
  } catch {
    return undefined
  }
}

import { syntaxTree } from '@codemirror/language'
import { type EditorState, StateField, type Transaction } from '@codemirror/state'

/** Numbers of footnotes by the upper-cased names that a text calls them, as its page counts them. */
export type FootnoteNumbers = ReadonlyMap<string, number>

/** The footnotes of a note, counted when it is opened and when a line with one was changed. */
export const footnoteNumbers = StateField.define<FootnoteNumbers>({
  create: countFootnotes,
  update: (numbers, transaction) =>
    transaction.docChanged && concernsFootnotes(transaction) ? countFootnotes(transaction.state) : numbers,
})

/** Footnotes, and marks of code that may hide one. */
const signs = /(?:^[ \t>]*)?\[\^[^\s[\]]*\]?:?|\^\[|`+|~~~+/gm

/** Whether lines that were changed have other footnotes than before, or other marks of code: letters beside them do not matter. */
function concernsFootnotes({ changes, startState, newDoc }: Transaction): boolean {
  let isConcerned = false
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    const before = startState.doc.sliceString(
      startState.doc.lineAt(fromA).from,
      startState.doc.lineAt(toA).to,
    )
    const after = newDoc.sliceString(newDoc.lineAt(fromB).from, newDoc.lineAt(toB).to)
    isConcerned ||= signsIn(before) !== signsIn(after)
  })
  return isConcerned
}

function signsIn(lines: string): string {
  // What a footnote says begins a line, what calls it does not.
  return [...lines.matchAll(signs)]
    .map(({ 0: sign, index }) => (index === 0 || lines[index - 1] === '\n' ? `\n${sign}` : sign))
    .join(' ')
}

/** In the order of their first calls; those that are not written anywhere are none. */
function countFootnotes(state: EditorState): FootnoteNumbers {
  const text = state.doc.toString()
  const numbers = new Map<string, number>()
  if (!text.includes('[^') && !text.includes('^[')) return numbers
  const written = new Set(
    [...text.matchAll(/^[ \t>]*\[\^([^\s[\]]+)\]:/gm)].map(([, name = '']) => name.toUpperCase()),
  )
  let count = 0
  for (const { 0: found, 1: name, index } of text.matchAll(/\[\^([^\s[\]]+)\](?!:)|\^\[/g)) {
    const key = name?.toUpperCase()
    if (key !== undefined && (numbers.has(key) || !written.has(key))) continue
    if (isCode(state, index + found.length - 1)) continue
    count++
    if (key !== undefined) numbers.set(key, count)
  }
  return numbers
}

function isCode(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, -1); ; ) {
    if (/Code|Comment|Math|Frontmatter/.test(node.name)) return true
    if (node.parent === null) return false
    node = node.parent
  }
}

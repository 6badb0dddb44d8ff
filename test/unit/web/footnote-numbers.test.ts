import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { footnoteNumbers } from '../../../src/features/editor/web/live/footnote-numbers.ts'
import { noteLanguage } from '../../../src/features/editor/web/live/note-parser.ts'

const text =
  'One[^late], in place^[here], `[^late]`, two[^Early], three[^late], none[^gone].\n\n[^early]: First.\n[^late]: Last.\n'
const numbersOf = (state: EditorState): unknown => [...state.field(footnoteNumbers)]

it('counts footnotes by their first calls, as the page does, and anew where one was changed', () => {
  const state = EditorState.create({ doc: text, extensions: [noteLanguage(), footnoteNumbers] })
  expect(numbersOf(state)).toEqual([
    ['LATE', 1],
    ['EARLY', 3],
  ])
  const { state: words } = state.update({ changes: { from: text.length, insert: 'More words' } })
  expect(words.field(footnoteNumbers)).toBe(state.field(footnoteNumbers))
  const { state: inLine } = state.update({ changes: { from: 3, insert: ' or none' } })
  expect(inLine.field(footnoteNumbers)).toBe(state.field(footnoteNumbers))
  const { state: unwritten } = state.update({ changes: { from: text.indexOf('[^early]:'), insert: 'x' } })
  expect(numbersOf(unwritten)).toEqual([['LATE', 1]])
  const { state: before } = state.update({ changes: { from: 0, insert: 'Zero[^early]. ' } })
  expect(numbersOf(before)).toEqual([
    ['EARLY', 1],
    ['LATE', 2],
  ])
})

import { history, undo } from '@codemirror/commands'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { alignEdited, alignTables, hasLeft } from '../../../../src/features/editor/web/tables/align-tables.ts'
import { pasteChange } from '../../../../src/features/editor/web/tables/paste-table.ts'
import { needsEscape } from '../../../../src/features/editor/web/tables/pipe-input.ts'
import { tableCommand } from '../../../../src/features/editor/web/tables/table-commands.ts'
import { goDown } from '../../../../src/features/editor/web/tables/table-keys.ts'
import { marked, press, stateOf } from './press.ts'

describe('leaving a table', () => {
  const table = '|a|b|\n|-|-|\n|c¦|d|\n\ntext'
  const type = (state: EditorState, text: string): EditorState =>
    state.update({ ...state.replaceSelection(text), userEvent: 'input.type' }).state
  const leave = (state: EditorState): EditorState =>
    state.update({ selection: { anchor: state.doc.length } }).state

  it('aligns what was edited, and one undo takes that back with what was typed', () => {
    let state = leave(type(stateOf(table, [history(), alignTables()]), 'ccc'))
    expect(hasLeft(state, true)).toBe(true)
    state = state.update(alignEdited(state)).state
    expect(state.doc.toString()).toBe('| a    | b   |\n| ---- | --- |\n| cccc | d   |\n\ntext')
    expect(hasLeft(state, true)).toBe(false)
    undo({ state, dispatch: (transaction) => (state = transaction.state) })
    expect(state.doc.toString()).toBe(table.replace('¦', ''))
    expect(hasLeft(leave(state), true)).toBe(false)
  })

  it('waits while the cursor is in it, and does so when the editor is left', () => {
    const state = type(stateOf(table, [alignTables()]), 'x')
    expect(hasLeft(state, true)).toBe(false)
    expect(hasLeft(state.update({ selection: { anchor: 1 } }).state, true)).toBe(false)
    expect(hasLeft(state, false)).toBe(true)
  })

  it('aligns when the table is ended by Enter in an empty row', () => {
    let state = type(stateOf('|a|b|\n|-|-|\n|c|d¦', [alignTables()]), '|')
    for (const _ of ['a new row', 'the end'])
      goDown({ state, dispatch: (transaction) => (state = transaction.state) })
    expect(hasLeft(state, true)).toBe(true)
    expect(marked(state.update(alignEdited(state)).state)).toBe(
      '| a   | b   |\n| --- | --- |\n| c   | d   |\n\n¦',
    )
  })

  it('touches no table that was only looked at, nor one in code', () => {
    const read = leave(stateOf(table, [alignTables()]))
    expect(hasLeft(read, true)).toBe(false)
    const code = leave(
      type(stateOf(`\`\`\`\n${table.replace('\n\ntext', '\n```\n\ntext')}`, [alignTables()]), 'x'),
    )
    expect(alignEdited(code).changes).toEqual([])
  })
})

describe('a pipe typed in a table', () => {
  it.each([
    ['in a cell', '| a | b |\n|---|---|\n| c¦ | d |', true],
    ['in a link of a cell', '| a | b |\n|---|---|\n| [[c¦]] | d |', true],
    ['in the head', '| a¦ | b |\n|---|---|', true],
    ['behind a row', '| a | b |\n|---|---|\n| c | d |¦', false],
    ['in a row that has not all its cells', '| a | b |\n|---|---|\n| c ¦', false],
    ['that ends a row', '| a | b |\n|---|---|\n| c | d ¦', false],
    ['in the last cell of a table without outer pipes', 'a | b\n--|--\nc | d¦', true],
    ['in the dashes', '| a | b |\n|--¦-|---|', false],
    ['behind a backslash', '| a | b |\n|---|---|\n| c\\¦ | d |', false],
    ['outside of a table', 'a ¦', false],
    ['in a first row', '| a ¦', false],
  ])('%s', (_, text, isEscaped) => {
    const state = stateOf(text)
    expect(needsEscape(state, state.selection.main.head)).toBe(isEscaped)
  })
})

describe('a command of the table', () => {
  const table = '> |a|b|\n> |-|-|\n> |c¦|2|\n> |d|1|'
  it('leaves the cursor in the cell that it is about', () => {
    expect(press(tableCommand('add-column-after', 'en'), table.replace('¦', '').replace('a', 'a¦'))).toBe(
      '> | a   | ¦    | b   |\n> | --- | --- | --- |\n> | c   |     | 2   |\n> | d   |     | 1   |',
    )
    expect(press(tableCommand('move-row-down', 'en'), table)).toBe(
      '> | a   | b   |\n> | --- | --- |\n> | d   | 1   |\n> | ‹c›   | 2   |',
    )
  })
  it('is left to others where there is no table', () => {
    expect(press(tableCommand('remove-row', 'en'), 'a¦')).toBe('left to others')
    expect(press(tableCommand('remove-row', 'en'), '| a¦ |\n|---|')).toBe('¦')
  })
})

describe('pasting from a spreadsheet', () => {
  const paste = (text: string, plain: string): string => {
    const state = stateOf(text)
    const change: TransactionSpec | undefined = pasteChange(state, '', plain)
    return change ? marked(state.update(change).state) : 'left to others'
  }
  const sheet = 'n\tm\n1\t2'
  const table = '| n   | m   |\n| --- | --- |\n| 1   | 2   |'
  it.each([
    ['makes a table', '¦', sheet, `${table}\n\n¦`],
    ['parts it from what is above', 'text\n¦', sheet, `text\n\n${table}\n\n¦`],
    ['parts it from the text around it', 'a ¦b', sheet, `a \n\n${table}\n\n¦b`],
    ['stays in a quote', '> ¦', sheet, `> ${table.replaceAll('\n', '\n> ')}\n>\n> ¦`],
    ['stays in a list', '- ¦', sheet, `- ${table.replaceAll('\n', '\n  ')}\n\n  ¦`],
    [
      'fills the cells of a table',
      '|a|b|\n|-|-|\n|¦|d|',
      sheet,
      '| a   | b   |\n| --- | --- |\n| n   | m   |\n| 1   | ‹2›   |',
    ],
    [
      'fills cells of one row',
      '|a|b|\n|-|-|\n|¦|d|',
      '7\t8',
      '| a   | b   |\n| --- | --- |\n| 7   | ‹8›   |',
    ],
    ['keeps lines and pipes in their cell', '|a|b|\n|-|-|\n|¦|d|', 'x\ny|z', '|a|b|\n|-|-|\n|x<br>y\\|z¦|d|'],
    ['leaves one word in a cell to others', '|a|b|\n|-|-|\n|¦|d|', 'x', 'left to others'],
    ['leaves written rows to others', '|a|b|\n|-|-|\n|¦|d|', '|x|y|\n|z|w|', 'left to others'],
    ['leaves text to others', '¦', 'a\nb', 'left to others'],
    ['leaves one line with a tab to others', '¦', 'a\tb', 'left to others'],
    ['leaves code to others', '```\n¦\n```', sheet, 'left to others'],
  ])('%s', (_, text, plain, after) => {
    expect(paste(text, plain)).toBe(after)
  })
})

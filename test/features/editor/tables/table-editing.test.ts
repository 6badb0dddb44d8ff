import { history, undo } from '@codemirror/commands'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { alignEdited, alignTables, hasLeft } from '../../../../src/features/editor/web/tables/align-tables.ts'
import { pasteChange } from '../../../../src/features/editor/web/tables/paste-table.ts'
import { typePipe } from '../../../../src/features/editor/web/tables/pipe-input.ts'
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
  const head = '| a | b |\n|---|---|'
  const after = (text: string): string => {
    const state = stateOf(text)
    const { from, to } = state.selection.main
    return marked(state.update(typePipe(state, from, to) ?? state.replaceSelection('|')).state)
  }
  it.each([
    ['is escaped in a cell', `${head}\n| c¦ | d |`, `${head}\n| c\\|¦ | d |`],
    ['is escaped in a link of a cell', `${head}\n| [[c¦]] | d |`, `${head}\n| [[c\\|¦]] | d |`],
    ['is escaped in the head', '| a¦ | b |\n|---|---|', '| a\\|¦ | b |\n|---|---|'],
    ['is a pipe behind a row', `${head}\n| c | d |¦`, `${head}\n| c | d ||¦`],
    ['is a pipe in a row that has not all its cells', `${head}\n| c ¦`, `${head}\n| c |¦`],
    ['ends a row', `${head}\n| c | d ¦`, `${head}\n| c | d |¦`],
    ['is escaped in the last cell without outer pipes', 'a | b\n--|--\nc | d¦', 'a | b\n--|--\nc | d\\|¦'],
    ['is a pipe in the dashes', '| a | b |\n|--¦-|---|', '| a | b |\n|--|¦-|---|'],
    ['is a pipe behind a backslash', `${head}\n| c\\¦ | d |`, `${head}\n| c\\|¦ | d |`],
    ['is a pipe outside of a table', 'a ¦', 'a |¦'],
    ['is a pipe in a first row', '| a ¦', '| a |¦'],
    ['begins a row by hand where Enter has begun one', `${head}\n| ¦ |  |`, `${head}\n|¦`],
    ['begins a row by hand in a quote', '> | a |\n> |---|\n> | ¦ |', '> | a |\n> |---|\n> |¦'],
    ['is escaped in an empty cell of a row that is not', `${head}\n| ¦ | d |`, `${head}\n| \\|¦ | d |`],
    ['puts dashes by hand for those that Enter made', `${head}\n|:--|--:¦`, '| a | b |\n|:--|--:|¦'],
    ['leaves dashes of another table', `${head}\n|---|---¦ |`, `${head}\n|---|---\\|¦ |`],
    ['leaves dashes further below', `${head}\n| c | d |\n|---|---¦`, `${head}\n| c | d |\n|---|---|¦`],
  ])('%s', (_, text, expected) => {
    expect(after(text)).toBe(expected)
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

import { describe, expect, it } from 'vitest'
import { breakInCell, goBack, goDown, goOn } from '../../../../src/features/editor/web/tables/table-keys.ts'
import { press } from './press.ts'

const head = '| a | b |\n| --- | --- |'

describe('Enter in a table', () => {
  it.each([
    ['goes to the cell below', `${head}\n| x¦ | y |\n| z | w |`, `${head}\n| x | y |\n| ‹z› | w |`],
    ['passes over the dashes', `| a | b¦ |\n| --- | --- |\n| x | y |`, `${head}\n| x | ‹y› |`],
    ['stays in its column under the last row', `${head}\n| x¦ | y |`, `${head}\n| x | y |\n| ¦ |  |`],
    ['begins a row where the last one was left', `${head}\n| x | lo¦ng |`, `${head}\n| x | long |\n| ¦ |  |`],
    ['begins a row where Tab selected a cell', `${head}\n| x | ‹long› |`, `${head}\n| x | long |\n| ¦ |  |`],
    ['begins a row behind the last one', `${head}\n| x | y |¦`, `${head}\n| x | y |\n| ¦ |  |`],
    ['begins a row below a head alone', '| a | b¦ |\n| --- | --- |', `${head}\n| ¦ |  |`],
    ['goes from the dashes to the row below', `| a | b |\n| -¦-- | --- |\n| x | y |`, `${head}\n| ‹x› | y |`],
    ['makes a table of a first row', '| a | b¦ |', `${head}\n| ¦ |  |`],
    ['makes a table in a list', '- | a | b¦ |', '- | a | b |\n  | --- | --- |\n  | ¦ |  |'],
    ['ends the table in an empty last row', `${head}\n| x | y |\n|  | ¦ |`, `${head}\n| x | y |\n\n¦`],
    ['ends a table in a quote', '> | a |\n> | - |\n> | ¦ |', '> | a |\n> | - |\n>\n> ¦'],
    [
      'keeps to escaped pipes',
      `${head}\n| x \\| y¦ | z |\n| v | w |`,
      `${head}\n| x \\| y | z |\n| ‹v› | w |`,
    ],
    [
      'goes through a table without outer pipes',
      'a | b\n--|--\nx¦ | y\nz | w',
      'a | b\n--|--\nx | y\n‹z› | w',
    ],
    [
      'goes through a row with a link',
      `${head}\n| [[n\\|t¦]] | y |\n| z | w |`,
      `${head}\n| [[n\\|t]] | y |\n| ‹z› | w |`,
    ],
    ['is left to others behind the last row without outer pipes', 'a | b\n--|--\nx | y¦', 'left to others'],
    ['is left to others above a table', '¦| a | b |\n| --- | --- |', 'left to others'],
    ['is left to others beside a table', 'x¦', 'left to others'],
    ['is left to others in a first row that goes on', '| a¦ | b |', 'left to others'],
    ['is left to others in code', '```\n| a | b |\n| --- | --- |\n| x | y¦ |\n```', 'left to others'],
    ['is left to others in the properties', '---\na: |¦\n---\n', 'left to others'],
  ])('%s', (_, before, after) => {
    expect(press(goDown, before)).toBe(after)
  })
})

describe('Tab in a table', () => {
  it.each([
    ['goes to the next cell', `${head}\n| x¦ | y |`, `${head}\n| x | ‹y› |`],
    ['goes to the next row', `${head}\n| x | y¦ |\n| z | w |`, `${head}\n| x | y |\n| ‹z› | w |`],
    ['goes from the head to the first row', `| a | b¦ |\n| --- | --- |\n| x | y |`, `${head}\n| ‹x› | y |`],
    ['goes from the dashes to the first row', `| a | b |\n¦| --- | --- |\n| x | y |`, `${head}\n| ‹x› | y |`],
    ['goes from before a row to its first cell', `${head}\n¦| x | y |`, `${head}\n| ‹x› | y |`],
    ['begins a row behind the last cell', `${head}\n| x | y¦ |`, `${head}\n| x | y |\n| ¦ |  |`],
    ['begins a row behind an empty last cell', `${head}\n| x | ¦ |`, `${head}\n| x |  |\n| ¦ |  |`],
    ['begins a row below a head alone', '| a | b¦ |\n| --- | --- |', `${head}\n| ¦ |  |`],
    ['makes a table of a first row', '| a | b¦ |', `${head}\n| ¦ |  |`],
    ['adds the cell that a row lacks', `${head}\n| x¦ |`, `${head}\n| x | ¦ |`],
    [
      'adds the cell that a row without pipes lacks',
      'a | b | c\n--|--|--\nx | y¦',
      'a | b | c\n--|--|--\nx | y | ¦ |',
    ],
    ['begins a row in a quote', '> | a |\n> | - |\n> | x¦ |', '> | a |\n> | - |\n> | x |\n> | ¦ |'],
    ['begins a row in a list', '- | a |\n  | - |\n  | x¦ |', '- | a |\n  | - |\n  | x |\n  | ¦ |'],
    ['goes over code with pipes', `${head}\n| \`x\\|y\`¦ | z |`, `${head}\n| \`x\\|y\` | ‹z› |`],
    [
      'goes from right to left where that is written',
      '| أ | ب |\n|---|---|\n| ج¦ | د |',
      '| أ | ب |\n|---|---|\n| ج | ‹د› |',
    ],
    ['is left to others outside of one', 'a ¦ b', 'left to others'],
  ])('%s', (_, before, after) => {
    expect(press(goOn, before)).toBe(after)
  })

  it.each([
    ['goes to the cell before', `${head}\n| x | y¦ |`, `${head}\n| ‹x› | y |`],
    ['goes to the row above', `${head}\n| x¦ | y |`, `| a | ‹b› |\n| --- | --- |\n| x | y |`],
    ['goes from behind a row to its last cell', `${head}\n| x | y |¦`, `${head}\n| x | ‹y› |`],
    ['stays in the first cell', `| a¦ | b |\n| --- | --- |`, `| ¦a | b |\n| --- | --- |`],
    ['goes back along a first row', '| a | b¦ |', '| ‹a› | b |'],
  ])('with Shift %s', (_, before, after) => {
    expect(press(goBack, before)).toBe(after)
  })
})

describe('Shift-Enter in a table', () => {
  it('breaks the line inside the cell', () => {
    expect(press(breakInCell, `${head}\n| x¦ | y |`)).toBe(`${head}\n| x<br>¦ | y |`)
    expect(press(breakInCell, 'x¦')).toBe('left to others')
  })
})

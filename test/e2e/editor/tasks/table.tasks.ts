import { paste, press, select, type Task, type } from './task.ts'

const tables = 'https://help.obsidian.md/advanced-syntax#Tables'
const own = 'Garden guide, Writing in the browser: Tables'

/** Out of the table, to the note's last line. */
const leave = press('Control+End')

const sheet = {
  'text/plain': 'name\tcost\nrope\t12\nknife|fork\t3',
  'text/html':
    '<meta charset="utf-8"><style>td {mso-number-format: General}</style><table><tr><td>name</td><td>cost</td></tr>' +
    '<tr><td>rope</td><td>12</td></tr><tr><td>knife|fork</td><td>3</td></tr></table>',
}

export const tasks: readonly Task[] = [
  {
    name: 'Enter behind a first row makes a table of it, aligned when it is left',
    from: tables,
    before: '¦',
    steps: [
      type('| tool | use |\nrope'),
      press('Tab'),
      type('climbing\nknife'),
      press('Tab'),
      type('cutting\n\nText'),
    ],
    after: '| tool  | use      |\n| ----- | -------- |\n| rope  | climbing |\n| knife | cutting  |\n\nText',
  },
  {
    name: 'A table that is typed sign by sign is that table',
    from: tables,
    before: '¦',
    steps: [type('| tool | use |\n|:---|---:|\n| rope | climbing |\n| knife | cutting |\n\nText')],
    after: '| tool  |      use |\n| :---- | -------: |\n| rope  | climbing |\n| knife |  cutting |\n\nText',
  },
  {
    name: 'A table without outer pipes is typed as it stands',
    from: tables,
    before: '¦',
    steps: [type('tool | use\n--- | ---\nrope | climbing\nknife | cutting\n\nText')],
    after: 'tool  | use\n----- | --------\nrope  | climbing\nknife | cutting\n\nText',
  },
  {
    name: 'Tab goes through the cells of a table and begins a row behind the last',
    from: tables,
    before: '|¦ a | b |\n| - | - |\n| c | d |\n',
    steps: [press('Tab', 3), type('D'), press('Tab'), type('e'), leave],
    after: '| a   | b   |\n| --- | --- |\n| c   | D   |\n| e   |     |\n',
  },
  {
    name: 'Shift-Tab goes back through a table',
    from: tables,
    before: '| a | b |\n| --- | --- |\n| c | d¦ |\n',
    steps: [press('Shift+Tab', 2), type('B'), leave],
    after: '| a   | B   |\n| --- | --- |\n| c   | d   |\n',
  },
  {
    name: 'Enter goes to the cell below',
    from: tables,
    before: '| a¦ | b |\n| --- | --- |\n| c | d |\n',
    steps: [press('Enter'), type('new'), leave],
    after: '| a   | b   |\n| --- | --- |\n| new | d   |\n',
  },
  {
    name: 'Shift-Enter breaks the line inside a cell',
    from: tables,
    before: '| a | b |\n| --- | --- |\n| c¦ | d |\n',
    steps: [press('Shift+Enter'), type('e'), leave],
    after: '| a      | b   |\n| ------ | --- |\n| c<br>e | d   |\n',
  },
  {
    name: 'A pipe typed in a cell stays in it',
    from: tables,
    before: '| a   | b   |\n| --- | --- |\n| c¦   | d   |\n',
    steps: [type('|e'), leave],
    after: '| a    | b   |\n| ---- | --- |\n| c\\|e | d   |\n',
  },
  {
    name: 'A table that is only walked through stays as it is',
    from: own,
    before: '|a|bbb|\n|-|-|\n|c¦|d|\n\nText',
    steps: [press('Tab'), press('Shift+Tab'), select('|a|bbb|\n|-|-|\n|c|d|\n\nText¦'), type('!')],
    after: '|a|bbb|\n|-|-|\n|c|d|\n\nText!',
    notComposed: 'what is composed is written in the table',
  },
  {
    name: 'One undo takes the alignment back with what was typed',
    from: own,
    before: '|a|b|\n|-|-|\n|c¦|d|\n\nText',
    steps: [type('cc'), select('|a|b|\n|-|-|\n|ccc|d|\n\nText¦'), press('Control+z')],
    after: '|a|b|\n|-|-|\n|c|d|\n\nText',
    notComposed: 'an undo would take that back',
  },
  {
    name: 'A table in a quote goes on in the quote',
    from: own,
    before: '> | a   |\n> | --- |\n> | b¦   |\n',
    steps: [press('Tab'), type('c'), leave],
    after: '> | a   |\n> | --- |\n> | b   |\n> | c   |\n',
  },
  {
    name: 'A table counts wide signs as they are seen',
    from: own,
    before: '| 日本 | b |\n| --- | --- |\n| c | d¦ |\n',
    steps: [type('d'), leave],
    after: '| 日本 | b   |\n| ---- | --- |\n| c    | dd  |\n',
  },
  {
    name: 'Cells of a spreadsheet become a table',
    from: tables,
    before: 'Costs:\n\n¦',
    steps: [paste(sheet)],
    after:
      'Costs:\n\n| name        | cost |\n| ----------- | ---- |\n| rope        | 12   |\n| knife\\|fork | 3    |\n\n',
  },
  {
    name: 'Cells of a spreadsheet fill the cells of a table',
    from: own,
    before: '| a | b |\n| --- | --- |\n| ¦ |  |\n',
    steps: [paste('1\t2\n3\t4')],
    after: '| a   | b   |\n| --- | --- |\n| 1   | 2   |\n| 3   | 4   |\n',
  },
  {
    name: 'Alt and an arrow move a row, but never above the head',
    from: tables,
    before: '| a   |\n| --- |\n| b   |\n| c¦   |\n',
    steps: [press('Alt+ArrowUp', 3)],
    after: '| a   |\n| --- |\n| c   |\n| b   |\n',
  },
]

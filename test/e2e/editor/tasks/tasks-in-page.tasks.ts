import { click, press, type Task, wait } from './task.ts'

const from = 'https://help.obsidian.md/syntax#Task lists'
const box = (number: number): string =>
  `.editor-preview .task-list-item >> nth=${number} >> input:not([disabled])`

export const tasks: readonly Task[] = [
  {
    name: 'A box of the preview ticks its task',
    from,
    before: '- [ ] rake\n- [ ] sow\n- [x] dig\n',
    steps: [wait('.editor-preview .task-list-item input:not([disabled])'), click(box(1))],
    after: '- [ ] rake\n- [x] sow\n- [x] dig\n',
    only: 'wide',
    notComposed: 'A box that shows an older text is not ticked, and says so.',
  },
  {
    name: 'A box of the preview opens a task again, whatever its sign',
    from,
    before: '- [x] dig\n  - [/] half\n',
    steps: [
      wait('.editor-preview .task-list-item input:not([disabled])'),
      click(box(0)),
      wait('.editor-preview .task-list-item[data-task=" "]'),
      click(box(1)),
    ],
    after: '- [ ] dig\n  - [ ] half\n',
    only: 'wide',
    notComposed: 'A box that shows an older text is not ticked, and says so.',
  },
  {
    name: 'A tick in the preview is one step of undo',
    from: 'The guide: Tasks',
    before: '- [ ] rake¦\n',
    steps: [
      wait('.editor-preview .task-list-item input:not([disabled])'),
      click(box(0)),
      wait('.editor-preview .task-list-item[data-task="x"]'),
      click('.cm-content'),
      press('Control+z'),
    ],
    after: '- [ ] rake\n',
    only: 'wide',
    notComposed: 'an undo takes back what is composed first',
  },
]

import { click, press, type Task, type, wait } from './task.ts'

const from = 'https://help.obsidian.md/plugins/outline'

export const tasks: readonly Task[] = [
  {
    name: 'The panel beside the text goes to a heading',
    from,
    before: '¦# First of the panel\n\nText\n\n## Second of the panel\n',
    steps: [
      press('Alt+Shift+B'),
      wait('.editor-beside'),
      click('#-beside-tab-outline'),
      click('.editor-beside button:has-text("Second of the panel")'),
      press('End'),
      type('!'),
    ],
    after: '# First of the panel\n\nText\n\n## Second of the panel!¦\n',
    settings: { 'hortus-beside': 'off' },
    notComposed: 'a list takes no letters',
  },
  {
    name: 'The panel beside the text follows what is typed',
    from,
    before: 'Text¦',
    steps: [
      press('Alt+Shift+B'),
      wait('.editor-beside [role=tab]'),
      press('Escape'),
      type('\n# A new heading'),
      press('Alt+Shift+B'),
      click('#-beside-tab-outline'),
      wait('.editor-beside button:has-text("A new heading")'),
      press('Escape'),
    ],
    after: 'Text\n# A new heading¦',
    settings: { 'hortus-beside': 'off' },
    notComposed: 'a list takes no letters',
  },
]

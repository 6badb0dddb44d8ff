import { click, disk, network, press, type Step, type Task, type, wait } from './task.ts'

const from = 'The guide: Writing in the browser#Saving'
/** Of two, with lines between that nobody changes. */
const textOf = (title: string, line: string, end: string): string =>
  `# ${title}\n\n${line}\n\nOne stays.\n\nTwo stays.\n\nThree stays.\n\n${end}\n`
const before = textOf('Two', 'It is¦', 'The end.')
const theirs = textOf('Two', 'It is theirs', 'The end.')

/** Somebody writes in the browser while another program writes the same line, and is asked. */
const both = (path: string, text = theirs): readonly Step[] => [
  network(false),
  type(' mine'),
  disk(path, text),
  network(true),
  wait('dialog.ask.wide .compare'),
]
const choose = (label: string): readonly Step[] => [
  click(`dialog.ask button:has-text("${label}")`),
  wait('body:not(:has(dialog.ask))'),
]

const conflicts: readonly Task[] = [
  {
    name: 'A conflict is settled by what stands here',
    from,
    path: 'q-conflict-mine.md',
    before,
    steps: [...both('q-conflict-mine.md'), ...choose('Keep mine')],
    after: textOf('Two', 'It is mine', 'The end.'),
  },
  {
    name: 'A conflict is settled by what stands in the file',
    from,
    path: 'q-conflict-theirs.md',
    before,
    steps: [...both('q-conflict-theirs.md'), ...choose('Take theirs')],
    after: theirs,
  },
  {
    name: 'A conflict is settled by both',
    from,
    path: 'q-conflict-both.md',
    before,
    steps: [...both('q-conflict-both.md'), ...choose('Keep both')],
    after: textOf('Two', 'It is mine\nIt is theirs', 'The end.'),
  },
  {
    name: 'A conflict is settled change by change',
    from,
    path: 'q-conflict-merged.md',
    before,
    steps: [
      ...both('q-conflict-merged.md', theirs.replace('The end', 'Their end')),
      // Each change has an arrow: the one of the last line takes that over.
      click('dialog.ask .cm-merge-revert button:last-child'),
      ...choose('Save the right side'),
    ],
    after: textOf('Two', 'It is mine', 'Their end.'),
  },
  {
    name: 'Changes of other lines are put together and nobody is asked',
    from,
    path: 'q-conflict-none.md',
    before,
    steps: [
      network(false),
      type(' mine'),
      disk('q-conflict-none.md', textOf('Three', 'It is', 'The end.')),
      network(true),
      wait('.editor-text .cm-line:has-text("# Three")'),
      press('End'),
      type('.'),
    ],
    after: textOf('Three', 'It is mine.', 'The end.'),
  },
]

export const tasks: readonly Task[] = conflicts.map((task) => ({
  ...task,
  notComposed: 'What another program writes would come in the middle of it.',
}))

import { click, disk, press, type Step, type Task, type, wait } from './task.ts'

const guide = 'The guide: Writing in the browser#Names that change'
const obsidian = 'https://help.obsidian.md/plugins/note-composer'

/** Shows what would change, and does it. */
const confirm: readonly Step[] = [
  click('dialog.ask button.main'),
  wait('dialog.ask.wide'),
  click('dialog.ask.wide button.main'),
  wait('body:not(:has(dialog.ask))'),
]

/** Asks by the menu. */
const ask = (label: string): readonly Step[] => [
  click('.editor-menu summary'),
  // Beside it may stand how to take back the last change of that kind.
  click(`.editor-menu button:has-text("${label}"):not(:has-text("Undo"))`),
  wait('dialog.ask'),
]

/** Calls what the cursor is in otherwise. */
const rename = (name: string): readonly Step[] => [press('F2'), wait('dialog.ask'), type(name), ...confirm]

/** The editor of a note at its new place says what has brought somebody there. */
const arrive = (path: string): readonly Step[] => [
  // While somebody writes, the page itself is not laid out.
  wait(`body:has(main article.note[data-path="${path}"])`),
  wait('.editor-notice button:has-text("Undo")'),
]

const dialogTasks: readonly Task[] = [
  {
    name: 'A note that is renamed takes its links along and stays open',
    from: 'https://help.obsidian.md/Linking+notes+and+files/Internal+links',
    path: 'q-old-name.md',
    before: 'Te¦xt.\n',
    files: { 'q-old-name-links.md': '[[q-old-name]], [[Q-Old-Name|so]] and ![](q-old-name.md)\n' },
    steps: [...rename('q-new-name'), ...arrive('q-new-name.md'), press('Control+End'), type('More.')],
    after: 'Text.\n',
    filesAfter: {
      'q-old-name.md': null,
      'q-new-name.md': 'Text.\nMore.',
      'q-old-name-links.md': '[[q-new-name]], [[Q-New-Name|so]] and ![](q-new-name.md)\n',
    },
  },
  {
    name: 'A note that is renamed to another folder takes its links along',
    from: 'https://help.obsidian.md/Linking+notes+and+files/Internal+links',
    path: 'q-moves.md',
    before: '[i](q-moves-links.md)¦\n',
    files: { 'q-moves-links.md': '[[q-moves]] [m](q-moves.md)\n' },
    steps: [...rename('/q-folder/q-moves'), ...arrive('q-folder/q-moves.md')],
    after: '[i](q-moves-links.md)\n',
    filesAfter: {
      'q-moves.md': null,
      'q-folder/q-moves.md': '[i](../q-moves-links.md)\n',
      'q-moves-links.md': '[[q-moves]] [m](q-folder/q-moves.md)\n',
    },
  },
  {
    name: 'A heading that is renamed takes its links along',
    from: 'https://help.obsidian.md/Linking+notes+and+files/Internal+links',
    path: 'renamed-heading.md',
    before: '## Old wa¦ys\n\nText.\n',
    files: { 'renamed-heading-links.md': '[[renamed-heading#Old ways|so]]\n' },
    steps: rename('New ways'),
    after: '## New ways\n\nText.\n',
    filesAfter: { 'renamed-heading-links.md': '[[renamed-heading#New ways|so]]\n' },
  },
  {
    name: 'A tag that is renamed is renamed in all notes',
    from: guide,
    before: 'Of #qold¦tag here.\n',
    files: { 'renamed-tag-other.md': 'And #QOLDTAG/below.\n' },
    steps: rename('#qnewtag'),
    after: 'Of #qnewtag here.\n',
    filesAfter: { 'renamed-tag-other.md': 'And #QNEWTAG/below.\n' },
  },
  {
    name: 'A block that is renamed takes its links along',
    from: guide,
    path: 'renamed-block.md',
    before: 'It holds. ^qol¦d\n',
    files: { 'renamed-block-links.md': '![[renamed-block#^qold]]\n' },
    steps: rename('^qnew'),
    after: 'It holds. ^qnew\n',
    filesAfter: { 'renamed-block-links.md': '![[renamed-block#^qnew]]\n' },
  },
  {
    name: 'A selection becomes a note and leaves a link',
    from: obsidian,
    before: 'Before\n\n‹A thought of its own.›\n\nAfter\n',
    steps: [...ask('Make a note of the selection'), type('q-extracted-link'), ...confirm],
    after: 'Before\n\n[[q-extracted-link]]\n\nAfter\n',
    filesAfter: { 'q-extracted-link.md': 'A thought of its own.\n' },
  },
  {
    name: 'A selection of whole lines leaves the next heading one',
    from: obsidian,
    before: 'Before\n\n‹## QPart\n\nText.\n\n›## Rest\n',
    steps: [...ask('Make a note of the selection'), type('q-extracted-part'), ...confirm],
    after: 'Before\n\n[[q-extracted-part]]\n\n## Rest\n',
    filesAfter: { 'q-extracted-part.md': '## QPart\n\nText.\n' },
  },
  {
    name: 'A note is split by its headings and keeps an index',
    from: guide,
    path: 'q-split.md',
    before: '# q-split\n\nTop.¦\n\n## QSplit one\n\nOne.\n\n## QSplit two\n\nTwo.\n',
    files: { 'q-split-links.md': '[[q-split#QSplit two|two]]\n' },
    steps: [...ask('Split by its headings'), ...confirm],
    after: '# q-split\n\nTop.\n\n- [[QSplit one]]\n- [[QSplit two]]\n',
    filesAfter: {
      'QSplit one.md': '# QSplit one\n\nOne.\n',
      'QSplit two.md': '# QSplit two\n\nTwo.\n',
      'q-split-links.md': '[[QSplit two|two]]\n',
    },
  },
  {
    name: 'A section goes to the end of another note',
    from: guide,
    path: 'q-move.md',
    before: 'Top.\n\n## QMoved\n\nTe¦xt.\n\n## Rest\n',
    files: { 'q-move-to.md': 'There.\n', 'q-move-links.md': '[[q-move#QMoved]]\n' },
    steps: [...ask('Move a section'), type('q-move-to'), ...confirm],
    after: 'Top.\n\n## Rest\n',
    filesAfter: {
      'q-move-to.md': 'There.\n\n## QMoved\n\nText.\n',
      'q-move-links.md': '[[q-move-to#QMoved]]\n',
    },
  },
  {
    name: 'A text is replaced in the whole garden but not in links',
    from: guide,
    before: 'Say qoakq.¦\n',
    files: { 'qoakq.md': 'The qoakq.\n', 'q-replace-links.md': '[[qoakq]] is Qoakq\n' },
    steps: [
      press('Control+Alt+h'),
      wait('dialog.ask'),
      type('qoakq'),
      press('Tab'),
      type('qelmq'),
      press('Enter'),
      wait('dialog.ask.wide button.main:focus'),
      press('Enter'),
      wait('body:not(:has(dialog.ask))'),
    ],
    after: 'Say qelmq.\n',
    filesAfter: { 'qoakq.md': 'The qelmq.\n', 'q-replace-links.md': '[[qoakq]] is qelmq\n' },
  },
  {
    name: 'A replacement in the whole garden is one undo',
    from: guide,
    before: 'Say qashq.¦\n',
    files: { 'q-replace-undone.md': 'Is qashq\n' },
    steps: [
      ...ask('Find and replace in the garden'),
      type('qashq'),
      press('Tab'),
      type('qfirq'),
      ...confirm,
      click('.editor-notice button:has-text("Undo")'),
      wait('text=Undone'),
    ],
    after: 'Say qashq.\n',
    filesAfter: { 'q-replace-undone.md': 'Is qashq\n' },
  },
  {
    name: 'A replacement leaves out a note that another program writes meanwhile, and names it',
    from: guide,
    before: 'Say qyewq.¦\n',
    files: { 'q-replace-skipped.md': 'Is qyewq\n' },
    steps: [
      press('Control+Alt+h'),
      wait('dialog.ask'),
      type('qyewq'),
      press('Tab'),
      type('qboxq'),
      click('dialog.ask button.main'),
      wait('dialog.ask.wide'),
      disk('q-replace-skipped.md', 'Is qyewq and qyewq\n'),
      click('dialog.ask.wide button.main'),
      wait('.editor-notice:has-text("q-replace-skipped.md")'),
    ],
    after: 'Say qboxq.\n',
    filesAfter: { 'q-replace-skipped.md': 'Is qyewq and qyewq\n' },
  },
  {
    name: 'The notes of a folder become a series',
    from: guide,
    path: 'q-series/1-first.md',
    before: 'First.¦\n',
    files: { 'q-series/2-second.md': 'Second.\n' },
    steps: [...ask('Make a series'), type('QSteps'), ...confirm],
    after: '---\nseries: "QSteps"\npart: 1\n---\n\nFirst.\n',
    filesAfter: { 'q-series/2-second.md': '---\nseries: "QSteps"\npart: 2\n---\n\nSecond.\n' },
  },
]

export const tasks: readonly Task[] = dialogTasks.map((task) => ({
  ...task,
  notComposed: 'A dialog has the focus between its steps.',
}))

import { click, press, type Task, type, wait } from './task.ts'

const slash = 'https://help.obsidian.md/plugins/slash-commands'
const list = wait('.cm-tooltip-autocomplete li[aria-selected]')
const notComposed = 'a composed word would close the list'

/** What one chooses behind `/`, and what it writes. */
const choose = (name: string, query: string, after: string, before = '¦'): Task => ({
  name,
  from: slash,
  before,
  steps: [type(`/${query}`), list, press('Enter')],
  after,
  notComposed,
})

export const tasks: readonly Task[] = [
  choose('A slash offers a heading', 'heading 2', '## ¦'),
  choose('A slash offers a list', 'list', '- ¦'),
  choose('A slash offers a task', 'task', '- [ ] ¦'),
  choose('A slash offers a table', 'table', '|     |     |\n| --- | --- |\n|     |     |'),
  choose('A slash offers a callout', 'warning', '> [!warning] ¦'),
  choose('A slash offers code', 'code', '```¦\n\n```'),
  choose('A slash offers a formula', 'formula', '$$\n¦\n$$'),
  choose('A slash offers a diagram', 'diagram', '```mermaid\ngraph LR\n  ¦\n```'),
  choose(
    'A slash offers a footnote',
    'footnote',
    'Words[^1].\n\n[^2]¦\n\n[^1]: One\n\n[^2]: ',
    'Words[^1].\n\n¦\n\n[^1]: One',
  ),
  choose('A slash offers a quote', 'quote', '> ¦'),
  choose('A slash goes on inside a quote', 'task', '> - [ ] ¦', '> ¦'),
  {
    name: 'Escape leaves a slash as it was typed',
    from: slash,
    before: '¦',
    steps: [type('/hea'), list, press('Escape'), type('d')],
    after: '/head¦',
    notComposed,
  },
  {
    name: 'A slash inside a line is a slash',
    from: slash,
    before: 'either¦',
    steps: [type('/or\n')],
    after: 'either/or\n¦',
  },
  {
    name: 'A slash offers its list to a finger',
    from: slash,
    before: '¦',
    steps: [type('/'), list, click('.cm-tooltip-autocomplete li:has-text("Rule")'), type('x')],
    after: '---\nx¦',
    notComposed,
  },
  {
    name: 'The bar on a phone ticks and indents',
    from: 'https://help.obsidian.md/mobile-app (Mobile toolbar)',
    before: '- one\n- two¦',
    only: 'touch',
    steps: [
      click('.touch-bar [aria-label^="Task"]'),
      click('.touch-bar [aria-label="Line further in"]'),
      type('!'),
    ],
    after: '- one\n\t- [ ] two!¦',
  },
  {
    name: 'The bar on a phone takes the last thing back',
    from: 'https://help.obsidian.md/mobile-app (Mobile toolbar)',
    before: 'wo¦rds',
    only: 'touch',
    steps: [click('.touch-bar [aria-label="Bold"]'), click('.touch-bar [aria-label="Undo"]')],
    after: 'words',
    notComposed: 'an undo takes back what was composed',
  },
  {
    name: 'The list of commands runs one by its name',
    from: 'https://help.obsidian.md/plugins/command-palette',
    before: 'A ‹red› leaf',
    steps: [press('Control+p'), wait('.command-palette li'), type('strike'), press('Enter')],
    after: 'A ~~‹red›~~ leaf',
  },
  {
    name: 'A key that was changed does what it was given',
    from: 'https://help.obsidian.md/hotkeys',
    before: 'A ‹red› leaf',
    settings: { 'hortus-keys': '{"format.bold":["Mod-Alt-b"]}' },
    steps: [press('Control+b'), press('Control+Alt+b')],
    after: 'A **‹red›** leaf',
  },
]

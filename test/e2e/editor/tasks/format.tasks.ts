import { paste, press, select, type Task, type } from './task.ts'

const shortcuts = 'https://help.obsidian.md/editing-shortcuts'
const syntax = 'https://help.obsidian.md/syntax'
const pairs = 'https://help.obsidian.md/settings (Editor, Auto-pair Markdown syntax)'

/** A key over a selection, and what it makes of it. */
const format = (name: string, key: string, before: string, after: string, from = shortcuts): Task => ({
  name,
  from,
  before,
  steps: [press(key)],
  after,
})

/** Letters typed over a selection. */
const wrap = (name: string, letters: string, before: string, after: string): Task => ({
  name,
  from: pairs,
  before,
  steps: [type(letters)],
  after,
})

export const tasks: readonly Task[] = [
  format('Ctrl-B makes a selection bold', 'Control+b', 'A ‹red leaf› fell.', 'A **‹red leaf›** fell.'),
  {
    ...format(
      'Ctrl-B twice leaves the text as it was',
      'Control+b',
      'A ‹red leaf› fell.',
      'A ‹red leaf› fell.',
    ),
    steps: [press('Control+b', 2)],
  },
  {
    ...format('Ctrl-K in a block of code opens nothing', 'Control+k', '```js\na¦\n```', '```js\nab\n```'),
    steps: [press('Control+k'), type('b')],
  },
  format('Ctrl-I makes a selection italic', 'Control+i', 'A ‹red› leaf.', 'A *‹red›* leaf.'),
  {
    ...format('Ctrl-I twice does not grow the selection', 'Control+i', 'A ‹red› leaf.', 'A ‹red› leaf.'),
    steps: [press('Control+i', 2)],
  },
  {
    ...format(
      'Bold and italic lie in each other',
      'Control+b',
      'A ‹red› leaf.',
      'A ***‹red›*** leaf.',
      syntax,
    ),
    steps: [press('Control+b'), press('Control+i')],
  },
  format('Ctrl-Shift-X strikes through', 'Control+Shift+X', 'A ‹red› leaf.', 'A ~~‹red›~~ leaf.', syntax),
  format(
    'Ctrl-E makes code of what has a backtick',
    'Control+e',
    'Type ‹a`b› now.',
    'Type ``‹a`b›`` now.',
    'https://spec.commonmark.org/0.31.2/#code-spans',
  ),
  format('Ctrl-E makes code', 'Control+e', 'Run ‹make› now.', 'Run `‹make›` now.', syntax),
  format('Ctrl-Shift-H highlights', 'Control+Shift+H', 'A ‹red› leaf.', 'A ==‹red›== leaf.', syntax),
  {
    name: 'Marks begin where one types',
    from: shortcuts,
    before: 'A ¦',
    steps: [press('Control+b'), type('red'), press('Control+b'), type(' leaf')],
    after: 'A **red** leaf¦',
  },
  format('Marks keep clear of blanks', 'Control+b', 'A‹ red leaf ›fell.', 'A **‹red leaf›** fell.', syntax),
  format(
    'Every item of a list has marks of its own',
    'Control+b',
    '- ‹one\n- two›\n',
    '- **‹one**\n- **two›**\n',
  ),
  format('Marks go inside a word', 'Control+b', 'un‹believ›able', 'un**‹believ›**able', syntax),
  format('Marks go to several cursors', 'Control+i', '‹one› and ‹two›', '*‹one›* and *‹two›*'),
  wrap('A star over a selection goes around it', '*', 'A ‹red› leaf', 'A *‹red›* leaf'),
  wrap('Two stars over a selection make it bold', '**', 'A ‹red› leaf', 'A **‹red›** leaf'),
  wrap('An underscore over a selection goes around it', '_', 'A ‹red› leaf', 'A _‹red›_ leaf'),
  wrap('A backtick over a selection goes around it', '`', 'A ‹red› leaf', 'A `‹red›` leaf'),
  wrap('Equals signs over a selection highlight it', '==', 'A ‹red› leaf', 'A ==‹red›== leaf'),
  wrap('Tildes over a selection strike it through', '~~', 'A ‹red› leaf', 'A ~~‹red›~~ leaf'),
  wrap('A dollar over a selection makes a formula', '$', 'So ‹x^2› is', 'So $‹x^2›$ is'),
  wrap(
    'Two brackets over a selection make a wiki-link',
    '[[',
    'The ‹old oak› fell',
    'The [[‹old oak›]] fell',
  ),
  wrap('A round bracket over a selection goes around it', '(', 'The ‹oak› fell', 'The (‹oak›) fell'),
  wrap('Quotes over a selection go around it', '"', 'The ‹oak› fell', 'The "‹oak›" fell'),
  {
    name: 'Ctrl-K makes a link of a selection',
    from: shortcuts,
    before: 'See ‹the tree› there.',
    steps: [press('Control+k'), type('tree.md')],
    after: 'See [the tree](tree.md¦) there.',
  },
  {
    name: 'Ctrl-K takes a selected address as the target',
    from: shortcuts,
    before: 'See ‹https://example.org/tree›.',
    steps: [press('Control+k'), type('tree')],
    after: 'See [tree¦](https://example.org/tree).',
  },
  {
    name: 'An address pasted over a selection makes a link',
    from: 'https://help.obsidian.md/links (External links)',
    before: 'See ‹the tree› there.',
    steps: [paste('https://example.org/tree')],
    after: 'See [the tree](https://example.org/tree) there.',
  },
  format('Alt-2 makes a heading', 'Alt+2', 'Lea¦ves', '## Lea¦ves', syntax),
  format('Alt-2 takes a heading back', 'Alt+2', '## Lea¦ves', 'Lea¦ves', syntax),
  format('Alt-3 changes the level of a heading', 'Alt+3', '# Lea¦ves', '### Lea¦ves', syntax),
  format('Alt-0 makes a heading plain', 'Alt+0', '#### Lea¦ves', 'Lea¦ves', syntax),
  {
    name: 'A heading of each level by its key',
    from: syntax,
    before: 'a¦\nb\nc\nd\ne\nf',
    steps: [1, 2, 3, 4, 5, 6].flatMap((level) => [press(`Alt+${level}`), press('ArrowDown')]),
    after: '# a\n## b\n### c\n#### d\n##### e\n###### f',
  },
  {
    name: 'Ctrl-slash makes a comment',
    from: 'https://help.obsidian.md/syntax (Comments)',
    before: 'A ‹red› leaf',
    steps: [press('Control+/')],
    after: 'A %% red %% leaf',
  },
  {
    name: 'Ctrl-Z takes marks back and Ctrl-Y puts them there again',
    from: shortcuts,
    before: 'A ‹red› leaf',
    steps: [
      press('Control+b'),
      press('Control+z'),
      select('A red ‹leaf›'),
      press('Control+i'),
      press('Control+z'),
      press('Control+y'),
    ],
    after: 'A red *leaf*',
    notComposed: 'an undo takes back what was composed',
  },
]

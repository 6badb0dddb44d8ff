import { click, press, type Step, type Task, type, wait } from './task.ts'

const templates = 'https://help.obsidian.md/plugins/templates'

/** Why no words are composed around the dialog. */
const focusComesBack = 'a dialog has the focus, and gives it back in its own time'

/** Chooses a template in the dialog, by the first letters of its name. */
const insert = (name: string): readonly Step[] => [
  click('.editor-menu summary'),
  click('.editor-menu button:has-text("Insert a template")'),
  wait('dialog.ask select'),
  type(name),
  press('Enter'),
  wait('body:not(:has(dialog.ask))'),
]

const files = {
  'templates/Plain words.md': 'Of words.',
  'templates/Titled.md': '# {{title}}\n',
  'templates/Where one writes.md': 'Before {{cursor}} after.',
  'templates/Year.md': '{{date:[in the year] [20]}}{{unknown}}',
  'templates/Study.md': '---\ntopic: physics\ntags: [studies]\n---\nKey concepts: {{cursor}}\n',
}

export const tasks: readonly Task[] = [
  {
    name: 'A template is inserted where the cursor is',
    from: templates,
    before: 'Some ¦ here.',
    files,
    steps: insert('Plain'),
    after: 'Some Of words.¦ here.',
    notComposed: focusComesBack,
  },
  {
    name: 'A template takes the place of what is selected',
    from: templates,
    before: 'Some ‹old words› here.',
    steps: insert('Plain'),
    after: 'Some Of words.¦ here.',
    notComposed: focusComesBack,
  },
  {
    name: 'The title of a template is that of the note',
    from: templates,
    path: 'named-for-its-template.md',
    before: '¦',
    steps: insert('Titled'),
    after: '# named-for-its-template\n¦',
    notComposed: focusComesBack,
  },
  {
    name: 'One writes on where a template says',
    from: 'The guide: {{cursor}}',
    before: '¦',
    steps: [...insert('Where'), type('and then')],
    after: 'Before and then¦ after.',
    notComposed: focusComesBack,
  },
  {
    name: 'Words in brackets and unknown places of a template stay',
    from: 'https://momentjs.com/docs/#/displaying/format/',
    before: '¦',
    steps: insert('Year'),
    after: 'in the year 20{{unknown}}¦',
    notComposed: focusComesBack,
  },
  {
    name: 'The properties of a template come to a note without any',
    from: 'https://help.obsidian.md/properties#Templates',
    before: 'Text\n¦',
    steps: insert('Study'),
    after: '---\ntopic: physics\ntags: [studies]\n---\nText\nKey concepts: ¦\n',
    notComposed: focusComesBack,
  },
  {
    name: 'The properties of a template are merged with those of a note',
    from: 'https://help.obsidian.md/properties#Templates',
    before: '---\ntags: [mine]\ntopic:\n---\nText\n¦',
    steps: insert('Study'),
    after: '---\ntags: [mine, studies]\ntopic: physics\n---\nText\nKey concepts: ¦\n',
    notComposed: focusComesBack,
  },
  {
    name: 'What a note says stands before what its template says',
    from: 'https://help.obsidian.md/properties#Templates',
    before: '---\ntopic: poetry\ntags: [studies]\n---\n¦',
    steps: insert('Study'),
    after: '---\ntopic: poetry\ntags: [studies]\n---\nKey concepts: ¦\n',
    notComposed: focusComesBack,
  },
  {
    name: 'A template is one step of undo',
    from: templates,
    before: '---\ntags: [mine]\n---\nText ¦',
    // The words arrive when the server has answered: an undo before that has nothing to take back.
    steps: [...insert('Study'), wait('.cm-line:has-text("Key concepts")'), press('Control+z')],
    after: '---\ntags: [mine]\n---\nText ',
    notComposed: 'an undo takes back what is composed first',
  },
  {
    name: 'A template that nobody chooses changes nothing',
    from: templates,
    before: 'Text¦',
    steps: [
      click('.editor-menu summary'),
      click('.editor-menu button:has-text("Insert a template")'),
      wait('dialog.ask select'),
      press('Escape'),
      wait('body:not(:has(dialog.ask))'),
      type('!'),
    ],
    after: 'Text!¦',
    notComposed: 'a list takes no letters',
  },
]

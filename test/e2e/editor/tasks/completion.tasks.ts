import { press, type Task, type, wait } from './task.ts'

const links = 'https://help.obsidian.md/links'
const callouts = 'https://help.obsidian.md/callouts'
const footnotes = 'https://help.obsidian.md/syntax#Footnotes'
const tags = 'https://help.obsidian.md/tags'
const own = 'Garden guide, Writing in the browser: Completion'

/** The list, with an entry that says something. */
const shows = (text: string) => wait(`.cm-tooltip-autocomplete li:has-text("${text}")`)

const zebra = { 'zoo/Zebra finch.md': '# Zebra finch\n\n## Song and call\n\nIt sings. ^sings\n' }
const otherOf = (name: string): Readonly<Record<string, string>> => ({
  [`zoo/${name}.md`]: `---\naliases: [${name} bird]\n---\n## Where it lives\n\nIn trees.\n`,
})

const composedInLink = 'it would be composed in the middle of a link'

/** In a garden whose settings ask for Markdown links. */
const markdownTasks: readonly Task[] = [
  {
    name: 'A heading of any note becomes a Markdown link where the garden writes those',
    from: 'https://help.obsidian.md/settings#Use+[[Wikilinks]]',
    before: '¦',
    files: { 'zoo/Kagu.md': '# Kagu\n\n## Flightless life\n\nIt runs.\n' },
    steps: [type('[[##flightless'), shows('Flightless life'), press('Enter'), type('.')],
    after: '[Flightless life](zoo/Kagu.md#Flightless%20life).',
    notComposed: composedInLink,
  },
  {
    name: 'Brackets become a Markdown link where the garden writes those',
    from: 'https://help.obsidian.md/settings#Use+[[Wikilinks]]',
    before: 'See ¦',
    files: otherOf('Lesser rhea'),
    steps: [type('[[lesser'), shows('Lesser rhea'), press('Enter'), type(' today')],
    after: 'See [Lesser rhea](zoo/Lesser%20rhea.md) today',
    notComposed: composedInLink,
  },
  {
    name: 'Brackets and a hash become a Markdown link to a heading',
    from: 'https://help.obsidian.md/settings#Use+[[Wikilinks]]',
    before: '¦',
    files: otherOf('Jacana'),
    steps: [type('[[jaca'), shows('Jacana'), type('#'), shows('Where it lives'), press('Enter'), type('.')],
    after: '[Where it lives](zoo/Jacana.md#Where%20it%20lives).',
    notComposed: composedInLink,
  },
  {
    name: 'Brackets and an alias become a Markdown link that shows it',
    from: 'https://help.obsidian.md/aliases',
    before: '¦',
    files: otherOf('Limpkin'),
    steps: [type('[[limpkin b'), shows('Limpkin bird'), press('Tab'), type('.')],
    after: '[Limpkin bird](zoo/Limpkin.md).',
    notComposed: composedInLink,
  },
]

const birdWith = (name: string, text: string): Readonly<Record<string, string>> => ({
  [`zoo/${name}.md`]: `# ${name}\n\n${text}\n`,
})

const wikiTasks: readonly Task[] = [
  {
    name: 'Two hashes find a heading in any note',
    from: links,
    before: 'See ¦',
    files: birdWith('Ibis', '## Wading habits\n\nIt probes.'),
    steps: [type('[[##wading h'), shows('Wading habits'), press('Enter'), type(' today')],
    after: 'See [[Ibis#Wading habits]] today',
    notComposed: composedInLink,
  },
  {
    name: 'Typing on goes on among the headings of all notes',
    from: links,
    before: '¦',
    files: birdWith('Dipper', '## Bobbing motion\n\nIt nods.'),
    steps: [
      type('[[##'),
      wait('.cm-tooltip-autocomplete li'),
      type('bobbing mo'),
      shows('Bobbing motion'),
      press('Tab'),
      type('!'),
    ],
    after: '[[Dipper#Bobbing motion]]!',
    notComposed: composedInLink,
  },
  {
    name: 'Two carets find a block in any note',
    from: links,
    before: '¦',
    files: birdWith('Avocet', 'It roosts by night. ^roosting'),
    steps: [type('[[^^roosts by'), shows('It roosts by night'), press('Enter'), type(' today')],
    after: '[[Avocet#^roosting]] today',
    notComposed: composedInLink,
  },
  {
    name: 'A paragraph of another note gets its marker when it is chosen',
    from: links,
    before: '¦',
    files: birdWith('Stilt', 'It wades in brackish lagoons.'),
    steps: [
      type('[[^^brackish'),
      shows('brackish lagoons'),
      press('Enter'),
      wait('dialog[open]'),
      press('Enter'),
      wait('.cm-content:focus'),
    ],
    after: '[[Stilt#^it-wades-in]]',
    filesAfter: { 'zoo/Stilt.md': '# Stilt\n\nIt wades in brackish lagoons. ^it-wades-in\n' },
    notComposed: composedInLink,
  },
  {
    name: 'Enter takes the first note of a link and the cursor stands behind it',
    from: links,
    before: 'See ¦',
    files: zebra,
    steps: [type('[[zebra fi'), shows('Zebra finch'), press('Enter'), type(' today')],
    after: 'See [[Zebra finch]] today',
    notComposed: 'it would be composed in the middle of a link',
  },
  {
    name: 'Tab takes the first note of a link',
    from: own,
    before: '¦',
    files: otherOf('Quetzal'),
    steps: [type('[[quetz'), shows('Quetzal'), press('Tab'), type('!')],
    after: '[[Quetzal]]!',
    notComposed: 'it would be composed in the middle of a link',
  },
  {
    name: 'An alias becomes a link that shows it',
    from: 'https://help.obsidian.md/aliases',
    before: '¦',
    files: otherOf('Hoatzin'),
    steps: [type('[[hoatzin b'), shows('Hoatzin bird'), press('Enter'), type('.')],
    after: '[[Hoatzin|Hoatzin bird]].',
    notComposed: 'it would be composed in the middle of a link',
  },
  {
    name: 'A hash takes the note and goes on to its headings',
    from: links,
    before: '¦',
    files: otherOf('Kakapo'),
    steps: [type('[[kaka'), shows('Kakapo'), type('#'), shows('Where it lives'), press('Enter'), type('.')],
    after: '[[Kakapo#Where it lives]].',
    notComposed: 'it would be composed in the middle of a link',
  },
  {
    name: 'A bar takes the note and goes on to what the link shows',
    from: links,
    before: '¦',
    files: otherOf('Cassowary'),
    steps: [type('[[cassow'), shows('Cassowary'), type('|the bird]] runs')],
    after: '[[Cassowary|the bird]] runs',
    notComposed: 'it would be composed in the middle of a link',
  },
  {
    name: 'A name that is typed to its end is never replaced',
    from: own,
    before: '¦',
    files: otherOf('Albatross'),
    steps: [
      type('[[Alba'),
      shows('Albatross'),
      type(']] and [[Alb'),
      shows('Albatross'),
      press('Escape'),
      type(']]'),
    ],
    after: '[[Alba]] and [[Alb]]',
    notComposed: 'it would be composed in the middle of a link',
  },
  {
    name: 'Enter behind a tag is a line end',
    from: tags,
    before: 'A ¦',
    files: { 'zoo/tagged.md': '#birdwatching #birds\n' },
    steps: [type('#bird'), shows('#birds'), press('Enter'), type('next')],
    after: 'A #bird\nnext',
    notComposed: 'it would be composed in the middle of a tag',
  },
  {
    name: 'A tag that was moved to is taken by Enter',
    from: tags,
    before: 'A ¦',
    files: { 'zoo/tagged-too.md': '#ornithology\n' },
    steps: [type('#ornith'), shows('#ornithology'), press('ArrowDown'), press('Enter'), type(' x')],
    after: 'A #ornithology x',
    notComposed: 'it would be composed in the middle of a tag',
  },
  {
    name: 'An emoji is taken by Tab, and Enter leaves its name alone',
    from: own,
    before: '¦',
    steps: [
      type(':smile'),
      wait('.cm-tooltip-autocomplete li'),
      press('Enter'),
      type(':rocket'),
      wait('.cm-tooltip-autocomplete li:has-text("rocket")'),
      press('Tab'),
    ],
    after: ':smile\n🚀',
    notComposed: 'it would be composed in the middle of a name',
  },
  {
    name: 'A callout ends in its title',
    from: callouts,
    before: '¦',
    steps: [type('> [!warn'), shows('warning'), press('Enter'), type('Mind the gap')],
    after: '> [!warning] Mind the gap',
    notComposed: 'it would be composed in the middle of a kind',
  },
  {
    name: 'A box ends in its title and is closed below',
    from: own,
    before: 'Text\n¦\nMore',
    steps: [
      type(':::war'),
      shows('warning'),
      press('Tab'),
      type('Mind the gap'),
      press('ArrowDown'),
      type('It is wide.'),
    ],
    after: 'Text\n:::warning Mind the gap\nIt is wide.\n:::\nMore',
    notComposed: 'it would be composed in the middle of a kind',
  },
  {
    name: 'A box that is typed to its end is as it was typed',
    from: own,
    before: '¦',
    steps: [type(':::tip\nText\n:::\nMore')],
    after: ':::tip\nText\n:::\nMore',
  },
  {
    name: 'A new footnote gets its text at the end of the note',
    from: footnotes,
    before: 'A claim¦ here.\n\nMore.\n',
    steps: [type('[^why'), shows('[^why]'), press('Enter'), type(',')],
    after: 'A claim[^why], here.\n\nMore.\n\n[^why]: \n',
    notComposed: 'it would be composed in the middle of a footnote',
  },
  {
    name: 'An address of a Markdown link is the way to the note',
    from: links,
    before: 'Of [the shoebill](¦).\n',
    files: otherOf('Shoe bill'),
    steps: [type('shoe b'), shows('Shoe bill'), press('Enter'), type(' x')],
    after: 'Of [the shoebill](zoo/Shoe%20bill.md) x.\n',
    notComposed: 'it would be composed in the middle of an address',
  },
  {
    name: 'A language is taken by Tab, and Enter begins the code',
    from: 'https://help.obsidian.md/syntax#Code+blocks',
    before: '¦\n```\n',
    steps: [type('~~~pytho'), shows('python'), press('Tab'), press('Enter'), type('1')],
    after: '~~~python\n1\n```\n',
    notComposed: 'it would be composed in the middle of a name',
  },
]

export const tasks: readonly Task[] = [
  ...wikiTasks,
  ...markdownTasks.map((task) => ({ ...task, garden: 'markdown-links' as const })),
]

/** A garden with a page of every kind, each with something in all its parts. */
export const gardenOfKinds = {
  'hortus.config.json': JSON.stringify({ title: 'Garden', description: 'What it is about.' }),
  'note.md': [
    '---\nmatters: When it does.\ncreated: 2024-02-03\nstage: evergreen\nbasis: study\ntags: [one, one/two]\nrequires: ["[[topic/other]]"]\nseries: "[[row]]"\ntopics: ["[[topic/index]]"]\n---',
    '# A note with everything and with a title that takes two lines of a page',
    'Text with a [[topic/other|link]], a [[wanted]] one, `code`, a footnote[^1] and #one.',
    '## A table\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n',
    `## Code\n\n\`\`\`ts\nconst ${'long'.repeat(60)} = 1\n\`\`\``,
    '> [!warning] Mind this\n> Text of the callout.',
    '- [ ] to do\n- [x] done',
    '## An image\n\n![[dot.svg]]\n\n![[topic/other]]',
    '[^1]: The footnote.',
  ].join('\n\n'),
  'dot.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
  'topic/index.md': '---\ntype: topic\n---\n# A topic\n\nAbout it. See [[note]].',
  'topic/other.md':
    '---\nstage: seedling\nseries: "[[row]]"\npart: 1\n---\n# Another\n\nIt leads to [[note]] and [[topic/last]].',
  'topic/last.md': '---\nstage: budding\nseries: "[[row]]"\npart: 2\n---\n# The last\n\nText.',
  'row.md': '---\ntype: series\n---\n# A row\n\n1. [[topic/other]]\n2. [[topic/last]]',
  'read/paper.md':
    '---\ntype: reference\nurl: https://e.example/paper\nauthors: [A. Author]\nyear: 2001\nread: reading\n---\n# A paper\n\nCited in [[note]].',
  'odd.md': [
    `---\ntitle: ${'a_name_without_a_space_'.repeat(6)}\ntags: [${'long'.repeat(30)}]\n---`,
    '## One\n\nText.',
    `A word: ${'https://e.example/'.repeat(12)}`,
    '## Two\n\nText.',
  ].join('\n\n'),
  'plain/أولى.md': '---\nlang: ar\n---\nجملة قصيرة عن شيء ما.',
  'plain/one.md': '# In a folder\n\nText.',
  'faces.md': '# Faces\n\nPlain, **bold**, *slanted* and `code`. See [[note]].\n\n```ts\nconst one = 1\n```',
  'arabic.md': '---\nlang: ar\ntitle: ملاحظة\n---\nنص عن [[note]].\n\n## عنوان\n\nنص.\n\n## آخر\n\nنص.',
}

/** The addresses of these pages, one of each kind. */
export const kindsOfPages = [
  '',
  'note/',
  'topic/',
  'topic/other/',
  'row/',
  'read/paper/',
  'odd/',
  'plain/',
  'tags/one/',
  'arabic/',
  'topics/',
  'series/',
  'reading-list/',
  'wanted/',
  'tags/',
  'all-notes/',
  'garden-history/',
  '404.html',
]

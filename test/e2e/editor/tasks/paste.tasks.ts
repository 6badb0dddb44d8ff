import { paste, type Task } from './task.ts'

const formatting = 'https://help.obsidian.md/Editing+and+formatting/Basic+formatting+syntax'
const html = 'https://help.obsidian.md/Import+notes/Convert+HTML (automatic conversion of what is pasted)'
const attachments = 'https://help.obsidian.md/Editing+and+formatting/Attachments'

/** HTML as browsers hand it over, with the text that it shows. */
const page = (markup: string, text = markup.replace(/<[^>]*>/g, '')): Readonly<Record<string, string>> => ({
  'text/html': `<meta charset="utf-8">${markup}`,
  'text/plain': text,
})

export const tasks: readonly Task[] = [
  {
    name: 'An address takes the words that it is pasted over as its text',
    from: formatting,
    before: 'Read ‹the page› now.',
    steps: [paste('https://example.org/a')],
    after: 'Read [the page](https://example.org/a)¦ now.',
  },
  {
    name: 'An address with an open bracket is pasted between signs',
    from: formatting,
    before: 'Read ‹it›.',
    steps: [paste('https://example.org/(a')],
    after: 'Read [it](<https://example.org/(a>).',
  },
  {
    name: 'An address pasted alone stays one',
    from: formatting,
    before: 'See ¦.',
    steps: [paste('https://example.org/a')],
    after: 'See https://example.org/a.',
  },
  {
    name: 'Bold and slanted words of a page are pasted with their marks',
    from: html,
    before: 'A ¦.',
    steps: [paste(page('<b>red</b> <i>leaf</i> <s>fell</s>'))],
    after: 'A **red** *leaf* ~~fell~~¦.',
  },
  {
    name: 'Marks that a page says by its styles are pasted',
    from: html,
    before: '¦',
    steps: [
      paste(
        page('<p><span style="font-weight:700">red</span> <span style="font-style:italic">leaf</span></p>'),
      ),
    ],
    after: '**red** *leaf*',
  },
  {
    name: 'Headings and lists of a page are pasted as such',
    from: html,
    before: '¦',
    steps: [paste(page('<h2>Trees</h2><ul><li>oak<ul><li>red</li></ul></li><li>elm</li></ul>'))],
    after: '## Trees\n\n- oak\n  - red\n- elm',
  },
  {
    name: 'A list pasted into an empty item takes its place',
    from: html,
    before: '- ¦',
    steps: [paste(page('<ul><li>oak</li><li>elm</li></ul>'))],
    after: '- oak\n- elm¦',
  },
  {
    name: 'Paragraphs pasted into a quote stay in it',
    from: html,
    before: '> ¦',
    steps: [paste(page('<p>One <b>leaf</b></p><p>Two</p>'))],
    after: '> One **leaf**\n>\n> Two',
  },
  {
    name: 'Tasks of a page are pasted with their boxes',
    from: html,
    before: '¦',
    steps: [
      paste(page('<ul><li><input type="checkbox" checked>rake</li><li><input type="checkbox">sow</li></ul>')),
    ],
    after: '- [x] rake\n- [ ] sow',
  },
  {
    name: 'Code of a page is pasted with its language',
    from: html,
    before: '¦',
    steps: [paste(page('<pre><code class="language-js">let a = 1\n</code></pre>', 'let a = 1'))],
    after: '```js\nlet a = 1\n```',
  },
  {
    name: 'Links of a page are pasted without what counts their readers',
    from: html,
    before: 'See ¦.',
    steps: [paste(page('<a href="https://example.org/a?utm_source=mail&amp;b=1">it</a>'))],
    after: 'See [it](https://example.org/a?b=1).',
  },
  {
    name: 'A quote and a picture of a page are pasted',
    from: html,
    before: '¦',
    steps: [
      paste(
        page(
          '<blockquote><p>Leaves fall.</p></blockquote><p><img src="https://example.org/a.png" alt="A leaf"></p>',
        ),
      ),
    ],
    after: '> Leaves fall.\n\n![A leaf](https://example.org/a.png)',
  },
  {
    name: 'Scripts and styles of a page are not pasted',
    from: html,
    before: '¦',
    steps: [paste(page('<style>b{}</style><script>alert(1)</script><p>a <b>leaf</b></p>', 'a leaf'))],
    after: 'a **leaf**',
  },
  {
    name: 'What would be a mark in pasted text is escaped',
    from: html,
    before: '¦',
    steps: [paste(page('<p><b>2</b> *x* [[y]]</p>', '2 *x* [[y]]'))],
    after: '**2** \\*x\\* \\[[y]]',
  },
  {
    name: 'Words of Google Docs are pasted without its wrapping',
    from: html,
    before: '¦',
    steps: [
      paste(
        page(
          '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:400">a </span><span style="font-weight:700">leaf</span></p></b>',
        ),
      ),
    ],
    after: 'a **leaf**',
  },
  {
    name: 'In code a page is pasted as its text',
    from: formatting,
    before: '```\n¦\n```',
    steps: [paste(page('<b>x</b> = 1', 'x = 1'))],
    after: '```\nx = 1¦\n```',
  },
  {
    name: 'Markdown that is pasted as text stays as it is',
    from: formatting,
    before: '¦',
    steps: [paste('- a **leaf** and [[oak]]')],
    after: '- a **leaf** and [[oak]]',
  },
  {
    name: 'A picture with a name is pasted under it',
    from: attachments,
    before: 'A ¦.',
    steps: [
      paste(
        {},
        {
          name: 'autumn leaf.png',
          type: 'image/png',
          base64:
            'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        },
      ),
    ],
    after: 'A ![[autumn leaf.png]]¦.',
  },
  {
    name: 'What several cursors paste of a web page comes to each of them',
    from: formatting,
    before: '- one ‹x› end\n- two ‹x›',
    steps: [paste(page('some <b>red</b>', 'some red'))],
    after: '- one some **red**¦ end\n- two some **red**¦',
  },
]

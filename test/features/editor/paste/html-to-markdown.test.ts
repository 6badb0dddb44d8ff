import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { cleanAddress } from '../../../../src/features/editor/web/paste/clean-address.ts'
import {
  collectFootnotes,
  htmlToMarkdown,
  joinBlocks,
} from '../../../../src/features/editor/web/paste/html-to-markdown.ts'
import {
  maxDepth,
  type PastedNode,
  pastedElement,
} from '../../../../src/features/editor/web/paste/pasted-node.ts'

type HastNode = ReturnType<typeof fromHtml>['children'][number]

/** As the browser's parser gives it. */
function nodesOf(children: readonly HastNode[], depth = 0): readonly PastedNode[] {
  return children.flatMap((child): PastedNode[] => {
    if (child.type === 'text') return [child.value]
    if (child.type !== 'element' || depth > maxDepth) return []
    const attributes = Object.fromEntries(
      Object.entries(child.properties).map(([name, value]) => [
        name === 'className'
          ? 'class'
          : name.replace(/[A-Z]/g, (one) => `-${one.toLowerCase()}`).replace(/^col-span/, 'colspan'),
        Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value),
      ]),
    )
    const inner = nodesOf(child.children, depth + 1)
    if (child.tagName === 'html' || child.tagName === 'body') return [...inner]
    const made = pastedElement(child.tagName, attributes, inner)
    return made ? [made] : []
  })
}

const pages: Readonly<Record<string, string>> = {
  'https://garden.example/b/': '[[B note]]',
  'https://garden.example/b/#why': '[[B note#Why]]',
}

function markdown(html: string): string {
  const nodes = nodesOf(fromHtml(html).children)
  const { blocks } = htmlToMarkdown(nodes, {
    linkOf: (href) => pages[href] ?? cleanAddress(href),
    pictureOf: ({ attributes }) => {
      const address = cleanAddress(attributes['src'] ?? '')
      return address === undefined ? '' : `![${attributes['alt'] ?? ''}](${address})`
    },
    footnotes: collectFootnotes(nodes),
    lineBreak: '  \n',
  })
  return joinBlocks(blocks)
}

const cases: readonly (readonly [string, string, string])[] = [
  ['headings', '<h1>One</h1><h3><b>Two</b> <i>x</i></h3><p>Text', '# One\n\n### Two *x*\n\nText'],
  [
    'emphasis',
    '<p>a <b>bold </b>and<i> slanted</i> <s>gone</s> <mark>seen</mark> H<sub>2</sub>O <kbd>Ctrl</kbd>',
    'a **bold** and *slanted* ~~gone~~ ==seen== H<sub>2</sub>O <kbd>Ctrl</kbd>',
  ],
  [
    'emphasis by style',
    '<p><span style="font-weight:700">bold</span> <span style="font-style: italic">it</span> <b style="font-weight:normal">not</b> <span style="text-decoration:line-through">gone</span>',
    '**bold** *it* not ~~gone~~',
  ],
  [
    'marks that meet',
    '<p><b>one</b><b> two</b><b><i> three</i></b> <i><b>x</b></i>',
    '**one two *three*** ***x***',
  ],
  [
    'a stop between a mark and a letter',
    '<p><b>Note:</b>this and that<b>(x)</b>',
    '**Note**:this and that(**x)**',
  ],
  [
    'links',
    '<p><a href="https://x.org/a?utm_source=n&b=1">a <b>b</b></a>, <a href="https://x.org/">https://x.org/</a>, <a href="/rel">rel</a>, <a href="javascript:alert(1)">js</a>',
    '[a **b**](https://x.org/a?b=1), https://x.org/, rel, js',
  ],
  [
    'links of this garden',
    '<p>See <a href="https://garden.example/b/">B note</a> and <a href="https://garden.example/b/#why">the reason</a>.',
    'See [[B note]] and [[B note#Why|the reason]].',
  ],
  [
    'addresses with brackets',
    '<p><a href="https://x.org/a_(b)">x</a> <a href="https://x.org/a)b">y</a>',
    '[x](https://x.org/a_(b)) [y](<https://x.org/a)b>)',
  ],
  [
    'lists in lists',
    '<ul><li>a<ol><li>b<li>c<ul><li>d</ul></ol><li>e</ul>',
    '- a\n  1. b\n  2. c\n     - d\n- e',
  ],
  ['lists beside their items', '<ul><li><p>a</p></li><ul><li>b</li></ul><li>c</li></ul>', '- a\n  - b\n- c'],
  ['numbers that go on', '<ol start="9"><li>a</li><li>b</li></ol>', '9. a\n10. b'],
  ['items of several paragraphs', '<ul><li><p>a</p><p>b</p></li><li>c</li></ul>', '- a\n\n  b\n- c'],
  [
    'tasks',
    '<ul><li><input type="checkbox" checked> done</li><li><label><input type="checkbox"> open</label></li><li role="checkbox" aria-checked="true">docs</li><li data-task="?">odd</li></ul>',
    '- [x] done\n- [ ] open\n- [x] docs\n- [?] odd',
  ],
  [
    'tables',
    '<table><thead><tr><th>a</th><th style="text-align:right">b</th></tr></thead><tbody><tr><td>x|y</td><td>1<br>2</td></tr><tr><td colspan="2">wide</td></tr></tbody></table>',
    '| a    |      b |\n| ---- | -----: |\n| x\\|y | 1<br>2 |\n| wide |        |',
  ],
  [
    'tables that only place things',
    '<table><tr><td><p>one</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr></table>',
    'one\n\n| a   | b   |\n| --- | --- |\n| c   | d   |',
  ],
  [
    'code',
    '<p>use <code>a`b</code></p><div class="highlight highlight-source-js"><pre>let a = 1\n  b()</pre></div><pre><code class="language-py hljs">x\n</code></pre>',
    'use ``a`b``\n\n```js\nlet a = 1\n  b()\n```\n\n```py\nx\n```',
  ],
  ['code with a fence in it', '<pre>```\nx\n```</pre>', '````\n```\nx\n```\n````'],
  [
    'code by lines',
    '<pre><div><span class="lineno">1</span>a</div><div><br></div><div>b</div></pre>',
    '```\na\n\nb\n```',
  ],
  ['quotes', '<blockquote><p>a</p><p>b</p><ul><li>c</ul></blockquote>', '> a\n>\n> b\n>\n> - c'],
  ['line ends', '<p>a<br>b<br><br>c<br></p>', 'a  \nb\n\nc'],
  [
    'pictures',
    '<p><img src="https://x.org/a.png" alt="A"><img src="file:///c/x.png" alt="no"></p>',
    '![A](https://x.org/a.png)',
  ],
  [
    'a picture that leads somewhere',
    '<a href="https://x.org"><img src="https://x.org/a.png" alt="A"></a>',
    '[![A](https://x.org/a.png)](https://x.org)',
  ],
  [
    'rules and definitions',
    '<p>a</p><hr><dl><dt>term</dt><dd>what</dd></dl>',
    'a\n\n---\n\n**term**\n\nwhat',
  ],
  [
    'what nobody is to see',
    '<style>p{}</style><script>alert(1)</script><p>a<span style="display:none">x</span><!-- c --><button>Copy</button></p><noscript>n</noscript>',
    'a',
  ],
  [
    'what would be a mark',
    '<p>1. a * b *c* _d_ snake_case [[x]] &lt;b&gt; `c` # no</p><p># yes</p><p>- x</p><p>2) y</p><p>a\\_b</p>',
    '1\\. a * b \\*c\\* \\_d\\_ snake_case \\[[x]] \\<b> \\`c\\` # no\n\n\\# yes\n\n\\- x\n\n2\\) y\n\na\\\\\\_b',
  ],
  [
    'formulas',
    '<p>a <span class="katex"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math><span aria-hidden="true">x2</span></span></p><span class="katex-display"><span class="katex"><math><annotation encoding="application/x-tex">y</annotation></math></span></span>',
    'a $x^2$\n\n$$\ny\n$$',
  ],
  [
    'callouts of a garden',
    '<details class="callout" data-callout="tip"><summary class="callout-title">T <em>x</em></summary><p>Body</p></details>',
    '> [!tip]- T *x*\n> Body',
  ],
  [
    'footnotes',
    '<p>a<sup><a href="https://x.org/#fn:1">1</a></sup></p><section class="footnotes"><ol><li id="fn:1"><p>Note. <a href="#fnref:1">↩</a></p></li></ol></section>',
    'a[^1]\n\n[^1]: Note.',
  ],
  [
    'Google Docs',
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400;white-space:pre-wrap;">Title</span></h2><p dir="ltr"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">A </span><span style="font-weight:700;font-style:normal;white-space:pre-wrap;">bold</span><span style="font-weight:700;white-space:pre-wrap;"> word</span></p><ul><li dir="ltr"><p role="presentation"><span>x</span></p></li><ul><li><p><a href="https://www.google.com/url?q=https://x.org/&amp;sa=D"><span style="text-decoration:underline">y</span></a></p></li></ul></ul></b><br class="Apple-interchange-newline">',
    '## Title\n\nA **bold word**\n\n- x\n  - [y](https://x.org/)',
  ],
  [
    'Word',
    '<html xmlns:o="x"><body><p class=MsoNormal><b>Head</b><o:p></o:p></p><p class=MsoListParagraphCxSpFirst style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span>  </span></span><![endif]>one</p><p class=MsoListParagraphCxSpMiddle style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">1.<span> </span></span>two</p><p class=MsoListParagraphCxSpLast style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>three</p><p class=MsoNormal>&nbsp;</p></body></html>',
    '**Head**\n\n- one\n  1. two\n- three',
  ],
  ['spaces that are not seen', '<p>a\n  b&nbsp;c\u200b <b> </b>d</p>\n\n<p> </p>', 'a b c d'],
  ['right to left', '<p dir="rtl">مرحبا <b>بك</b></p>', 'مرحبا **بك**'],
]

describe('pasted HTML', () => {
  for (const [name, html, expected] of cases)
    it(`becomes Markdown: ${name}`, () => {
      expect(markdown(html)).toBe(expected)
    })

  it('is done quickly however large or deep it is', () => {
    const many = `<ul>${'<li><p>A <b>bold</b> <a href="https://x.org/?utm_source=x">link</a> &amp; text</p>'.repeat(20_000)}</ul>`
    const deep = '<div><blockquote><span>'.repeat(160)
    const wild = '<p>'.concat('*_`[](<'.repeat(20_000), '<b><i>x</i></b>'.repeat(20_000))
    const started = performance.now()
    const lengths = [many, deep, wild].map((html) => markdown(html).length)
    expect(lengths[0]).toBeGreaterThan(800_000)
    // Most of it is the parser of this test.
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('an address', () => {
  it('is kept without what counts its readers', () => {
    expect(
      cleanAddress('https://www.google.com/url?q=https%3A%2F%2Fx.org%2F%3Futm_medium%3Da%26b%3D1&sa=D'),
    ).toBe('https://x.org/?b=1')
    expect(cleanAddress('https://x.org/A?B=%20c')).toBe('https://x.org/A?B=%20c')
    expect(cleanAddress('data:text/html,x')).toBeUndefined()
    expect(cleanAddress('mailto:a@b.c')).toBe('mailto:a@b.c')
  })
})

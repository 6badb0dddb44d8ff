import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { notesOf, textOfPage } from '../dialect-garden.ts'

const shown = async (
  source: string,
  settings: Readonly<Record<string, unknown>> = { program: 'mkdocs' },
  others: Readonly<Record<string, string>> = {},
): Promise<string> =>
  textOfPage(await notesOf('manuals', { 'a.md': `# A\n\n${source}\n`, ...others }, settings), 'a.md')

const paragraph = (html: string): string => `<p>${html}</p>\n`

// Python-Markdown's extensions by their documentation: facelessuser.github.io/pymdown-extensions.
describe('marks of PyMdown Extensions', () => {
  it.each([
    ['H~2~O and A^T^A', 'H<sub>2</sub>O and A<sup>T</sup>A'],
    ['~~gone~~ and ^^new^^', '<del>gone</del> and new'],
    ['{~~one~>a single~~} {++added++} {--gone--} {==marked==}{>>why<<}', 'a single added  marked'],
    [
      '^^in^^ and ==mark== and #tag',
      'in and <mark>mark</mark> and <a class="tag" href="/tags/tag/">#tag</a>',
    ],
    ['++ctrl+alt+"Foo"++', '<code>Ctrl+Alt+Foo</code>'],
    [':smile: :+1: :material-home: at 10:30:45, std::a::b', '😄 👍 at 10:30:45, std::a::b'],
    ['[](){#here}text', '<a id="user-content-here"></a>text'],
    ['[`dump`][pkg.Model.dump], [Config][pkg.Config] and [Top][]', '<code>dump</code>, Config and Top'],
  ])('shows %s', async (source, html) => {
    expect(await shown(source)).toBe(paragraph(html))
  })

  it.each([
    ['- !!! tip\n\n    Inside\n- second', /^<ul>\s*<li>\s*<div class="callout[\s\S]*Inside[\s\S]*<li>second/],
    [
      '1. ??? note "Titled"\n        Inside\n2. second',
      /^<ol>\s*<li>\s*<details[\s\S]*Titled[\s\S]*Inside[\s\S]*<li>second/,
    ],
    ['<p markdown>some *text* of it</p>', /^<p>some <em>text<\/em> of it<\/p>\s*$/],
    ['<div class="x" markdown="1">**b**</div>\nbelow', /^<p><strong>b<\/strong><\/p>\s*<p>below<\/p>\s*$/],
  ])('shows a box in an item, and Markdown in HTML of one line: %s', async (source, html) => {
    expect(await shown(source)).toMatch(html)
  })

  it.each([
    ['Para\n--8<-- "b.md"\n--8<-- "c.md"\nbehind', ['Para', 'Bee', 'Sea', 'behind']],
    ['<hr>\n--8<-- "b.md"\n--8<-- "c.md"', ['<hr>', 'Bee', 'Sea']],
    ['{% include-markdown "b.md" %}\n{% include "c.md" %}\nbehind', ['Bee', 'Sea', 'behind']],
    ['Para *x*\n<!--@include: ./b.md-->', ['Para', 'Bee']],
  ])('includes files whose lines follow others: %s', async (source, parts) => {
    const html = await shown(source, { program: 'mkdocs' }, { 'b.md': 'Bee *b*.\n', 'c.md': 'Sea.\n' })
    const places = parts.map((part) => html.indexOf(part))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(html).not.toMatch(/8&lt;|\{%|@include/)
  })

  // squidfunk.github.io/mkdocs-material/reference/admonitions; the blank may be left out, as Details says.
  it.each([
    [
      '???quote "Source code"\n\n    ```py\n    x\n    ```',
      /<details[^>]*class="callout[\s\S]*Source code[\s\S]*<pre/,
    ],
    ['!!!note "Titled"\n    Inside', /class="callout[\s\S]*Titled[\s\S]*Inside/],
    ['!!!wow', /^<p>!!!wow<\/p>/],
  ])('shows a box whose kind follows its signs: %s', async (source, html) => {
    expect(await shown(source)).toMatch(html)
  })

  // vitepress.dev/guide/markdown#import-code-snippets
  it('shows files that follow one another in a group of code each in a tab of its own', async () => {
    const source = '::: code-group\n<<< @/Dockerfile#a{Dockerfile}\n<<< ./b.css{css} [Styles]\n:::'
    const html = await shown(source, { program: 'vitepress' })
    expect(html).not.toContain('&lt;&lt;&lt;')
    expect(html).toMatch(/Dockerfile[\s\S]*Styles/)
  })

  // vitepress.dev/guide/markdown#markdown-file-inclusion: a region, else what is below the heading with that id.
  it('includes a part by a region or by the id of a heading, and says of none what its author wrote', async () => {
    const source =
      'one\n\n<!--@include: ./b.md#_1-base-section-->\n\n<!--@include: ./b.md#own-->\n\n<!--@include: ./b.md#usage{,2}-->\n\n<!--@include: ./b.md#gone-->'
    const others = {
      'b.md':
        '## 1. Base Section\n\nBase.\n\n### Below\n\nBelow.\n\n## Another {#own}\n\nOwn.\n\n<!-- #region usage -->\nRegion.\n<!-- #endregion usage -->\n\n## Last\n',
    }
    const snapshot = await notesOf('manuals', { 'a.md': source, ...others }, { program: 'vitepress' })
    const html = await textOfPage(snapshot, 'a.md')
    expect(html).toMatch(
      /<p>Base\.<\/p>[\s\S]*Below<\/h[\s\S]*<p>Below\.<\/p>[\s\S]*<p>Own\.<\/p>[\s\S]*Region\.[\s\S]*<p>Region\.<\/p>/,
    )
    expect(html).not.toMatch(/>1\. Base Section<|>Another<|>Last</)
    expect((await snapshot.diagnostics()).map(({ message }) => message)).toEqual(['No part "gone" in b.md'])
  })

  // python-markdown.github.io/extensions/footnotes: `fn:label`, and a number behind `fnref` for a further call.
  it('leads to footnotes and to where they are called by the ids that MkDocs gives them', async () => {
    const source =
      '[a](#fn:x) [b](#fnref:x) [c](#fnref2:x) [d](#fn:gone)\n\nOne[^x] two[^x].\n\n[^x]: Said.\n'
    const snapshot = await notesOf('manuals', { 'a.md': source }, { program: 'mkdocs' })
    const html = await textOfPage(snapshot, 'a.md')
    const ids = ['fn:x', 'fnref:x', 'fnref2:x']
    for (const id of ids)
      expect(html).toMatch(
        new RegExp(`href="/a/#user-content-${id.replace(':', '%3A')}"[\\s\\S]*id="user-content-${id}"`),
      )
    expect((await snapshot.diagnostics()).map(({ message }) => message)).toEqual([
      'No heading "fn:gone" in a.md',
    ])
  })

  it('takes an address that is a question alone for one of the page itself', async () => {
    const snapshot = await notesOf('manuals', { 'a.md': '# A\n\n[x](?=own) [y](?=own#bees)\n\n## Bees\n' })
    expect((await snapshot.diagnostics()).map(({ code }) => code)).toEqual([])
  })

  it('leaves signs alone that its program has not', async () => {
    expect(await shown('A^T^A [x][y] :smile:', { program: 'starlight' })).toBe(
      paragraph('A^T^A [x][y] :smile:'),
    )
    expect(await shown('A^T^A :tada:', { program: 'vitepress' })).toBe(paragraph('A^T^A 🎉'))
  })

  it('has no table of contents in the text, and no signs around blocks that were proposed', async () => {
    expect(await shown('[TOC]\n\n{==\n\nmarked\n\n==}\n\n{--\n\ngone\n\n--}\n\nlast')).toBe(
      `${paragraph('marked')}${paragraph('last')}`,
    )
  })

  it('reads blocks between slashes', async () => {
    const html = await shown(
      '/// note | The title\nText.\n///\n\n/// details | More\n    open: true\n\nInside.\n///\n\n///caption\nBelow.\n///',
    )
    expect(html).toMatch(/data-callout="note">\n<p class="callout-title">The title<\/p>\n<p>Text.<\/p>/)
    expect(html).toMatch(/<summary class="callout-title">More<\/summary>\n<p>Inside.<\/p>/)
    expect(html).toContain('<p>Below.</p>')
    expect(html).not.toMatch(/\/\/\/|open: true/)
  })

  it('gives no title to a box that is to have none', async () => {
    expect(await shown('!!! note ""\n    Text.')).toBe(
      '<div class="callout" data-callout="note">\n<p>Text.</p>\n</div>\n',
    )
  })

  it('puts what mkdocstrings would write in a box with its source', async () => {
    const html = await shown('::: pkg.module\n    options:\n      show: true')
    expect(html).toContain('<summary class="callout-title">mkdocstrings</summary>')
    expect(html).toContain('::: pkg.module')
  })

  it('shows an inclusion that is none as it is meant, and includes files by a line of markdown-include-variants', async () => {
    expect(await shown(';--8<-- "x.md"')).toBe(paragraph('--8&lt;-- “x.md”'))
    const html = await shown('{* code.py hl[2] *}', { program: 'mkdocs' }, { 'code.py': 'one = 1\n' })
    expect(html).toContain('code.py')
    expect(html).not.toContain('{*')
  })
})

// docusaurus.io/docs/markdown-features/react, starlight.astro.build/components.
describe('pages of MDX in manuals', () => {
  const docusaurus = { program: 'docusaurus', isMdx: true }

  it('reads tabs whose text and end are in their line', async () => {
    const html = await shown(
      '<Tabs\n  values={[{label: "A"}]}>\n  <TabItem value="a" label="Apple" default>This is *one*</TabItem>\n  <TabItem value="b">Two</TabItem>\n</Tabs>',
      docusaurus,
    )
    expect(html).toMatch(
      /<summary>Apple<\/summary>\n<p>This is <em>one<\/em><\/p>[\s\S]*<summary>b<\/summary>\n<p>Two<\/p>/,
    )
    expect(html).not.toContain('values=')
  })

  // docusaurus.io/docs/markdown-features/tabs: `values` says what the tabs are called.
  it('gives tabs the labels that their group has for them', async () => {
    const tabs = (values: string, item: string) =>
      `<Tabs\n  defaultValue="a"\n  values={[\n${values}\n  ]}>\n<TabItem value="a">\n\n${item}\n\n</TabItem>\n</Tabs>\n`
    const html = await shown(
      `${tabs("{label: 'Apple pie', value: 'a'}, {label: 'B', value: 'b'},", 'One')}\n${tabs('{value: "a", label: "Other"}', 'Two')}`,
      docusaurus,
    )
    expect(html).toMatch(/<summary>Apple pie<\/summary>\s*<p>One[\s\S]*<summary>Other<\/summary>\s*<p>Two/)
  })

  // docusaurus.io/docs/markdown-features/admonitions
  it('keeps the title of a box with classes', async () => {
    expect(await shown(':::tip[My title]{.cls #id}\n\nText.\n\n:::', docusaurus)).toMatch(
      /class="callout-title">My title<\/p>\s*<p>Text/,
    )
  })

  // squidfunk.github.io/mkdocs-material/reference/images/#light-and-dark-mode
  it.each([
    ['![L](a.png#only-light)\n![D](b.png#only-dark)', 'a.png', 'b.png'],
    ['![D](b.png#gh-dark-mode-only) ![L](a.png#gh-light-mode-only)', 'a.png', 'b.png'],
  ])('shows of two pictures that of the ground: %s', async (source, light, dark) => {
    const html = await shown(source, { program: 'mkdocs' }, { 'a.png': '', 'b.png': '' })
    expect(html).toMatch(
      new RegExp(
        `^<p><picture><source media="[^"]*dark\\)" srcset="[^"]*${dark}"><img alt="L"[^>]*src="[^"]*${light}"></picture></p>\\s*$`,
      ),
    )
    expect(await shown('![L](a.png#only-light)', { program: 'mkdocs' }, { 'a.png': '' })).toMatch(
      /^<p><img[^>]*alt="L"/,
    )
  })

  it('shows a page where it is imported as a component, and boxes what it cannot', async () => {
    const html = await shown(
      "import Part from './_part.mdx'\nimport Other from '@pkg/other.md'\n\n<Part />\n\n<Other x={1} />",
      docusaurus,
      { '_part.mdx': 'The part.\n' },
    )
    expect(html).toContain('<p>The part.</p>')
    expect(html).toContain('MDX: &lt;Other&gt;')
  })

  it('gives a part of pages no page of its own, and shows it without a frame', async () => {
    const snapshot = await notesOf(
      'manuals',
      {
        'a.md': "import Part from './_part.mdx'\n\n# A\n\n<Part />\n\nSee [it](./_part.mdx).\n",
        '_part.mdx': '## In part\n\nText, see [A](./a.md).\n',
      },
      docusaurus,
    )
    expect(snapshot.plan.addressByNote.get('_part.mdx' as NotePath)).toBeUndefined()
    expect(snapshot.plan.pages.map(({ address }) => address)).not.toContain('_part/')
    const html = await textOfPage(snapshot, 'a.md')
    expect(html).toMatch(
      /<figure class="embed seamless">\n<h2 id="e1-in-part">In part<\/h2>\n<p>Text, see <a href="\/a\/"/,
    )
    expect(html).not.toContain('figcaption')
    // The title stands below the import, and above the page all the same.
    expect(html).not.toContain('A</h2>')
    expect(html).toContain('See <a>it</a>.')
  })

  it('leads from a part to its own headings and to those of the page that shows it', async () => {
    const snapshot = await notesOf(
      'manuals',
      {
        'a.md': "import Part from './_part.mdx'\n\n# A\n\n<Part />\n\n## Of a\n",
        '_part.mdx': '## In part\n\n[in](#in-part) [of](#of-a) [no](#nowhere)\n',
      },
      docusaurus,
    )
    const html = await textOfPage(snapshot, 'a.md')
    expect(html).toContain('<h2 id="e1-in-part">In part</h2>')
    expect(html).toContain('<a href="#e1-in-part">in</a> <a href="/a/#of-a">of</a> <a>no</a>')
    const told = (await snapshot.diagnostics()).filter(({ code }) => code === 'missing-heading')
    expect(told.map(({ message }) => message)).toEqual(['No heading "nowhere" in _part.mdx'])
  })

  it.each(['docs/index.md', 'src/content/docs/index.mdx'])('has its first page at /: %s', async (path) => {
    const root = path.slice(0, path.lastIndexOf('/'))
    const files = { [path]: '# Home\n', [`${root}/a.md`]: '[x](/)\n' }
    const snapshot = await notesOf('manuals', files, { program: 'starlight', root })
    expect(await textOfPage(snapshot, `${root}/a.md`)).toMatch(/<a href="[^"]+" title="Home">x<\/a>/)
  })

  it('links where cards do, and shows the words of badges', async () => {
    const html = await shown(
      '<LinkCard title="More" description="How." href="/b/" />\n\nNew <Badge text="beta" />',
      docusaurus,
      { 'b.md': '# B\n' },
    )
    expect(html).toBe(`<p><a href="/b/" title="B">More</a>: How.</p>\n${paragraph('New beta')}`)
    expect(await shown('Since <Badge type="tip" text="^1.9" />', { program: 'vitepress' })).toBe(
      paragraph('Since ^1.9'),
    )
  })
})

// vitepress.dev/guide/asset-handling, docusaurus.io/docs/static-assets, docs.astro.build/en/basics/project-structure
it.each(['public', 'static', 'docs/public'])(
  'finds what is served from %s at its address',
  async (folder) => {
    const source = '![a](/a.png) ![b](/img/b.png) <img src="/img/b.png"> ![c](@site/static/c.png)\n'
    const { garden } = await notesOf(
      'manuals',
      {
        'docs/a.md': source,
        [`${folder}/a.png`]: 'x',
        [`${folder}/img/b.png`]: 'x',
        'static/c.png': 'x',
      },
      { program: 'docusaurus', root: 'docs' },
    )
    const found = garden.links.resolutionsByPath.get('docs/a.md' as NotePath)!
    expect(found.map((one) => ('path' in one ? one.path : one.kind))).toEqual([
      `${folder}/a.png`,
      `${folder}/img/b.png`,
      `${folder}/img/b.png`,
      'static/c.png',
    ])
  },
)

describe('what programs of manuals put in', () => {
  // github.com/cmacmackin/markdown-include and mdx_include: `{!file!}`; paths may begin above the notes.
  it.each([
    ['{!b.md!}', /Bee/],
    ['```py\n{!> ../../src/c.py!}\n```', /yield/],
    ['{* ../../src/c.py hl[1] *}', /yield/],
    ['--8<-- "../src/c.py"', /yield/],
  ])('is included: %s', async (source, html) => {
    const found = await shown(source, undefined, { 'b.md': 'Bee.\n', 'src/c.py': 'yield 1\n' })
    expect(found).toMatch(html)
    expect(found).not.toMatch(/\{[!*]|8&lt;/)
  })

  // mkdocs-macros-plugin.readthedocs.io
  it.each([
    ['[text *of* it]({{ config.repo_url }}/issues)', '<p>text <em>of</em> it</p>\n'],
    ['[text]({{url}})', '<p>text</p>\n'],
    ["{{ external('https://example.org/a_b_c') }}", /^<p><code>\{\{[^<]*a_b_c[^<]*\}\}<\/code><\/p>\n$/],
    ['<a href="{{ sponsor.url }}"><img src="{{ sponsor.img }}" alt="x"></a>', /^<p>/],
    ['![x]({{img}})', '<p><code>![x]({{img}})</code></p>\n'],
  ])('has no address where a program makes it: %s', async (source, html) => {
    const snapshot = await notesOf('manuals', { 'a.md': `# A\n\n${source}\n` }, { program: 'mkdocs' })
    const problems = await snapshot.diagnostics()
    expect(problems.filter(({ code }) => code === 'missing-target')).toEqual([])
    const found = await textOfPage(snapshot, 'a.md')
    expect(found).not.toMatch(/(?:href|src)="[^"]*(?:\{\{|%7B)/)
    if (typeof html === 'string') expect(found).toBe(html)
    else expect(found).toMatch(html)
  })

  it('gives no name to a comment that says what another said', async () => {
    const source = '<!-- md:version 9 -->\n\ntext\n\n<!-- md:version 9 -->\n'
    const snapshot = await notesOf('manuals', { 'a.md': source }, { program: 'mkdocs' })
    expect((await snapshot.diagnostics()).map(({ code }) => code)).not.toContain('duplicate-block-id')
  })

  it.each([
    ['text (1)\n{ .annotate style="margin-bottom: 0" }', '<p>text (1)</p>\n'],
    [
      '<figure markdown>\n  ![x](https://example.org/x.png)\n  <figcaption>Of **it**</figcaption>\n</figure>',
      /<strong>it/,
    ],
    ['| a |\n|---|\n| x{: .foo } |', /<td>x<\/td>/],
  ])('shows no attributes, and Markdown in a caption: %s', async (source, html) => {
    const found = await shown(source)
    if (typeof html === 'string') expect(found).toBe(html)
    else expect(found).toMatch(html)
  })
})

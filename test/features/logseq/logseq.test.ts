import { describe, expect, it } from 'vitest'
import { collectCompletionData } from '../../../src/features/editor/completion/collect-completion-data.ts'
import { createLinkNamer } from '../../../src/features/editor/completion/link-name.ts'
import type { Change } from '../../../src/model/change.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { changeGarden } from '../changes/change-garden.ts'
import { dialectGarden, notesOf, optionsIn, textOfPage } from '../dialect-garden.ts'
import { sourceAt } from '../source-at.ts'

const garden = 'test/fixtures/gardens/logseq'
const logseq = { dialects: [{ name: 'logseq', settings: { names: 'triple-lowbar' } }] }
const id = '65a1b2c3-0000-4000-8000-000000000001'

const shown = async (text: string): Promise<string> =>
  textOfPage(await notesOf('logseq', { 'pages/a.md': text }), 'pages/a.md')

const move = (from: string, to: string): Change => ({
  kind: 'move-file',
  from: from as NotePath,
  to: to as NotePath,
})

describe('a graph of Logseq', () => {
  it.each([
    'journals/2024_01_05.md',
    'pages/50%25 honey%3F.md',
    'pages/Blocks.md',
    'pages/Home.md',
    'pages/Loose.md',
    'pages/hive.md',
    'pages/projects___bees.md',
  ])('shows %s as expected', async (path) => {
    const text = await textOfPage(await dialectGarden(garden), path)
    await expect(text).toMatchFileSnapshot(`../../fixtures/pages/logseq/${path}.html`)
  })

  it('is the same by either parser', async () => {
    for (const [path, { links, plainText, blocks }] of (await dialectGarden(garden)).garden.notesByPath) {
      const other = (await dialectGarden(garden, { parser: 'remark' })).garden.notesByPath.get(path)
      expect(other, path).toMatchObject({ links, plainText, blocks })
    }
  })

  it('reads notes that begin with an indented block', async () => {
    expect(await shown('---\ntitle: A\n---\n\n\t- one\n\t\t- two [[Home]]\n')).toMatch(/<li>\s*(?:<p>)?one/)
  })

  it.each([
    ['- {{cloze in [[Home]] of $x$}}', /<mark>in .*Home.*<\/mark>/],
    ['- {{query (and (task TODO) (not "{{video"))}}', /Logseq: query[\s\S]*&quot;{{video&quot;/],
    ['- [[$red]]==hot== and [[#blue]]==cold==', /(?:<li>|<p>)<mark>hot<\/mark> and <mark>cold<\/mark>/],
    ['- see [Papers in a row](file://D:\\zotero/a b.pdf) there', /see Papers in a row there/],
    ['- [:span]\n  hl-type:: area\n\t- a word of it', /^(?!.*hiccup)[\s\S]*a word of it/],
  ])('shows what %s means', async (text, expected) => {
    expect(await shown(`${text}\n`)).toMatch(expected)
  })

  it('shows links that a macro of the graph holds', async () => {
    const settings = { macros: { see: 'look at [$1](https://example.org/$2), $1' } }
    const files = { 'pages/a.md': '- {{see bees,hive}}\n' }
    const snapshot = await notesOf('logseq', files, settings)
    expect(await textOfPage(snapshot, 'pages/a.md')).toMatch(
      /look at <a[^>]* href="https:\/\/example\.org\/hive"[^>]*>bees<\/a>, bees/,
    )
  })

  it('shows none of its own syntax', async () => {
    const snapshot = await dialectGarden(garden)
    for (const path of snapshot.garden.notesByPath.keys()) {
      const text = (await textOfPage(snapshot, path)).replace(/<pre[\s\S]*?<\/pre>/g, '')
      expect(text.replace('#+BEGIN_NOTE without an end', '')).not.toMatch(
        /\{\{|\(\(|\[\[|#\+|:LOGBOOK:|CLOCK|\w::|SCHEDULED|DEADLINE|\{:|TODO|DOING/,
      )
    }
  })

  it('is recognised by its settings, which say what is hidden and how days are called', () => {
    expect(optionsIn(garden)).toMatchObject({
      dialects: [{ name: 'logseq', settings: { names: 'triple-lowbar', home: 'Home' } }],
      lineBreaks: 'obsidian',
      ignore: ['logseq/**', 'archived', 'archived/**', 'pages/Secret.md', 'pages/Secret.md/**'],
      days: { folder: 'journals', format: 'YYYY_MM_DD' },
    })
  })

  it('has no page of what Logseq keeps for itself and of what it hides', async () => {
    const { notesByPath } = (await dialectGarden(garden)).garden
    expect([...notesByPath.keys()].filter((path) => /logseq\/|Secret/.test(path))).toEqual([])
  })

  it('begins with the page that Logseq begins with', async () => {
    const { plan } = await dialectGarden(garden)
    expect(plan.addressByNote.get('pages/Home.md' as NotePath)).toBe('')
  })

  it('has titles as Logseq has them', async () => {
    const { notesByPath } = (await dialectGarden(garden)).garden
    expect([...notesByPath.values()].map(({ title }) => title)).toEqual([
      'Jan 5th, 2024',
      '50% honey?',
      'Blocks',
      'Home',
      'Loose',
      'Hive',
      'projects/bees',
    ])
  })

  it('reads dots as slashes where its settings are of before there were other names', async () => {
    const { garden } = await notesOf('logseq', { 'pages/a.b%2Fc.md': '- [[A/b/c]]\n' })
    expect(garden.notesByPath.get('pages/a.b%2Fc.md' as NotePath)?.title).toBe('a/b/c')
    expect(garden.links.wantedByName.size).toBe(0)
  })
})

describe('the properties of a page', () => {
  it('are properties of the note: its title, names, tags and whatever else', async () => {
    const { garden } = await notesOf('logseq', {
      'pages/a.md': 'title:: Another\nalias:: One, [[Two, too]]\ntags:: x, #[[y z]]\nnumber:: 3\n\n- text\n',
      'pages/b.md': '- [[another]] [[one]] [[two, too]]\n',
    })
    const note = garden.notesByPath.get('pages/a.md' as NotePath)
    expect(note).toMatchObject({
      title: 'Another',
      aliases: ['One', 'Two, too'],
      tags: ['x', 'y z'],
      properties: { number: 3 },
    })
    expect(garden.links.resolutionsByPath.get('pages/b.md' as NotePath)).toMatchObject(
      Array(3).fill({ kind: 'note', path: 'pages/a.md', via: 'name' }),
    )
  })

  it('may stand in the first block', async () => {
    const { garden } = await notesOf('logseq', { 'pages/a.md': '- title:: Another\n- text\n' })
    expect(garden.notesByPath.get('pages/a.md' as NotePath)?.title).toBe('Another')
  })

  it('say that a page is public', async () => {
    const { garden } = await notesOf('logseq', { 'pages/a.md': 'public:: true\n\n- text\n' })
    expect(garden.notesByPath.get('pages/a.md' as NotePath)?.marked).toBe('public')
  })

  it('are none in code and in a sentence', async () => {
    expect(await shown('- a `key:: value` and std::sort\n- ```\n  key:: value\n  ```\n')).toMatch(
      /<code>key:: value<\/code> and std::sort[\s\S]*<code>key:: value/,
    )
  })

  it('give way to the frontmatter', async () => {
    const { garden } = await notesOf('logseq', { 'pages/a.md': '---\ntitle: Mine\n---\ntitle:: Other\n' })
    expect(garden.notesByPath.get('pages/a.md' as NotePath)?.title).toBe('Mine')
  })

  it('are not part of the text that agents and searches see, where they are hidden', async () => {
    const source = '- text\n  id:: 12ab\n  shown:: yes\n'
    const { garden } = await notesOf('logseq', { 'pages/a.md': source })
    const note = garden.notesByPath.get('pages/a.md' as NotePath)
    expect(note?.plainText).toBe('text\nshown: yes')
    expect(note?.hidden?.map((at) => source.slice(at, at + 4))[0]).toBe('id::')
  })
})

describe('a reference to a block', () => {
  const files = {
    'pages/a.md': `- The *text* of it\n  id:: ${id}\n\t- a child\n`,
    'pages/b.md': `- See ((${id})).\n`,
  }

  it('shows the text of the block, and follows it when it changes', async () => {
    const garden = await changeGarden(files, undefined, logseq)
    const text = () => textOfPage(garden.session.snapshot, 'pages/b.md')
    expect(await text()).toContain('>The text of it</a>')
    garden.store.write('pages/a.md', `- Other words\n  id:: ${id}\n`)
    await garden.session.update()
    expect(await text()).toContain('>Other words</a>')
    garden.store.write('pages/a.md', '- Other words\n')
    await garden.session.update()
    expect(await text()).toContain('>…</a>')
    garden.store.write('pages/c.md', `- Elsewhere\n  id:: ${id}\n`)
    await garden.session.update()
    expect(await text()).toContain('href="/pages/c/#%5E')
  })

  it('is a backlink, with its sentence', async () => {
    const { garden } = await notesOf('logseq', files)
    expect(garden.links.backlinksByPath.get('pages/a.md' as NotePath)).toEqual([
      { source: 'pages/b.md', link: 0 },
    ])
    const note = garden.notesByPath.get('pages/b.md' as NotePath)
    expect(note?.plainText).toBe('See ….')
  })

  it('that no block has is told of at its place, and is no wanted note', async () => {
    const snapshot = await notesOf('logseq', { 'pages/b.md': files['pages/b.md'] })
    const [problem, ...others] = await snapshot.diagnostics()
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      code: 'missing-block',
      message: `No block of the garden has the id "${id}"`,
      range: sourceAt(files['pages/b.md'], `((${id}))`),
    })
    expect(snapshot.garden.links.wantedByName.size).toBe(0)
  })

  it('stays as it is when its note is renamed, and when the block goes elsewhere', async () => {
    const garden = await changeGarden({ ...files, 'pages/c.md': '- c\n' }, undefined, logseq)
    await garden.apply(move('pages/a.md', 'pages/z.md'))
    await garden.apply({
      kind: 'merge-notes',
      from: 'pages/z.md' as NotePath,
      into: 'pages/c.md' as NotePath,
    })
    expect((await garden.files())['pages/b.md']).toBe(files['pages/b.md'])
  })
})

describe('links between pages', () => {
  it('follow a page that is renamed, in the words of Logseq', async () => {
    const garden = await changeGarden(
      {
        'pages/a___b.md': '- text\n',
        'pages/c.md': '- [[a/b]] [label]([[a/b]]) {{embed [[a/b]]}}\n  up:: [[A/B]]\n',
      },
      undefined,
      logseq,
    )
    await garden.apply(move('pages/a___b.md', 'pages/x___y.md'))
    expect((await garden.files())['pages/c.md']).toBe(
      '- [[x/y]] [label]([[x/y]]) {{embed [[x/y]]}}\n  up:: [[x/y]]\n',
    )
  })

  it('are completed in the words of Logseq', async () => {
    const { garden } = await notesOf(
      'logseq',
      { 'pages/a___b.md': '- x\n', 'pages/c.md': 'title:: The C\n', 'journals/2024_01_05.md': '- x\n' },
      { names: 'triple-lowbar' },
    )
    const nameOf = createLinkNamer(collectCompletionData(garden).notes)
    expect([...garden.notesByPath.keys()].map(nameOf)).toEqual(['Jan 5th, 2024', 'a/b', 'The C'])
  })

  it('are parted by three strokes whatever the config says of names', async () => {
    const files = { 'pages/a___b.md': '- x\n', 'pages/c.md': '- [[a/b]]\n' }
    const { garden } = await notesOf('logseq', files, { names: 'legacy' })
    expect(garden.links.resolutionsByPath.get('pages/c.md' as NotePath)).toMatchObject([
      { kind: 'note', path: 'pages/a___b.md' },
    ])
  })

  it('stand where the source has them', async () => {
    const source = '- TODO a\n  key:: [[b]]\n- {{embed [[c]]}} [label]([[d e]])\n'
    const { garden } = await notesOf('logseq', { 'pages/a.md': source })
    const links = garden.notesByPath.get('pages/a.md' as NotePath)?.links ?? []
    expect(links.map(({ targetRange: { start, end } }) => source.slice(start, end))).toEqual([
      'b',
      'c',
      'd e',
    ])
    expect(links.map(({ range: { start, end } }) => source.slice(start, end))).toEqual([
      '[[b]]',
      '{{embed [[c]]}}',
      '[label]([[d e]])',
    ])
  })
})

describe('tasks', () => {
  it.each([
    ['TODO a', ' ', 'a'],
    ['LATER a', ' ', '<small>later</small> a'],
    ['DOING a', '/', '<small>doing</small> a'],
    ['NOW a', '/', '<small>now</small> a'],
    ['WAITING a', '?', '<small>waiting</small> a'],
    ['DONE [#B] a', 'x', '<small>B</small> a'],
    ['CANCELLED a', '-', '<small>cancelled</small> a'],
  ])('"%s" has the sign "%s"', async (text, sign, rest) => {
    const html = await shown(`- ${text}\n`)
    expect(html).toContain(`data-task="${sign}"`)
    expect(html).toContain(`> ${rest}</li>`)
  })

  it('are none where the word only begins so', async () => {
    expect(await shown('- TODOS\n- \n- The TODO\n')).toBe('<ul>\n<li>TODOS</li>\n<li>The TODO</li>\n</ul>\n')
  })
})

describe('what stands between #+BEGIN and #+END', () => {
  it('keeps lists, links and line numbers', async () => {
    const source = '- #+BEGIN_QUOTE\n  - one\n  - [[two]]\n  #+END_QUOTE\n'
    const snapshot = await notesOf('logseq', { 'pages/a.md': source })
    expect(await textOfPage(snapshot, 'pages/a.md')).toMatch(
      /<blockquote>\s*<ul>[\s\S]*<\/ul>\s*<\/blockquote>/,
    )
    const [link] = snapshot.garden.notesByPath.get('pages/a.md' as NotePath)?.links ?? []
    expect(link?.range).toEqual(sourceAt(source, '[[two]]'))
  })

  it('is nowhere where it is a comment or a drawer, whatever is in it', async () => {
    const source =
      '- a\n  :LOGBOOK:\n  one --> two\n  :END:\n- #+BEGIN_COMMENT\n  three --> four\n  ```\n  five\n  #+END_COMMENT\n- b\n'
    const snapshot = await notesOf('logseq', { 'pages/a.md': source })
    expect(await textOfPage(snapshot, 'pages/a.md')).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n')
    expect(snapshot.garden.notesByPath.get('pages/a.md' as NotePath)?.plainText).toBe('a\nb')
  })

  it('is text in code, and where nothing ends it', async () => {
    expect(await shown('- ```\n  #+BEGIN_NOTE\n  #+END_NOTE\n  ```\n- #+BEGIN_TIP\n')).toMatch(
      /#\+BEGIN_NOTE\n#\+END_NOTE[\s\S]*#\+BEGIN_TIP/,
    )
  })
})

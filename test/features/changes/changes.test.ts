import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/model/change.ts'
import { changed, changeGarden, move, path, problems } from './change-garden.ts'

describe('other names', () => {
  it('renames a block and the links to it', async () => {
    const files = { 'n.md': 'text ^one\n\n- item ^two\n', 'a.md': '[[n#^one]] ![[n#^One|x]] [t](n.md#^one)' }
    expect(
      await changed(files, { kind: 'rename-block', path: path('n.md'), from: 'one', to: 'first' }),
    ).toEqual({
      'n.md': 'text ^first\n\n- item ^two\n',
      'a.md': '[[n#^first]] ![[n#^first|x]] [t](n.md#^first)',
    })
  })

  it('renames an alias and the links by it', async () => {
    const files = {
      'n.md': "---\naliases:\n  - 'It''s'\n  - Other\n---\n",
      'a.md': "[[It's]] [[Other]] [[n|It's]]",
    }
    expect(
      await changed(files, { kind: 'rename-alias', path: path('n.md'), from: "It's", to: 'Its' }),
    ).toEqual({
      'n.md': "---\naliases:\n  - 'Its'\n  - Other\n---\n",
      'a.md': "[[Its]] [[Other]] [[n|It's]]",
    })
  })

  it('renames a tag with those below it, in texts and properties, and nothing that only looks like it', async () => {
    const files = {
      'a.md':
        '---\ntags: [Linux, linux/memory, linuxes]\n---\n\n#linux #Linux/Memory #linuxes `#linux` [x](#linux) \\#linux\n',
      'b.md':
        '---\ntags:\n  - linux # why\n  - "linux/io"\ntag: linux other\n---\n\n> [!note] #linux\n> text #linux\n',
      'c.md': 'a#linux\n\n```\n#linux\n```\n',
    }
    expect(await changed(files, { kind: 'rename-tag', from: 'linux', to: 'os/linux' })).toEqual({
      'a.md':
        '---\ntags: [os/linux, os/linux/memory, linuxes]\n---\n\n#os/linux #os/linux/Memory #linuxes `#linux` [x](#linux) \\#linux\n',
      'b.md':
        '---\ntags:\n  - os/linux # why\n  - "os/linux/io"\ntag: os/linux other\n---\n\n> [!note] #os/linux\n> text #os/linux\n',
    })
  })

  it('gives tags and links back in the letter case that no new name can keep', async () => {
    const files = {
      'a.md': '---\ntags: [liNux]\n---\n\n#Linux #linux [[page cache]] [[Page Cache]] [[PAGE cache|x]]\n',
      'Page cache.md': '',
    }
    const garden = await changeGarden(files)
    await garden.apply({ kind: 'rename-tag', from: 'linux', to: 'Kernel' })
    await garden.apply(move('Page cache.md', '頁.md'))
    expect((await garden.files())['a.md']).toBe(
      '---\ntags: [Kernel]\n---\n\n#Kernel #Kernel [[頁]] [[頁]] [[頁|x]]\n',
    )
    await garden.apply(move('頁.md', 'Page cache.md'))
    await garden.apply({ kind: 'rename-tag', from: 'Kernel', to: 'linux' })
    expect(await garden.files()).toEqual(files)
    await garden.apply({ kind: 'rename-tag', from: 'linux', to: 'Kernel' })
    await garden.apply({ kind: 'rename-tag', from: 'Kernel', to: 'LINUX' })
    expect((await garden.files())['a.md']).toContain('#LINUX #LINUX')
  })

  it('keeps the letter case of a tag, so that it comes back', async () => {
    const files = {
      'a.md': '---\ntags: [LINUX, linux/Memory]\n---\n\n#Linux #linux #Linux/io\n',
    }
    const garden = await changeGarden(files)
    await garden.apply({ kind: 'rename-tag', from: 'linux', to: 'kernel' })
    expect((await garden.files())['a.md']).toBe(
      '---\ntags: [KERNEL, kernel/Memory]\n---\n\n#Kernel #kernel #Kernel/io\n',
    )
    await garden.apply({ kind: 'rename-tag', from: 'kernel', to: 'linux' })
    expect(await garden.files()).toEqual(files)
    await garden.apply({ kind: 'rename-tag', from: 'linux', to: 'Linux' })
    expect((await garden.files())['a.md']).toContain('[Linux, Linux/Memory]')
  })

  it('takes links to the page of a tag along, as SilverBullet has them', async () => {
    const files = {
      'a.md': '[[tag:boat]] [[tag:boat/small|boats]] [[tag:boatyard]]\n',
      'b.md': '#boat\n',
    }
    const garden = await changeGarden(files, undefined, {
      dialects: [{ name: 'silverbullet', settings: {} }],
    })
    await garden.apply({ kind: 'rename-tag', from: 'boat', to: 'ship' })
    expect(await garden.files()).toEqual({
      'a.md': '[[tag:ship]] [[tag:ship/small|boats]] [[tag:boatyard]]\n',
      'b.md': '#ship\n',
    })
    await garden.apply({ kind: 'rename-tag', from: 'ship', to: 'boat' })
    expect(await garden.files()).toEqual(files)
  })

  it('refuses what is no tag, no block, no alias', async () => {
    const files = { 'n.md': '---\naliases: [A]\n---\n\ntext ^one #tag' }
    for (const to of ['two words', '12', '/x', 'a#b', ''])
      expect(await problems(files, { kind: 'rename-tag', from: 'tag', to })).toHaveLength(1)
    expect(
      await problems(files, { kind: 'rename-block', path: path('n.md'), from: 'none', to: 'x' }),
    ).toHaveLength(1)
    expect(
      await problems(files, { kind: 'rename-alias', path: path('n.md'), from: 'none', to: 'x' }),
    ).toHaveLength(1)
  })
})

describe('merging two notes', () => {
  it('puts one behind the other and leads links there', async () => {
    const files = {
      'a.md': '[[one#How|x]] ![[one]] [[two#Why]] [t](x/one.md#^b)',
      'x/one.md':
        '---\ntags: [t]\nstage: seedling\n---\n\n## How\n\nText [two](../two.md) [[#How]] ![](i.png) ^b\n',
      'x/i.png': 'i',
      'two.md': '---\nstage: budding\n---\n\n# Why\n\nTwo [[one]].',
    }
    expect(
      await changed(files, { kind: 'merge-notes', from: path('x/one.md'), into: path('two.md') }),
    ).toEqual({
      'a.md': '[[two#How|x]] ![[two#one]] [[two#Why]] [t](two.md#^b)',
      'x/one.md': null,
      'two.md':
        '---\nstage: budding\ntags: [t]\n# stage: seedling\n---\n\n# Why\n\nTwo [[two#one|one]].\n\n## one\n\n### How\n\nText [two](two.md) [[#How]] ![](x/i.png) ^b\n',
    })
  })

  it('joins lists of properties and keeps as comments what cannot stand beside the other’s', async () => {
    const files = {
      'a.md': '[[Uno]] and [[one]]',
      'one.md':
        '---\ntitle: First\naliases: [Uno, "Dos, tres"]\ntags:\n  - x\n  - y\ntopics: [p]\nstage: seedling\nauthor: Ann\npermalink: /one\n---\n\nText.\n',
      'two.md':
        '---\naliases:\n  - Duo\ntags: [x, z]\ntopics:\n- "p"\nstage: seedling\nauthor: Bob\n---\n\nTwo.\n',
    }
    expect(await changed(files, { kind: 'merge-notes', from: path('one.md'), into: path('two.md') })).toEqual(
      {
        'a.md': '[[Uno#First|Uno]] and [[two#First|one]]',
        'one.md': null,
        'two.md':
          '---\naliases:\n  - Duo\n  - Uno\n  - "Dos, tres"\ntags: [x, z, y]\ntopics:\n- "p"\nstage: seedling\nauthor: Bob\n# title: First\n# author: Ann\n# permalink: /one\n---\n\nTwo.\n\n## First\n\nText.\n',
      },
    )
  })

  it('changes nothing that a sentence says', async () => {
    const files = {
      'a.md':
        'An [[Oak]], an [[oak#Bark]] and [an oak](Oak.md).\n\n| t |\n|---|\n| [[Oak]] [[Oak\\|o]] |\n\n> [[Oak#^b]] ![[Oak]]\n',
      'p.md': '---\nrequires: [Oak]\nup: "[[Oak]]"\n---\n',
      'c.canvas': '{"nodes":[{"type":"file","file":"Oak.md"},{"type":"text","text":"[[Oak]]"}]}',
      'Oak.md': '## Bark\n\nRough. ^b\n',
      'Trees.md': 'Trees.\n',
    }
    const after = await changed(files, { kind: 'merge-notes', from: path('Oak.md'), into: path('Trees.md') })
    expect(after).toMatchObject({
      'a.md':
        'An [[Trees#Oak|Oak]], an [[Trees#Bark|oak › Bark]] and [an oak](Trees.md#Oak).\n\n| t |\n|---|\n| [[Trees#Oak\\|Oak]] [[Trees#Oak\\|o]] |\n\n> [[Trees#^b|Oak › ^b]] ![[Trees#Oak]]\n',
      'p.md': '---\nrequires: [Trees]\nup: "[[Trees]]"\n---\n',
      'c.canvas': '{"nodes":[{"type":"file","file":"Trees.md"},{"type":"text","text":"[[Trees]]"}]}',
    })
  })

  it('tells headings of the same text apart', async () => {
    const files = { 'a.md': '[[one#Why]] [[two#Why]]', 'one.md': '# Why\n', 'two.md': '# Why\n' }
    const after = await changed(files, { kind: 'merge-notes', from: path('one.md'), into: path('two.md') })
    expect(after).toEqual({
      'a.md': '[[two#Why#Why|one › Why]] [[two#Why]]',
      'one.md': null,
      'two.md': '# Why\n\n## Why\n',
    })
  })
})

describe('what a change does not write into', () => {
  it.each([
    ['code', 'Two.\n\n```\nopen'],
    ['a comment', 'Two.\n\n%% open'],
    ['HTML', 'Two.\n\n<!-- open'],
  ])('is %s at the end of the note that another goes into', async (_, text) => {
    const files = { 'one.md': 'One.\n', 'two.md': text }
    expect(
      await problems(files, { kind: 'merge-notes', from: path('one.md'), into: path('two.md') }),
    ).toEqual(['two.md ends in code, a formula, HTML or a comment that nothing closes: close it first'])
  })

  it.each([
    ['code', 'a\n\n```\nx y z\n```\n'],
    ['code in the text', 'a `x y z` b'],
    ['a comment', 'a %%x y z%% b'],
    ['a block of comments', 'a\n\n%%\n\nx y z\n\n%%\n'],
    ['a formula', 'a $x y z$ b'],
    ['HTML', 'a\n\n<div title="x y z">\nb</div>'],
  ])('is %s around what becomes a note', async (_, text) => {
    const at = text.indexOf('y')
    const change = {
      kind: 'extract-note',
      path: path('n.md'),
      range: { start: at, end: at + 1 },
      to: path('y.md'),
      leave: 'link',
    } as const
    expect(await problems({ 'n.md': text }, change)).toEqual([
      'The selection ends in the middle of code, a formula, HTML or a comment',
    ])
    const whole = { ...change, range: { start: 0, end: text.length } }
    expect(await problems({ 'n.md': text }, whole)).toEqual([])
  })

  it('is code, comments and properties that name a note', async () => {
    const text = '---\nabout: Oak\n---\n\n`Oak` %%Oak%% Oak\n'
    const files = { 'n.md': text, 'Oak.md': '' }
    for (let at = text.indexOf('Oak'), left = 4; left > 0; at = text.indexOf('Oak', at + 1), left--) {
      const mentions = [{ range: { start: at, end: at + 3 }, target: path('Oak.md') }]
      const found = await problems(files, { kind: 'link-mentions', path: path('n.md'), mentions })
      expect(found, String(at)).toHaveLength(left === 1 ? 0 : 1)
    }
  })

  it('is a comment in properties that holds the same link', async () => {
    const files = {
      'n.md': '---\n# up: "[[Oak]]"\nnote: "it\'s # no comment [[Oak]]"\nup: "[[Oak]]" # [[Oak]]\n---\n',
      'Oak.md': '',
    }
    expect((await changed(files, move('Oak.md', 'Elm.md')))['n.md']).toBe(
      '---\n# up: "[[Oak]]"\nnote: "it\'s # no comment [[Elm]]"\nup: "[[Elm]]" # [[Oak]]\n---\n',
    )
  })
})

describe('making a note of a part', () => {
  it('leaves a link, and links into the part follow', async () => {
    const text = '# T\n\nstart\n\n## Part\n\nSee [b](b.md) and [[#T]]. ^id\n\n## Rest\n\n[[#Part]]\n'
    const files = { 'x/n.md': text, 'x/b.md': '[[n#Part]] [[n#^id]] [[n#Rest]]' }
    const start = text.indexOf('## Part')
    const end = text.indexOf('## Rest')
    const change: Change = {
      kind: 'extract-note',
      path: path('x/n.md'),
      range: { start, end },
      to: path('new/Part.md'),
      leave: 'embed',
    }
    expect(await changed(files, change)).toEqual({
      'x/n.md': `# T\n\nstart\n\n![[Part]]\n\n## Rest\n\n[[Part#Part]]\n`,
      'x/b.md': '[[Part#Part]] [[Part#^id]] [[n#Rest]]',
      'new/Part.md': '## Part\n\nSee [b](../x/b.md) and [[n#T]]. ^id\n',
    })
  })

  it('refuses to cut a link in two', async () => {
    const change: Change = {
      kind: 'extract-note',
      path: path('n.md'),
      range: { start: 0, end: 6 },
      to: path('m.md'),
      leave: 'link',
    }
    expect(await problems({ 'n.md': 'a [[b]] c', 'b.md': '' }, change)).toEqual([
      'The selection ends in the middle of a link',
    ])
  })
})

describe('linking mentions', () => {
  it('names the note that is meant among several, and keeps the cells of a table', async () => {
    const text = 'A Tree.\n\n| t |\n| - |\n| one tree |\n'
    const at = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + 4 })
    const mentions = ['Tree', 'tree'].map((word) => ({ range: at(word), target: path('x/Tree.md') }))
    const files = { 'a.md': text, 'x/Tree.md': '', 'y/Tree.md': '' }
    const change: Change = { kind: 'link-mentions', path: path('a.md'), mentions }
    expect((await changed(files, change))['a.md']).toBe(
      'A [[x/Tree|Tree]].\n\n| t |\n| - |\n| one [[x/Tree\\|tree]] |\n',
    )
  })

  it('makes links of them, with the text as it was', async () => {
    const change: Change = {
      kind: 'link-mentions',
      path: path('a.md'),
      mentions: [
        { range: { start: 10, end: 14 }, target: path('x/Tree.md') },
        { range: { start: 0, end: 4 }, target: path('x/Tree.md') },
      ],
    }
    expect(
      (
        await changed(
          { 'a.md': 'Tree and a tree.', 'x/Tree.md': '' },
          {
            ...change,
            mentions: change.mentions.map((m) =>
              m.range.start === 10 ? { ...m, range: { start: 11, end: 15 } } : m,
            ),
          },
        )
      )['a.md'],
    ).toBe('[[Tree]] and a [[Tree|tree]].')
  })
})

describe('a link between the quotes of YAML', () => {
  const text =
    "---\nup: '[[Oak]]' # '[[Oak]]'\nsee: [\"[[Oak#Bark|it's]]\", '[[Oak#Bark]]', '[[x/Oak|o]]']\nnote: \"a \\\"b\\\" [[Oak#Bark]]\"\n---\n"

  it('is written with what they need, and found again on the way back', async () => {
    const files = { 'n.md': text, 'Oak.md': '## Bark\n', 'x/Oak.md': '' }
    const garden = await changeGarden(files)
    await garden.apply(move('Oak.md', "It's an oak.md"))
    expect((await garden.files())['n.md']).toBe(
      text
        .replace("'[[Oak]]' #", "'[[It''s an oak]]' #")
        .replace('[[Oak#Bark|', "[[It's an oak#Bark|")
        .replace("'[[Oak#Bark]]'", "'[[It''s an oak#Bark]]'")
        .replace('[[Oak#Bark]]"', '[[It\'s an oak#Bark]]"'),
    )
    const heading = { kind: 'rename-heading', path: path("It's an oak.md"), heading: 0 } as const
    await garden.apply({ ...heading, to: 'A "rough" one\'s' })
    const now = (await garden.files())['n.md'] ?? ''
    expect(now).toContain(
      "\"[[It's an oak#A \\\"rough\\\" one's|it's]]\", '[[It''s an oak#A \"rough\" one''s]]'",
    )
    expect(garden.session.snapshot.garden.notesByPath.get(path('n.md'))?.diagnostics).toEqual([])
    await garden.apply({ ...heading, to: 'Bark' })
    await garden.apply(move("It's an oak.md", 'Oak.md'))
    expect((await garden.files())['n.md']).toBe(text)
  })

  it('is refused where a plain value cannot hold it', async () => {
    const files = { 'n.md': '---\nnote: see [[Oak#Bark]]\n---\n', 'Oak.md': '## Bark\n' }
    const change = { kind: 'rename-heading', path: path('Oak.md'), heading: 0, to: 'Bark: rough' } as const
    expect(await problems(files, change)).toEqual([expect.stringContaining('cannot be edited')])
    expect(await problems(files, { ...change, to: "Rough, it's" })).toEqual([])
  })
})

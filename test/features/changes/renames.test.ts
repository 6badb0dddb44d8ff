import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/model/change.ts'
import type { AssetPath, NotePath } from '../../../src/model/path.ts'
import { changed, changeGarden, move, path, problems } from './change-garden.ts'

describe('renaming a note', () => {
  it('and naming it back leaves every link as it was written', async () => {
    const files = {
      'page cache.md': '',
      'a.md': 'See [[Page Cache]], [[PAGE cache|it]] and [it](Page%20Cache.md#x).',
    }
    const garden = await changeGarden(files)
    await garden.apply(move('page cache.md', 'Buffer Pool.md'))
    expect((await garden.files())['a.md']).toBe(
      'See [[Buffer Pool]], [[Buffer Pool|it]] and [it](Buffer%20Pool.md#x).',
    )
    await garden.apply(move('Buffer Pool.md', 'page cache.md'))
    expect(await garden.files()).toEqual(files)
  })

  it('writes no link as it was where that means another note by now', async () => {
    const garden = await changeGarden({ 'page cache.md': '', 'a.md': 'See [[Page Cache]].' })
    await garden.apply(move('page cache.md', 'Buffer.md'))
    garden.store.write('Page Cache.md', '')
    await garden.session.update()
    await garden.apply(move('Buffer.md', 'page cache.md'))
    const links = garden.session.snapshot.garden.links.resolutionsByPath.get(path('a.md'))
    expect(links).toMatchObject([{ path: 'page cache.md' }])
  })

  it.each([
    ['a wiki-link', 'See [[Old]].', 'See [[New]].'],
    ['its display text and fragment', '[[Old#Why|because]]', '[[New#Why|because]]'],
    ['an embed', '![[Old]] ![[Old#^id]]', '![[New]] ![[New#^id]]'],
    ['a divider in a table', '|a|\n|-|\n|[[Old\\|x]]|', '|a|\n|-|\n|[[New\\|x]]|'],
    ['blanks inside', '[[ Old ]]', '[[ New ]]'],
    ['an extension', '[[Old.md]]', '[[New.md]]'],
    ['small letters', '[[old]]', '[[new]]'],
    ['a path', '[[x/Old]]', '[[x/New]]'],
    ['a path from the root', '[[/x/Old]]', '[[/x/New]]'],
    ['a Markdown link', '[t](x/Old.md#Why "title")', '[t](x/New.md#Why "title")'],
    ['an address in angle brackets', '[t](<x/Old.md>)', '[t](<x/New.md>)'],
    [
      'a definition, once',
      '[t][d] [u][d]\n\n[d]: x/Old.md "title"',
      '[t][d] [u][d]\n\n[d]: x/New.md "title"',
    ],
    [
      'a property',
      '---\nup: "[[Old]]"\nrequires: [Old, Other]\n---\n',
      '---\nup: "[[New]]"\nrequires: [New, Other]\n---\n',
    ],
    ['CRLF', 'a\r\n[[Old]]\r\n', 'a\r\n[[New]]\r\n'],
  ])('keeps %s', async (_, before, after) => {
    const files = { 'a.md': before, 'x/Old.md': '# Why\n\ntext ^id\n' }
    expect(await changed(files, move('x/Old.md', 'x/New.md'))).toEqual({
      'a.md': after,
      'x/Old.md': null,
      'x/New.md': files['x/Old.md'],
    })
  })

  it('encodes a new name as the old one was', async () => {
    const files = { 'a.md': '[a](A%20%C3%BC.md) [b](A%20ü.md) [c](<A ü.md>)', 'A ü.md': '' }
    expect((await changed(files, move('A ü.md', 'B ö (1).md')))['a.md']).toBe(
      '[a](B%20%C3%B6%20%281%29.md) [b](B%20ö%20%281%29.md) [c](<B ö (1).md>)',
    )
  })

  it('leaves links by alias, code, comments and other notes of the name', async () => {
    const files = {
      'a.md': '[[Alias]] `[[Old]]`\n\n```\n[[Old]]\n```\n',
      'x/Old.md': '---\naliases: [Alias]\n---\n',
      'y/b.md': '[[Old]]',
      'y/Old.md': '',
    }
    expect(await changed(files, move('x/Old.md', 'x/New.md'))).toEqual({
      'x/Old.md': null,
      'x/New.md': files['x/Old.md'],
    })
  })

  it('writes anew what would only live on by an alias, and counts it', async () => {
    const files = {
      'a.md': '[[Old]], [[x/old#Why|so]], ![[Old]], [o](x/Old.md) and [[Eiche]]\n',
      'c.canvas': '{"nodes":[{"id":"1","type":"text","text":"see [[Old]]"}]}',
      'x/Old.md': '---\naliases: [Old, Eiche]\n---\n# Why\n',
    }
    const garden = await changeGarden(files)
    const planned = await garden.apply(move('x/Old.md', 'x/New.md'))
    const after = await garden.files()
    expect(after['a.md']).toBe('[[New]], [[x/new#Why|so]], ![[New]], [o](x/New.md) and [[Eiche]]\n')
    expect(after['c.canvas']).toContain('[[New]]')
    expect(planned.relinked).toEqual({ links: 4, byAlias: 3 })
    await garden.apply(move('x/New.md', 'x/Old.md'))
    expect(await garden.files()).toEqual(files)
  })

  it('leaves a link to its alias where no link can hold the new name', async () => {
    const files = { 'a.md': '[[Old]]', 'Old.md': '---\naliases: [Old]\n---\n' }
    expect(await changed(files, move('Old.md', 'New [1].md'))).toEqual({
      'Old.md': null,
      'New [1].md': files['Old.md'],
    })
  })

  it('follows links that another kind of space sets apart', async () => {
    const files = { 'a.md': '[[Deep\u00a0work]] and [[deep\u3000work|it]]', 'Deep work.md': '' }
    expect((await changed(files, move('Deep work.md', 'Rest.md')))['a.md']).toBe('[[Rest]] and [[rest|it]]')
  })

  it('writes a path where the new name alone would mean another note', async () => {
    const files = { 'a.md': '[[Old]]', 'x/Old.md': '', 'y/New.md': '' }
    expect((await changed(files, move('x/Old.md', 'x/New.md')))['a.md']).toBe('[[x/New]]')
  })

  it('keeps links to others that the new name would take', async () => {
    const files = { 'a.md': '[[New]]', 'x/Old.md': '', 'y/New.md': '' }
    expect((await changed(files, move('x/Old.md', 'New.md')))['a.md']).toBe('[[y/New]]')
  })

  it('keeps what a moved note itself links to', async () => {
    const files = { 'x/a.md': '[b](b.md) [[./b]] ![](../i.png) [[b]]', 'x/b.md': '', 'i.png': 'i' }
    expect(await changed(files, move('x/a.md', 'y/z/a.md'))).toEqual({
      'x/a.md': null,
      'y/z/a.md': '[b](../../x/b.md) [[../../x/b]] ![](../../i.png) [[b]]',
    })
  })

  it('changes cards of a canvas', async () => {
    const canvas =
      '{"nodes":[{"type":"file","file":"x/Old.md"},{"id":"a","type":"text","x":0,"y":0,"width":9,"height":9,"text":"see [[Old]] \\"x\\""}]}'
    const files = { 'c.canvas': canvas, 'x/Old.md': '' }
    expect((await changed(files, move('x/Old.md', 'x/New.md')))['c.canvas']).toBe(
      canvas.replaceAll('Old', 'New'),
    )
  })

  describe('changes what a base calls it', () => {
    const base = [
      'filters:',
      '  and:',
      '    - file.inFolder("x")',
      '    - \'file.hasLink("Old")\'',
      '    - "file.path != \\"x/Old.md\\""',
      '    - status == "Old" || file.name == "Old.md" || file.hasTag("x/Old")',
      'formulas:',
      '  up: link("x/Old", "Old")',
      "  other: link('Bob''s') + image(\"x/i.png\")",
      'views:',
      '  - type: table',
      '    name: Old',
      '    note: "[[Old|Old]]"',
      '',
    ].join('\n')
    const files = { 'all.base': base, 'x/Old.md': '', 'x/i.png': '', "Bob's.md": '' }

    it('by its path, as a link and as the name a function takes, and nothing else', async () => {
      const after = (await changed(files, move('x/Old.md', 'y/New.md')))['all.base']
      expect(after).toBe(
        base
          .replace('hasLink("Old")', 'hasLink("New")')
          .replace('x/Old.md\\"', 'y/New.md\\"')
          .replace('link("x/Old"', 'link("y/New"')
          .replace('[[Old|', '[[New|'),
      )
      const garden = await changeGarden(files)
      await garden.apply(move('x/Old.md', 'y/New.md'))
      await garden.apply(move('y/New.md', 'x/Old.md'))
      expect(await garden.files()).toEqual(files)
    })

    it('by its folder where that moves as a whole', async () => {
      const after = (await changed(files, { kind: 'move-folder', from: 'x', to: 'z/w' }))['all.base']
      expect(after).toBe(
        base
          .replace('inFolder("x")', 'inFolder("z/w")')
          .replace('x/Old.md\\"', 'z/w/Old.md\\"')
          .replace('link("x/Old"', 'link("z/w/Old"')
          .replace('x/i.png', 'z/w/i.png'),
      )
    })
  })

  it('calls headings and blocks in a canvas by their new names', async () => {
    const node = (id: string, rest: string): string =>
      `{"id":"${id}","x":0,"y":0,"width":9,"height":9,${rest}}`
    const canvas = `{"nodes":[${[
      node('a', '"type":"file","file":"Oak.md","subpath":"#Bark"'),
      node('b', '"subpath":"#^leaf","type":"file","file":"Oak.md"'),
      node('c', '"type":"file","file":"Oak.md"'),
      node(
        'd',
        '"type":"text","text":"\\"so\\" [[Oak#Bark|it]] ![[Oak#^leaf]] [o](Oak.md#bark) [[Oak#Root]]"',
      ),
    ].join()}]}`
    const files = { 'c.canvas': canvas, 'Oak.md': '# Oak\n\n## Bark\n\nIt falls. ^leaf\n\n## Root\n' }
    const garden = await changeGarden(files)
    const path = 'Oak.md' as NotePath
    await garden.apply({ kind: 'rename-heading', path, heading: 1, to: 'Its "rind"' })
    await garden.apply({ kind: 'rename-block', path, from: 'leaf', to: 'needle' })
    const after = (await garden.files())['c.canvas']!
    const cards = (JSON.parse(after) as { nodes: Record<string, string>[] }).nodes
    expect(cards.map(({ subpath, text }) => subpath ?? text)).toEqual([
      '#Its "rind"',
      '#^needle',
      undefined,
      '"so" [[Oak#Its "rind"|it]] ![[Oak#^needle]] [o](Oak.md#its-rind) [[Oak#Root]]',
    ])
    await garden.apply({ kind: 'rename-heading', path, heading: 1, to: 'Bark' })
    await garden.apply({ kind: 'rename-block', path, from: 'needle', to: 'leaf' })
    expect(await garden.files()).toEqual(files)
  })

  it('calls an item with others below it by its new name, in the text and in links', async () => {
    const items = (id: string): string => `- copies ^${id}\r\n  - on several ^disks\r\n  - in one\r\n`
    const files = {
      'Oak.md': items('leaf'),
      'quote.md': '> - a ^b\n>   - c\n',
      'x.md': '[[Oak#^leaf]] [[quote#^b]]',
    }
    const garden = await changeGarden(files)
    await garden.apply({ kind: 'rename-block', path: 'Oak.md' as NotePath, from: 'leaf', to: 'needle' })
    await garden.apply({ kind: 'rename-block', path: 'quote.md' as NotePath, from: 'b', to: 'bud' })
    expect(await garden.files()).toEqual({
      'Oak.md': items('needle'),
      'quote.md': '> - a ^bud\n>   - c\n',
      'x.md': '[[Oak#^needle]] [[quote#^bud]]',
    })
  })

  it('moves an asset', async () => {
    const files = { 'x/a.md': '![[i.png|300]] ![t](i.png)', 'x/i.png': 'i' }
    const change: Change = { kind: 'move-file', from: 'x/i.png' as AssetPath, to: 'img/j.png' as AssetPath }
    expect((await changed(files, change))['x/a.md']).toBe('![[j.png|300]] ![t](../img/j.png)')
  })

  it('changes addresses in HTML', async () => {
    const before = '<img src="i.png" alt="i.png"> <img src=i.png> <img src="../x/i.png#a">'
    const files = { 'x/a.md': before, 'x/i.png': 'i' }
    const change: Change = {
      kind: 'move-file',
      from: 'x/i.png' as AssetPath,
      to: "img/j & 'k.png" as AssetPath,
    }
    expect((await changed(files, change))['x/a.md']).toBe(
      '<img src="../img/j%20%26%20%27k.png" alt="i.png"> <img src=../img/j%20%26%20%27k.png> <img src="../img/j%20%26%20%27k.png#a">',
    )
  })

  it('changes addresses in HTML that stands in a quote, in sets of sources and in cards', async () => {
    const quote =
      '> <div>\n> <img srcset="i.png, i.png 2x" alt="i.png"\n>   src=\'i.png\'>\n> <a href="b.md#Top">b</a></div>\n'
    const canvas =
      '{"nodes":[{"id":"a","type":"text","x":0,"y":0,"width":9,"height":9,"text":"see <img src=\\"x/i.png\\">"}]}'
    const files = { 'x/a.md': quote, 'x/b.md': '# Top', 'x/i.png': 'i', 'c.canvas': canvas }
    const garden = await changeGarden(files)
    await garden.apply({ kind: 'move-file', from: 'x/i.png' as AssetPath, to: 'x/j.png' as AssetPath })
    await garden.apply(move('x/b.md', 'x/c d.md'))
    expect(await garden.files()).toMatchObject({
      'x/a.md':
        '> <div>\n> <img srcset="j.png, j.png 2x" alt="i.png"\n>   src=\'j.png\'>\n> <a href="c%20d.md#Top">b</a></div>\n',
      'c.canvas': canvas.replace('i.png', 'j.png'),
    })
  })

  it('says why it cannot be done', async () => {
    const files = { 'a.md': '', 'b.md': '' }
    expect(await problems(files, move('a.md', 'b.md'))).toEqual(['b.md is there already'])
    expect(await problems(files, move('c.md', 'd.md'))).toEqual(['There is no c.md'])
    expect(await problems(files, move('a.md', 'a.png'))).toHaveLength(1)
    const garden = await changeGarden({
      'a.md': new Uint8Array([0x5b, 0x5b, 0x62, 0x5d, 0x5d, 0xff]),
      'b.md': '',
    })
    expect((await garden.plan(move('b.md', 'c.md'))).problems).toEqual([
      'a.md cannot be edited: it is larger than a note may be, not UTF-8, or gone',
    ])
    const escaped = await changeGarden({ 'a.md': '---\nup: "[[\\u0062]]"\n---\n', 'b.md': '' })
    expect((await escaped.plan(move('b.md', 'c.md'))).problems).toHaveLength(1)
  })
})

describe('moving a folder', () => {
  it('moves all that is in it, and links follow', async () => {
    const files = {
      'a.md': '[[x/b]] [c](x/y/c.md)',
      'x/b.md': '[c](y/c.md) ![[i.png]]',
      'x/y/c.md': '[[../b]]',
      'x/i.png': 'i',
    }
    expect(await changed(files, { kind: 'move-folder', from: 'x', to: 'z/w' })).toEqual({
      'a.md': '[[z/w/b]] [c](z/w/y/c.md)',
      'x/b.md': null,
      'x/y/c.md': null,
      'x/i.png': null,
      'z/w/b.md': files['x/b.md'],
      'z/w/y/c.md': files['x/y/c.md'],
      'z/w/i.png': 'i',
    })
  })
})

describe('renaming a heading', () => {
  const files = {
    'n.md': '# T\n\n## Why **not**? ##\n\n### Sub\n\nSetext\n===\n\n[[#Why not?]]',
    'a.md': '[[n#Why not?|x]] [[n#T#Why not?#Sub]] [t](n.md#Why%20not) [s](n.md#why-not) [[n#Sub]] [[n]]',
  }
  it('leads every link to it, in its own style', async () => {
    const change: Change = { kind: 'rename-heading', path: path('n.md'), heading: 1, to: 'How come' }
    expect(await changed(files, change)).toEqual({
      'n.md': files['n.md'].replace('Why **not**?', 'How come').replace('[[#Why not?]]', '[[#How come]]'),
      'a.md': '[[n#How come|x]] [[n#T#How come#Sub]] [t](n.md#How%20come) [s](n.md#how-come) [[n#Sub]] [[n]]',
    })
  })
  it('keeps links to a twin whose number changes', async () => {
    const twins = { 'n.md': '# A\n\n# A\n', 'a.md': '[one](n.md#a) [two](n.md#a-1)' }
    const change: Change = { kind: 'rename-heading', path: path('n.md'), heading: 0, to: 'B' }
    expect((await changed(twins, change))['a.md']).toBe('[one](n.md#b) [two](n.md#a)')
  })
  it('renames one that is underlined', async () => {
    const change: Change = { kind: 'rename-heading', path: path('n.md'), heading: 3, to: 'Other' }
    expect((await changed(files, change))['n.md']).toBe(files['n.md'].replace('Setext', 'Other'))
  })
})

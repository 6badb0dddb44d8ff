import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/model/change.ts'
import { changeGarden, path, problems } from './change-garden.ts'

type Files = Readonly<Record<string, string>>

/** The files after a change. */
async function filesAfter(files: Files, change: Change): Promise<Record<string, string>> {
  const garden = await changeGarden(files)
  await garden.apply(change)
  return garden.files()
}
const card = (id: string, rest: string): string => `{"id":"${id}","x":0,"y":0,"width":9,"height":9,${rest}}`

describe('a merged note', () => {
  const merge: Change = { kind: 'merge-notes', from: path('Shallow work.md'), into: path('Deep work.md') }

  it('is linked by the heading that its text comes under, and every sentence says what it said', async () => {
    const files = {
      'a.md': 'Some [[shallow work]], [[Shallow work|such]], [[Deep work]], ![[Shallow work]].\n',
      'b.md': '[it](Shallow%20work.md) and [that][s]\n\n[s]: <Shallow work.md> "t"\n',
      'c.canvas': `{"nodes":[${[
        card('a', '"type":"file","file":"Shallow work.md"'),
        card('b', '"type":"file","file":"Shallow work.md","subpath":"#Mail"'),
        card('c', '"type":"text","text":"\\"so\\" [[Shallow work]] and [[Shallow work#Mail|mail]]"'),
      ].join()}]}`,
      'Deep work.md': '# Deep work\n\nNo [[Shallow work]].\n',
      'Shallow work.md': '# Shallow work\n\nSee [[#Mail]].\n\n## Mail\n\nOften.\n',
    }
    const now = await filesAfter(files, merge)
    expect(now['a.md']).toBe(
      'Some [[Deep work#Shallow work|shallow work]], [[Deep work#Shallow work|such]], [[Deep work]], ![[Deep work#Shallow work]].\n',
    )
    expect(now['b.md']).toBe(
      '[it](Deep%20work.md#Shallow%20work) and [that][s]\n\n[s]: <Deep work.md#Shallow work> "t"\n',
    )
    expect(now['Deep work.md']).toBe(
      '# Deep work\n\nNo [[Deep work#Shallow work|Shallow work]].\n\n## Shallow work\n\nSee [[#Mail]].\n\n### Mail\n\nOften.\n',
    )
    const cards = (JSON.parse(now['c.canvas'] ?? '') as { nodes: Record<string, string>[] }).nodes
    expect(cards.map(({ file, subpath, text }) => text ?? [file, subpath])).toEqual([
      ['Deep work.md', '#Shallow work'],
      ['Deep work.md', '#Mail'],
      '"so" [[Deep work#Shallow work|Shallow work]] and [[Deep work#Mail|mail]]',
    ])
  })

  it('fits its headings below the one that it comes under', async () => {
    const files = {
      'Deep work.md': 'Deep.\n',
      'Shallow work.md': 'Text.\n\nOne\ntwo\n===\n\n## Two ##\n\n> # Quoted\n\n###### Six\n',
    }
    expect((await filesAfter(files, merge))['Deep work.md']).toBe(
      'Deep.\n\n## Shallow work\n\nText.\n\n### One two\n\n#### Two ##\n\n> # Quoted\n\n###### Six\n',
    )
  })

  it('brings footnotes, addresses and blocks under labels that are free', async () => {
    const files = {
      'a.md': '[[Shallow work#^x]] [[Deep work#^x]]\n',
      'Deep work.md':
        'D[^1] [u][site] [same]. ^x\n\n[^1]: One\n\n[site]: https://d.example\n[same]: https://e.example\n',
      'Shallow work.md':
        'S[^1], t[^2] [u][site] [site] [site][] [same]. ^x\n\n[^1]: Other\n[^2]: Two\n\n[site]: https://s.example\n[same]: https://e.example\n',
    }
    const now = await filesAfter(files, merge)
    expect(now['a.md']).toBe('[[Deep work#^x-2|Shallow work › ^x]] [[Deep work#^x]]\n')
    expect(now['Deep work.md']?.split('## Shallow work\n\n')[1]).toBe(
      'S[^3], t[^2] [u][site-2] [site][site-2] [site][site-2] [same]. ^x-2\n\n[^3]: Other\n[^2]: Two\n\n[site-2]: https://s.example\n[same]: https://e.example\n',
    )
  })
})

describe('splitting a note by its headings', () => {
  const split: Change = { kind: 'split-note', path: path('x/N.md'), level: 2, folder: 'x', leave: 'link' }

  it('makes a note of each section and leaves an index; links follow', async () => {
    const files = {
      'a.md': '[[N#One]] [[N#Deep|d]] [[N]] ![[N#Two?]] [o](x/N.md#one)\n\n| t |\n|---|\n| [[N#One\\|o]] |\n',
      'c.canvas': `{"nodes":[${card('a', '"type":"file","file":"x/N.md","subpath":"#One"')}]}`,
      'x/i.png': 'i',
      'x/N.md':
        '---\ntags: [t]\n---\n# N\n\nBefore [[#One]].\n\n## One\n\nText ![](i.png) [[#Two?]].\n\n### Deep\n\nMore.\n\n## Two?\n\nEnd. ^b\n',
    }
    const now = await filesAfter(files, split)
    expect(now['x/N.md']).toBe('---\ntags: [t]\n---\n# N\n\nBefore [[One]].\n\n- [[One]]\n- [[Two|Two?]]\n')
    expect(now['x/One.md']).toBe('# One\n\nText ![](i.png) [[Two]].\n\n## Deep\n\nMore.\n')
    expect(now['x/Two.md']).toBe('# Two?\n\nEnd. ^b\n')
    expect(now['a.md']).toBe(
      '[[One]] [[One#Deep|d]] [[N]] ![[Two]] [o](x/One.md)\n\n| t |\n|---|\n| [[One\\|o]] |\n',
    )
    expect((JSON.parse(now['c.canvas'] ?? '') as { nodes: object[] }).nodes[0]).toMatchObject({
      file: 'x/One.md',
    })
  })

  it('names a section that is linked from within itself: there is no link without a name', async () => {
    const files = { 'x/N.md': '## One\n\n[[#One]] [[#One|here]] [a](#one)\n\n## Two\n\n[[#Two]]\n' }
    const now = await filesAfter(files, split)
    expect(now['x/One.md']).toBe('# One\n\n[[One]] [[One|here]] [a](One.md)\n')
    expect(now['x/Two.md']).toBe('# Two\n\n[[Two]]\n')
  })

  it('gives each part the footnotes and addresses that it uses', async () => {
    const files = {
      'x/N.md':
        'Top[^t].\n\n## A\n\nA[^1][^2] [u].\n\n## B\n\nB[^2] [u].\n\n[^1]: One\n\n    more\n\n[^2]: Two\n[^t]: Top\n\n[u]: https://u.example\n',
    }
    const now = await filesAfter(files, split)
    expect(now).toEqual({
      'x/N.md': 'Top[^t].\n\n- [[A]]\n- [[B]]\n\n[^t]: Top\n',
      'x/A.md': '# A\n\nA[^1][^2] [u].\n\n[^1]: One\n\n    more\n\n[^2]: Two\n\n[u]: https://u.example\n',
      'x/B.md': '# B\n\nB[^2] [u].\n\n[^2]: Two\n\n[u]: https://u.example\n',
    })
  })

  it('takes names that are free, and says where there is no such heading', async () => {
    const files = { 'x/N.md': '## A\n\n1\n\n## A\n\n2\n', 'x/A.md': 'A\n', 'y/A.md': 'B\n' }
    const now = await filesAfter(files, { ...split, leave: 'embed' })
    expect([now['x/A 2.md'], now['x/A 3.md'], now['x/N.md']]).toEqual([
      '# A\n\n1\n',
      '# A\n\n2\n',
      '![[A 2]]\n\n![[A 3]]\n\n',
    ])
    expect(await problems(files, { ...split, level: 3 })).toEqual(['x/N.md has no heading of level 3'])
  })
})

describe('moving a part to another note', () => {
  const source =
    '# N\n\nTop.\n\n## Part\n\nText[^1] [[#Rest]]. ^b\n\n### Sub\n\n- [x](y.md)\n\n## Rest\n\n[[#Sub]]\n\n[^1]: N\n'
  const range = { start: source.indexOf('## Part'), end: source.indexOf('## Rest') }
  const move: Change = { kind: 'move-part', path: path('n/N.md'), range, to: path('M.md'), leave: 'nothing' }
  const files = {
    'a.md': '[[N#Part]] [[N#Sub]] [[N#^b]] [[M#Two]]\n',
    'n/N.md': source,
    'n/y.md': '',
    'M.md': '# M\n\n## One\n\nText[^1]. ^b\n\n### Under\n\n## Two\n\nEnd.\n\n[^1]: M\n',
  }

  it('puts a section under a heading, a level below it, and links follow', async () => {
    const now = await filesAfter(files, { ...move, under: 1 })
    expect(now['n/N.md']).toBe('# N\n\nTop.\n\n## Rest\n\n[[M#Sub]]\n\n')
    expect(now['M.md']).toBe(
      '# M\n\n## One\n\nText[^1]. ^b\n\n### Under\n\n### Part\n\nText[^2] [[N#Rest]]. ^b-2\n\n#### Sub\n\n- [x](n/y.md)\n\n[^2]: N\n\n## Two\n\nEnd.\n\n[^1]: M\n',
    )
    expect(now['a.md']).toBe('[[M#Part]] [[M#Sub]] [[M#^b-2]] [[M#Two]]\n')
  })

  it('puts it at the end where no heading is chosen, and leaves what was asked for', async () => {
    const now = await filesAfter(files, { ...move, leave: 'embed' })
    expect(now['n/N.md']).toContain('Top.\n\n![[M#Part]]\n\n## Rest')
    expect(
      now['M.md']?.endsWith(
        '[^1]: M\n\n## Part\n\nText[^2] [[N#Rest]]. ^b-2\n\n### Sub\n\n- [x](n/y.md)\n\n[^2]: N\n',
      ),
    ).toBe(true)
  })

  it('leaves what shows the part alone, also where the other note has a heading or block of that name', async () => {
    const twin = { ...files, 'M.md': '# M\n\n## Part\n\nTheirs. ^b\n\n## Two\n' }
    const under = await filesAfter(twin, { ...move, under: 2, leave: 'embed' })
    expect(under['n/N.md']).toContain('Top.\n\n![[M#M#Two#Part]]\n\n## Rest')
    const start = source.indexOf('Text[^1]')
    const block = { ...move, range: { start, end: source.indexOf('### Sub') } }
    expect((await filesAfter(twin, { ...block, leave: 'link' }))['n/N.md']).toContain('[[M#^b-2]]\n\n### Sub')
    const plain = { start: source.indexOf('Top.'), end: range.start }
    expect((await filesAfter(files, { ...move, range: plain, leave: 'link' }))['n/N.md']).toContain(
      '[[M]]\n\n',
    )
  })

  it('puts a block below the text of a heading, before the headings below that', async () => {
    const start = source.indexOf('Text[^1]')
    const block = { start, end: source.indexOf('### Sub') }
    const now = await filesAfter(files, { ...move, range: block, under: 1 })
    expect(now['M.md']).toContain('Text[^1]. ^b\n\nText[^2] [[N#Rest]]. ^b-2\n\n[^2]: N\n\n### Under')
    expect(now['a.md']).toBe('[[N#Part]] [[N#Sub]] [[M#^b-2]] [[M#Two]]\n')
  })

  it('goes nowhere where the other note ends in what nothing closes', async () => {
    expect(await problems({ ...files, 'M.md': '```\nopen' }, move)).toHaveLength(1)
    expect(await problems(files, { ...move, to: path('n/N.md') })).toHaveLength(1)
  })
})

describe('making a series', () => {
  const notes = [path('f/b.md'), path('f/a.md')]

  it('numbers its notes in the order that was chosen', async () => {
    const files = { 'f/a.md': '---\ntags: [t]\npart: 7\n---\nA\n', 'f/b.md': 'B\n' }
    const garden = await changeGarden(files)
    await garden.apply({ kind: 'make-series', notes, title: 'The way', by: 'properties' })
    expect(await garden.files()).toEqual({
      'f/a.md': '---\ntags: [t]\npart: 2\nseries: "The way"\n---\nA\n',
      'f/b.md': '---\nseries: "The way"\npart: 1\n---\n\nB\n',
    })
  })

  it('or lists them in a note of its own', async () => {
    const now = await filesAfter(
      { 'f/a.md': 'A\n', 'f/b.md': 'B\n' },
      { kind: 'make-series', notes, title: 'The way', by: 'index', index: path('f/The way.md') },
    )
    expect(now['f/The way.md']).toBe('---\ntype: series\n---\n\n# The way\n\n1. [[b]]\n2. [[a]]\n')
  })

  it('takes no note away from another series', async () => {
    const files = { 'f/a.md': '---\nseries: Another\n---\n', 'f/b.md': '' }
    expect(await problems(files, { kind: 'make-series', notes, title: 'The way', by: 'properties' })).toEqual(
      ['Already part of another series: f/a.md'],
    )
  })
})

describe('line ends', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n')
  const files = {
    'w.md': windows('---\ntags: [a]\n---\n# W\n\n## Part\n\nText[^1].\n\n[^1]: Note\n'),
    'u.md': '---\ntags: [b]\n---\n# U\n\n## Own\n\nText[^1].\n\n[^1]: Other',
  }
  const section = (source: string, name: string): { readonly start: number; readonly end: number } => ({
    start: source.indexOf(`## ${name}`),
    end: source.indexOf('[^1]:'),
  })
  const ends = (text: string | undefined): readonly string[] => [...new Set(text?.match(/\r?\n/g))]

  it.each([
    [{ kind: 'merge-notes', from: path('w.md'), into: path('u.md') }, { 'u.md': ['\n'] }],
    [{ kind: 'merge-notes', from: path('u.md'), into: path('w.md') }, { 'w.md': ['\r\n'] }],
    [
      {
        kind: 'move-part',
        path: path('w.md'),
        range: section(files['w.md'], 'Part'),
        to: path('u.md'),
        leave: 'link',
      },
      { 'u.md': ['\n'], 'w.md': ['\r\n'] },
    ],
    [
      {
        kind: 'move-part',
        path: path('u.md'),
        range: section(files['u.md'], 'Own'),
        to: path('w.md'),
        leave: 'link',
      },
      { 'u.md': ['\n'], 'w.md': ['\r\n'] },
    ],
    [
      { kind: 'split-note', path: path('w.md'), level: 2, folder: '', leave: 'link' },
      { 'Part.md': ['\r\n'], 'w.md': ['\r\n'] },
    ],
  ] satisfies [Change, Record<string, readonly string[]>][])(
    'are those of the note that a text goes to: %j',
    async (change, expected) => {
      const now = await filesAfter(files, change)
      expect(Object.fromEntries(Object.keys(expected).map((name) => [name, ends(now[name])]))).toEqual(
        expected,
      )
    },
  )
})

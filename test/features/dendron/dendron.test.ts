import { describe, expect, it } from 'vitest'
import { noteTree } from '../../../src/features/dendron/facts.ts'
import type { Change } from '../../../src/model/change.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { changeGarden } from '../changes/change-garden.ts'
import { dialectGarden, notesOf, optionsIn, textOfPage } from '../dialect-garden.ts'

const garden = 'test/fixtures/gardens/dendron'
const vaults = { vaults: [{ name: 'v', folder: '' }] }

const open = (files: Readonly<Record<string, string>>): Promise<Snapshot> => notesOf('dendron', files, vaults)

const pageOf = async (snapshot: Snapshot, path: string): Promise<string> => {
  const address = snapshot.plan.addressByNote.get(path as NotePath)
  const page = snapshot.plan.pages.find((one) => one.address === address)
  if (page === undefined) throw new Error(`There is no page of ${path}`)
  return snapshot.render(page)
}

describe('a workspace of Dendron', () => {
  it.each([
    'second/notes/start.md',
    'vault/languages.md',
    'vault/languages.python.data.md',
    'vault/languages.python.md',
    'vault/languages.rust.ownership.md',
    'vault/root.md',
  ])('shows %s as expected', async (path) => {
    const text = await textOfPage(await dialectGarden(garden), path)
    await expect(text).toMatchFileSnapshot(`../../fixtures/pages/dendron/${path}.html`)
  })

  // wiki.dendron.so: note references as they were written before `![[…]]`.
  it.each([
    ['((ref: [[b]]))', /<figure class="embed">[\s\S]*Intro[\s\S]*>Head<[\s\S]*Text/],
    ['((ref:[[b]]#head,1:#*))', /<figure class="embed">(?![\s\S]*(?:Intro|>Head<))[\s\S]*Text/],
    ['((ref: [[b]]#gone))', /class="notice"/],
    ['A ((ref: [[b]])) in text', /A \(\(ref: <a /],
  ])('shows %s', async (source, html) => {
    const snapshot = await open({ 'a.md': `${source}\n`, 'b.md': 'Intro.\n\n## Head\n\nText.\n' })
    expect(await textOfPage(snapshot, 'a.md')).toMatch(html)
  })

  it('is recognised by its file, which names the vaults', () => {
    expect(optionsIn(garden)).toMatchObject({
      linkOrder: 'label-first',
      dialects: [
        {
          name: 'dendron',
          settings: {
            vaults: [
              { name: 'vault', folder: 'vault' },
              { name: 'other', folder: 'second/notes' },
              { name: 'secret', folder: 'secret' },
            ],
          },
        },
      ],
    })
  })

  it('has no problem but the note that is missing', async () => {
    const problems = await (await dialectGarden(garden)).diagnostics()
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['missing-target', 'No note or asset is named "languages.go"'],
    ])
  })

  it('begins with the root of its first vault', async () => {
    const { plan } = await dialectGarden(garden)
    expect(plan.addressByNote.get('vault/root.md' as NotePath)).toBe('')
    expect(plan.addressByNote.get('second/notes/root.md' as NotePath)).not.toBe('')
  })

  it('knows since when its notes are there', async () => {
    const html = await pageOf(await dialectGarden(garden), 'vault/languages.md')
    expect(html).toContain('datetime="2020-09-13"')
  })
})

describe('dots in names', () => {
  const files = {
    'root.md': 'x',
    'a.md': 'x',
    'a.b.md': 'x',
    'a.b.c.md': 'x',
    'a.x.y.md': 'x',
    'd-e.md': 'x',
  }

  it('put each note below the nearest that there is', async () => {
    const { childrenByPath } = (await open(files)).garden.read(noteTree)
    expect(Object.fromEntries(childrenByPath)).toEqual({
      'root.md': ['a.md', 'd-e.md'],
      'a.md': ['a.b.md', 'a.x.y.md'],
      'a.b.md': ['a.b.c.md'],
    })
  })

  it('make breadcrumbs, a list of what is below, and titles', async () => {
    const snapshot = await open(files)
    expect(await pageOf(snapshot, 'a.b.c.md')).toMatch(
      /<nav class="breadcrumbs"[^>]*><ol><li><a href="\/a\/">A<\/a><\/li><li><a href="\/a-b\/">B<\/a><\/li><\/ol>/,
    )
    const below = /<section class="notes-below"[\s\S]*?<\/section>/.exec(await pageOf(snapshot, 'a.md'))?.[0]
    expect([...(below ?? '').matchAll(/<a href="([^"]*)">([^<]*)/g)].map(([, ...link]) => link)).toEqual([
      ['/a-b/', 'B'],
      ['/a-x-y/', 'Y'],
    ])
    expect(snapshot.garden.notesByPath.get('d-e.md' as NotePath)?.title).toBe('D E')
  })

  it('mean nothing in another garden', async () => {
    const { garden } = await notesOf('logseq', files)
    expect(garden.read(noteTree).childrenByPath.size).toBe(0)
  })
})

describe('tags', () => {
  it('make a tree by their dots, and the note of that name says who has them', async () => {
    const snapshot = await open({
      'tags.work.plans.md': 'x',
      'a.md': 'On #work.plans, and (#work.plans).\n',
      'b.md': '`#no.tag` and a#no.tag\n',
    })
    expect(snapshot.garden.notesByPath.get('a.md' as NotePath)?.tags).toEqual(['work/plans'])
    expect(snapshot.garden.notesByPath.get('b.md' as NotePath)?.tags).toEqual([])
    const page = await pageOf(snapshot, 'tags.work.plans.md')
    expect(/<section class="notes-tagged"[\s\S]*?<\/section>/.exec(page)?.[0]).toMatch(
      /#work\/plans[\s\S]*<a href="\/a\/">A<\/a>/,
    )
  })
})

describe('links', () => {
  it('list the notes whose names fit, where an embed has a star', async () => {
    const snapshot = await open({ 'a.x.md': 'x', 'a.y.z.md': 'x', 'ab.md': 'x', 'c.md': '![[a.*]]\n' })
    const html = await textOfPage(snapshot, 'c.md')
    expect([...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/a-x/', '/a-y-z/'])
    expect(await snapshot.diagnostics()).toEqual([])
  })

  it('show the title of their note, and keep a label', async () => {
    const snapshot = await open({
      'a.b.md': '---\ntitle: The title\n---\n',
      'c.md': '[[a.b]], [[dendron://v/a.b]], [[label|a.b]], [[label|dendron://v/a.b]], [[#h]]\n\n## h\n',
    })
    const html = await textOfPage(snapshot, 'c.md')
    expect([...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)/g)].map(([, ...link]) => link)).toEqual([
      ['/a-b/', 'The title'],
      ['/a-b/', 'The title'],
      ['/a-b/', 'label'],
      ['/a-b/', 'label'],
      ['/c/#h', 'h'],
    ])
  })

  it('lead to where a section begins that they name with its end', async () => {
    const snapshot = await open({
      'a.b.md': '---\ntitle: The title\n---\n\n## From here\n\n## To there\n',
      'c.md': '[[label|a.b#from-here,1:#*]], [[a.b#from-here:#to-there]]\n',
    })
    expect(await snapshot.diagnostics()).toEqual([])
    const html = await textOfPage(snapshot, 'c.md')
    expect([...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)/g)].map(([, ...link]) => link)).toEqual([
      ['/a-b/#from-here', 'label'],
      ['/a-b/#from-here', 'The title › from-here'],
    ])
  })

  it('find the note of the vault that they name', async () => {
    const snapshot = await notesOf(
      'dendron',
      { 'one/n.md': '[[dendron://b/n]]\n', 'two/n.md': '[[dendron://a/n]]\n' },
      {
        vaults: [
          { name: 'a', folder: 'one' },
          { name: 'b', folder: 'two' },
        ],
      },
    )
    expect(await textOfPage(snapshot, 'one/n.md')).toContain('href="/two/n/"')
    expect(await textOfPage(snapshot, 'two/n.md')).toContain('href="/one/n/"')
  })

  it('follow a note that is renamed', async () => {
    const options = { dialects: [{ name: 'dendron', settings: vaults }], linkOrder: 'label-first' as const }
    const garden = await changeGarden(
      { 'a.b.md': '# h\n', 'c.md': '[[a.b]] [[x|a.b]] [[x|dendron://v/a.b]] ![[a.b#h,1:#*]]\n' },
      undefined,
      options,
    )
    const move: Change = { kind: 'move-file', from: 'a.b.md' as NotePath, to: 'a.z.md' as NotePath }
    await garden.apply(move)
    expect((await garden.files())['c.md']).toBe('[[a.z]] [[x|a.z]] [[x|dendron://v/a.z]] ![[a.z#h,1:#*]]\n')
  })
})

describe('an embed of a range', () => {
  it('stays one when a heading that it begins or ends with is called otherwise, there and back', async () => {
    const options = { dialects: [{ name: 'dendron', settings: vaults }], linkOrder: 'label-first' as const }
    const text = '![[n#a,1:#d-e]] ![[n#A:#D e]] ![[n#c,2]] ![[n#a:#*]] ![[n#a:#c,-1]]\n'
    const garden = await changeGarden(
      { 'n.md': '## A\n\n1\n\n## C\n\n2\n\n## D e\n\n3\n', 'm.md': text },
      undefined,
      options,
    )
    const call = async (heading: number, to: string): Promise<string | undefined> => {
      await garden.apply({ kind: 'rename-heading', path: 'n.md' as NotePath, heading, to })
      return (await garden.files())['m.md']
    }
    expect(await call(0, 'First: of all')).toBe(
      '![[n#first-of-all,1:#d-e]] ![[n#first-of-all:#D e]] ![[n#c,2]] ![[n#first-of-all:#*]] ![[n#first-of-all:#c,-1]]\n',
    )
    expect(await call(2, 'Last, at last')).toContain(
      '![[n#first-of-all,1:#last-at-last]] ![[n#first-of-all:#last-at-last]]',
    )
    expect(await call(1, 'Sea')).toContain('![[n#sea,2]] ![[n#first-of-all:#*]] ![[n#first-of-all:#sea,-1]]')
    await call(0, 'A')
    await call(1, 'C')
    // A colon or comma can only be said by the heading's id, which then stays the way to say it.
    expect(await call(2, 'D e')).toBe(text.replace('#A:#D e', '#a:#d-e'))
  })

  const source = '## A\n\none\n\n### B\n\ntwo\n\n## C\n\nthree\n\n## D e\n\nfour\n'

  it.each([
    ['a', ['A', 'one', 'B', 'two']],
    ['a,1', ['one', 'B', 'two']],
    ['a:#*', ['A', 'one', 'B', 'two']],
    ['a:#b', ['A', 'one']],
    ['b,1:#d-e', ['two', 'C', 'three']],
    ['c:#no-such', ['C', 'three']],
  ])('#%s shows %j', async (range, expected) => {
    const snapshot = await open({ 'n.md': source, 'm.md': `![[n#${range}]]\n` })
    const html = await textOfPage(snapshot, 'm.md')
    const shown = html.replace(/<figcaption>.*<\/figcaption>/, '')
    expect([...shown.matchAll(/<(?:h\d|p)>([^<]+)/g)].map(([, text]) => text)).toEqual(expected)
  })
})

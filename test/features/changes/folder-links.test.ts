import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/model/change.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { GardenPath } from '../../../src/model/path.ts'
import { changed, changeGarden, move } from './change-garden.ts'

const folder = (from: string, to: string): Change => ({ kind: 'move-folder', from, to })

/** What a note says after a change, which is taken back and leaves no byte as it was not. */
async function thereAndBack(
  files: Readonly<Record<string, string>>,
  name: string,
  change: Change & { readonly from: string; readonly to: string },
): Promise<string | undefined> {
  const garden = await changeGarden(files)
  await garden.apply(change)
  const text = (await garden.files())[name]
  await garden.apply({ ...change, from: change.to, to: change.from } as Change)
  expect(await garden.files()).toEqual(files)
  return text
}

describe('a link to a folder', () => {
  const guides = { 'guides/one.md': '', 'guides/deep/two.md': '' }

  it.each([
    ['a relative one', '[x](../guides/)', '[x](../../guides/)'],
    ['one without a slash', '[x](../guides)', '[x](../../guides)'],
    ['one with a question', '[x](../guides/?tab=2&b=%3F)', '[x](../../guides/?tab=2&b=%3F)'],
    ['one to a place on the page', '[x](../guides/#top "t")', '[x](../../guides/#top "t")'],
    ['its file', '[x](../guides/index.html)', '[x](../../guides/index.html)'],
    ['one between < and >', '[x](<../guides/?a b>)', '[x](<../../guides/?a b>)'],
    ['a definition', '[x][d]\n\n[d]: ../guides/deep\n', '[x][d]\n\n[d]: ../../guides/deep\n'],
    ['HTML', '<a href="../guides/deep/">x</a>', '<a href="../../guides/deep/">x</a>'],
    ['its own folder', '[x](./) [y](.)', '[x](../../notes/) [y](../../notes)'],
    ['a wiki-link by its place', '[[../guides/]]', '[[../../guides/]]'],
    ['others as they are', '[x](/guides/) [[guides/]]', '[x](/guides/) [[guides/]]'],
  ])('of a note that moves goes on to lead there: %s', async (_, before, after) => {
    const files = { ...guides, 'notes/a.md': before, 'notes/b.md': '' }
    expect(await thereAndBack(files, 'x/y/a.md', move('notes/a.md', 'x/y/a.md') as never)).toBe(after)
  })

  it('names the folder that a note goes into, or is in, as it named it', async () => {
    const files = { ...guides, 'guides/deep/a.md': '[x](../) [y](.) [z](../../guides/)' }
    expect(
      await thereAndBack(
        files,
        'guides/deep/new/a.md',
        move('guides/deep/a.md', 'guides/deep/new/a.md') as never,
      ),
    ).toBe('[x](../../) [y](..) [z](../../../guides/)')
  })

  it.each([
    ['relative', '[x](../guides/)', '[x](../docs/new/)'],
    ['beside', '[x](./../guides/deep/)', '[x](../docs/new/deep/)'],
    ['from the top', '[x](/guides) [y](/guides/deep/)', '[x](/docs/new) [y](/docs/new/deep/)'],
    ['below the garden’s own name', '[x](/site/guides/)', '[x](/site/docs/new/)'],
    ['by the whole path', '[x](guides/deep/#t)', '[x](docs/new/deep/#t)'],
    ['in small letters', '[x](../guides/Deep/)', '[x](../docs/new/Deep/)'],
    ['wiki-links', '[[guides/|g]] [[/guides/deep/index]]', '[[docs/new/|g]] [[/docs/new/deep/index]]'],
    ['HTML', '<a href=/guides/?ab#c>x</a>', '<a href=/docs/new/?ab#c>x</a>'],
    ['what is no link', '`../guides/` [x](https://a.b/guides/)', '`../guides/` [x](https://a.b/guides/)'],
  ])('follows a folder that moves: %s', async (_, before, after) => {
    const files = { ...guides, 'notes/a.md': before }
    expect(await thereAndBack(files, 'notes/a.md', folder('guides', 'docs/new') as never)).toBe(after)
  })

  it('is a way from the top again in a note that was at the top for a while', async () => {
    const files = { ...guides, 'notes/a.md': '[x](guides/) [y](guides/one.md)' }
    const written = '[x](guides/) [y](guides/one.md)'
    expect(await thereAndBack(files, 'a.md', move('notes/a.md', 'a.md') as never)).toBe(written)
  })

  it.each([
    ['has a note', { 'index.md': '' }],
    ['has none', {}],
  ])('leads to the top of the garden, which %s, from wherever its note goes', async (_, top) => {
    const files = { ...guides, ...top, 'notes/a.md': '[x](../) [y](..) [z](/) <a href="../?q#t">h</a>' }
    const change = move('notes/a.md', 'guides/deep/a.md') as never
    expect(await thereAndBack(files, 'guides/deep/a.md', change)).toBe(
      '[x](../../) [y](../..) [z](/) <a href="../../?q#t">h</a>',
    )
    expect(await thereAndBack(files, 'a.md', move('notes/a.md', 'a.md') as never)).toContain(
      '[x](./) [y](.) [z](/)',
    )
  })

  it('stays right in a note that moves with its folder', async () => {
    const files = { 'a/b/n.md': '[x](../c/) [y](./) [z](../../d/)', 'a/c/m.md': '', 'd/o.md': '' }
    expect(await thereAndBack(files, 'e/f/b/n.md', folder('a', 'e/f') as never)).toBe(
      '[x](../c/) [y](./) [z](../../../d/)',
    )
  })

  it('follows folders that are moved with others', async () => {
    const files = { ...guides, 'a.md': '[x](guides/)', 'other/b.md': '' }
    const moves = Object.keys(guides).map((from) => ({ from, to: `x/${from}` })) as unknown as {
      from: GardenPath
      to: GardenPath
    }[]
    const folders = [{ from: 'guides', to: 'x/guides' }]
    expect((await changed(files, { kind: 'move-files', moves, folders }))['a.md']).toBe('[x](x/guides/)')
  })

  it('leads to a note that becomes the page of the folder, and to the folder where a note takes its name', async () => {
    const files = { ...guides, 'a.md': '[x](guides/) [y](guides) [z](/guides/deep/)', 'n.md': '' }
    expect(await changed(files, move('guides/one.md', 'guides/index.md'))).not.toHaveProperty('a.md')
    expect(await changed(files, move('n.md', 'guides.md'))).not.toHaveProperty('a.md')
  })

  it('is told of where no note is left in the folder', async () => {
    const files = {
      'a.md': '[x](guides/) [[other/]]',
      'b.md': '[x](/guides/)',
      'guides/one.md': '[up](../other/)',
      'other/n.md': '',
    }
    const garden = await changeGarden(files)
    const planned = await garden.apply(move('guides/one.md', 'one.md'))
    expect(planned.remarks).toEqual([{ kind: 'emptied', folder: 'guides', notes: ['a.md', 'b.md'] }])
    expect(await garden.files()).toEqual({
      'a.md': files['a.md'],
      'b.md': files['b.md'],
      'one.md': '[up](other/)',
      'other/n.md': '',
    })
    await garden.apply(move('one.md', 'guides/one.md'))
    expect(await garden.files()).toEqual(files)
  })

  it('goes on to name a folder that is no more, and is as it was once that is there again', async () => {
    const files = {
      'api/n.md': '',
      'guides/deep/two.md': '[here](.) [up](../) [[./]]',
      'guides/one.md': '[deep](deep/) [two](deep/two.md)',
    }
    expect(await thereAndBack(files, 'api/two.md', move('guides/deep/two.md', 'api/two.md') as never)).toBe(
      '[here](../guides/deep) [up](../guides/) [[../guides/deep/]]',
    )
    expect(await thereAndBack(files, 'api/one.md', move('guides/one.md', 'api/one.md') as never)).toBe(
      '[deep](../guides/deep/) [two](../guides/deep/two.md)',
    )
  })

  it('is told of where its note could not be read', async () => {
    const files = { ...guides, 'a.md': `[x](guides/) ${'a'.repeat(99)}`, 'b.md': '[[guide]]'.repeat(20) }
    const budget = { ...defaultGardenOptions.budget, maxBytes: 99 }
    const garden = await changeGarden(files, undefined, { budget })
    const { remarks } = await garden.plan(folder('guides', 'docs'))
    const why = 'note-too-large'
    expect(remarks).toEqual([
      {
        kind: 'unread',
        notes: [
          { path: 'a.md', why, namesIt: true },
          { path: 'b.md', why, namesIt: false },
        ],
      },
    ])
  })

  it('is refused where no link can name the folder any more', async () => {
    const garden = await changeGarden({ ...guides, 'a.md': '[[guides/]]' })
    const { problems } = await garden.plan(folder('guides', 'C#'))
    expect(problems).toEqual(['a.md: no link can be written for "guides/" any more'])
  })
})

describe('a link to a page that asks it for something', () => {
  it('keeps the question and its own form', async () => {
    const files = {
      'a.md': '[a](x/Old.md?b=c#Why) [c](x/Old/?b=c%20d) <a href="x/Old.html?b=c">z</a>',
      'x/Old.md': '# Why\n',
    }
    expect(await thereAndBack(files, 'a.md', move('x/Old.md', 'y/A new.md') as never)).toBe(
      '[a](y/A%20new.md?b=c#Why) [c](y/A%20new/?b=c%20d) <a href="y/A%20new.html?b=c">z</a>',
    )
  })
})

import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/model/change.ts'
import type { GardenPath, NotePath } from '../../../src/model/path.ts'
import { changeGarden } from './change-garden.ts'

/** The files of a garden after a change. */
async function filesAfter(files: Record<string, string>, change: Change): Promise<Record<string, string>> {
  const garden = await changeGarden(files)
  await garden.apply(change)
  return garden.files()
}

const move = (from: string, to: string): Change => ({
  kind: 'move-file',
  from: from as GardenPath,
  to: to as GardenPath,
})

const rename = (path: string, heading: number, to: string): Change => ({
  kind: 'rename-heading',
  path: path as NotePath,
  heading,
  to,
})

describe('a link that is written anew', () => {
  it('goes on to name a note as it did though another has its name too', async () => {
    const files = {
      'x/n.md': '## Old\n\nText. ^b\n',
      'x/y/n.md': 'Other.\n',
      'a.md': '![[n#^b]] [[n#Old]]\n',
    }
    const block: Change = { kind: 'rename-block', path: 'x/n.md' as NotePath, from: 'b', to: 'c' }
    expect((await filesAfter(files, block))['a.md']).toBe('![[n#^c]] [[n#Old]]\n')
    expect((await filesAfter(files, rename('x/n.md', 0, 'New')))['a.md']).toBe('![[n#^b]] [[n#New]]\n')
  })

  it.each(['.md', '.markdown', '.mdx', '.org'])('leaves out %s where it did', async (ending) => {
    const files = {
      [`n${ending}`]: 'Text\n',
      'a.md': `[[n]] [[n${ending}]] [x](n${ending}) [[N|x]]\n`,
    }
    expect((await filesAfter(files, move(`n${ending}`, `x/m${ending}`)))['a.md']).toBe(
      `[[m]] [[m${ending}]] [x](x/m${ending}) [[M|x]]\n`,
    )
  })

  it('has an ending where another note comes first without it', async () => {
    const files = { 'n.markdown': '', 'm.md': '', 'a.md': '[[n]]\n' }
    expect((await filesAfter(files, move('n.markdown', 'm.markdown')))['a.md']).toBe('[[m.markdown]]\n')
  })

  it('keeps the blanks that stand between < and >', async () => {
    const files = { 'n.md': '## Old one\n', 'a.md': '[x](<n.md#Old one>) [y](n.md#Old%20one)\n' }
    expect((await filesAfter(files, rename('n.md', 0, 'New (a) b\\c &lt;')))['a.md']).toBe(
      '[x](<n.md#New (a) b%5Cc %3C>) [y](n.md#New%20%28a%29%20b%5Cc%20%3C)\n',
    )
  })

  it.each([
    ['guide/', 'manual/', '../manual/'],
    ['guide', 'manual', '../manual'],
    ['./guide/', './manual/', '../manual/'],
    ['/guide/', '/manual/', '/manual/'],
    ['/docs/guide/', '/docs/manual/', '/docs/manual/'],
    ['guide/part.html', 'manual/part.html', '../manual/part.html'],
    ['guide/part/', 'manual/part/', '../manual/part/'],
  ])('names a page as it did: %s', async (written, there, fromBelow) => {
    const files = {
      'guide/index.md': '# Guide\n',
      'guide/part.md': 'Part\n',
      'a.md': `[x](${written})\n`,
      'docs/z.md': '',
    }
    const folder: Change = { kind: 'move-folder', from: 'guide', to: 'manual' }
    const garden = await changeGarden(files)
    await garden.apply(folder)
    expect((await garden.files())['a.md']).toBe(`[x](${there})\n`)
    await garden.apply(move('a.md', 'deep/a.md'))
    expect((await garden.files())['deep/a.md']).toBe(`[x](${fromBelow})\n`)
  })

  it('names the file of a part that was in its own note until then', async () => {
    const files = { 'n.md': 'Top [here](#one).\n\n## One\n\nText.\n' }
    const split: Change = {
      kind: 'split-note',
      path: 'n.md' as NotePath,
      level: 2,
      folder: '',
      leave: 'link',
    }
    expect((await filesAfter(files, split))['n.md']).toBe('Top [here](One.md).\n\n- [[One]]\n')
  })

  it('says nothing of a part in a canvas whose card shows a whole note now', async () => {
    const card = '{"id":"1","type":"file","file":"n.md","subpath":"#One","x":0,"y":0,"width":9,"height":9}'
    const files = { 'n.md': 'Top.\n\n## One\n\nText.\n', 'b.canvas': `{"nodes":[${card}]}` }
    const split: Change = {
      kind: 'split-note',
      path: 'n.md' as NotePath,
      level: 2,
      folder: '',
      leave: 'link',
    }
    expect((await filesAfter(files, split))['b.canvas']).toBe(
      '{"nodes":[{"id":"1","type":"file","file":"One.md","x":0,"y":0,"width":9,"height":9}]}',
    )
  })
})

describe('a heading that is renamed', () => {
  it.each([
    ['with an element that nothing closes', 'Lo|cal & <i>'],
    ['with code and a link', '`a*b*` of [x](https://x.example) *c*'],
    ['with an entity', 'R&amp;D'],
    ['with an escape', 'a\\*b\\*'],
  ])('is found by every link: %s', async (_, to) => {
    const text = '## **Old** one\n\n[[#Old one]] [[#**Old** one]] [h](#old-one)\n'
    const garden = await changeGarden({ 'n.md': text, 'a.md': '[[n#**Old** one]] [x](n.md#old-one)\n' })
    await garden.apply(rename('n.md', 0, to))
    const { links } = garden.session.snapshot.garden
    const all = [...links.resolutionsByPath.values()].flat().filter(({ kind }) => kind === 'note')
    expect(all).toHaveLength(5)
    expect(all.every((one) => 'fragmentFound' in one && one.fragmentFound)).toBe(true)
  })

  it('is refused where it would be none', async () => {
    const garden = await changeGarden({ 'n.md': 'Old one\n===\n\n## Next\n' })
    const { problems } = await garden.plan(rename('n.md', 0, '```'))
    expect(problems).toEqual(['"```" cannot be a heading there: the note would have other headings with it'])
  })
})

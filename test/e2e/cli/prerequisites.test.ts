import { describe, expect, it } from 'vitest'
import { answer, files } from './ask-small-garden.ts'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

describe('hortus learn', () => {
  it('prints what to read for a note, prerequisites first', async () => {
    expect(await answer('learn', 'page cache')).toBe(
      [
        'Page cache  2 notes, 2 minutes',
        '',
        '#  read        stage      min  note',
        '1  Files       seedling     1  linux/Files.md',
        '2  Page cache  evergreen    1  linux/Page cache.md',
        '',
      ].join('\n'),
    )
  })

  it('takes a folder or tag that `hortus topics` lists, with the notes that most lead to', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { 'a/One.md': '#x', 'a/Two.md': '[[One]] #x', 'b.md': '[[One]]' })
    for (const name of ['a/', '#X']) {
      const { code, stdout } = await runHortus(['learn', name, folder, '--json'])
      expect(code).toBe(0)
      const { path, steps } = JSON.parse(stdout) as { path?: string; steps: { title: string }[] }
      expect(path).toBeUndefined()
      expect(steps.map(({ title }) => title)).toEqual(['One', 'Two'])
    }
    expect(await runHortus(['learn', 'c', folder])).toMatchObject({ code: 2, stdout: '' })
  })

  it('takes a series or a topic for the notes it holds', async () => {
    const read = async (name: string): Promise<readonly string[]> => {
      const { steps } = JSON.parse(await answer('learn', name, '--json')) as { steps: { path: string }[] }
      return steps.map(({ path }) => path)
    }
    expect(await read('Tour')).toEqual(['linux/Files.md', 'linux/Page cache.md'])
    expect(await read('linux/index')).toEqual(['linux/Files.md', 'linux/Page cache.md'])
  })

  it('says which notes require each other', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { 'a.md': '---\nrequires: "[[b]]"\n---\n', 'b.md': '---\nrequires: "[[a]]"\n---\n' })
    const { stdout } = await runHortus(['learn', 'b', folder])
    expect(stdout).toContain('These require each other, so no order is right: a → b → a')
    const { circles } = JSON.parse((await runHortus(['learn', 'b', folder, '--json'])).stdout) as {
      circles: string[][]
    }
    expect(circles).toEqual([['a.md', 'b.md', 'a.md']])
  })

  it('suggests names where there is no such note', async () => {
    const folder = scratchFolder()
    writeFiles(folder, files)
    const { code, stderr } = await runHortus(['learn', 'Page cash', folder])
    expect(code).toBe(2)
    expect(stderr).toContain('did you mean "Page cache"')
  })
})

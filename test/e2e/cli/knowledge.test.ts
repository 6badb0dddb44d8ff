import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const files = {
  'linux/index.md': '---\ntype: topic\ntitle: Linux\nstart: ["[[Page cache]]"]\n---\n',
  'linux/Page cache.md':
    '---\nstage: evergreen\nrequires: "[[Files]]"\nseries: "[[Tour]]"\npart: 2\n---\nText.',
  'linux/Files.md': '---\nstage: seedling\nseries: "[[Tour]]"\npart: 1\n---\nText.',
  'linux/Memory/index.md': '---\ntype: topic\ntitle: 記憶\u001b[31m\ncurrent: true\n---\n',
  'linux/Memory/Pages.md': '',
  'Tour.md': '---\ntype: series\ntitle: The tour\n---\n',
}

async function answer(...args: readonly string[]): Promise<string> {
  const folder = scratchFolder()
  writeFiles(folder, files)
  const { code, stdout, stderr } = await runHortus([...args, folder])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

describe('hortus topics', () => {
  it('prints the topics as a table, those below others indented', async () => {
    expect(await answer('topics')).toBe(
      [
        'topic          notes  series  evergreen  seedling  page',
        'Linux              3       1          1         1  linux/index.md',
        '  記憶 [31m *      1                               linux/Memory/index.md',
        '',
        '* being worked on',
        '',
      ].join('\n'),
    )
  })

  it('prints one object with --json', async () => {
    const { topics } = JSON.parse(await answer('topics', '--json')) as {
      topics: { id: string; level: number }[]
    }
    expect(topics.map(({ id, level }) => [id, level])).toEqual([
      ['linux/index.md', 0],
      ['linux/Memory/index.md', 1],
    ])
  })

  it('shows folders and shared tags where no note is a topic, and says so', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { 'a/One.md': '#x', 'b/Two.md': '#x' })
    const { stdout } = await runHortus(['topics', folder])
    expect(stdout).toContain('a          1  a/\nb          1  b/\nx          2  #x\n')
    expect(stdout).toContain('so these are the folders and the shared tags')
  })
})

describe('hortus series', () => {
  it('prints each series with its parts in order', async () => {
    expect(await answer('series')).toBe(
      [
        'The tour  2 parts, 2 minutes',
        '  #  part        stage      min  note',
        '  1  Files       seedling     1  linux/Files.md',
        '  2  Page cache  evergreen    1  linux/Page cache.md',
        '',
      ].join('\n'),
    )
  })

  it('says what is missing where there is none', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { 'a.md': '' })
    expect((await runHortus(['series', folder])).stdout).toContain('has no series')
  })
})

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

import { describe, expect, it } from 'vitest'
import { answer } from './ask-small-garden.ts'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

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

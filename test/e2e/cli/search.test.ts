import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const files = {
  'page-cache.md':
    '---\ntags: [linux]\n---\n\n# Page cache\n\nFiles in memory.\n\n## Writeback\n\nDirty pages go to disk later.',
  'lease.md': '# Lease\n\nA lock with an end. The page cache \u001b[31mis not one.',
  'draft.md': '---\ndraft: true\n---\n\nDirty secrets.',
}

describe('hortus search', () => {
  it('prints the notes that answer, with the sentence and without control characters', async () => {
    const folder = scratchFolder()
    writeFiles(folder, files)
    const { code, stdout, stderr } = await runHortus(['search', 'page cache', folder])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(
      [
        '2 notes:',
        '',
        'Page cache',
        '  Files in memory.',
        '  page-cache.md',
        '',
        'Lease',
        '  The page cache  [31mis not one.',
        '  lease.md',
        '',
      ].join('\n'),
    )
  })

  it('refuses a question without words', async () => {
    expect(await runHortus(['search', ' '], { cwd: scratchFolder() })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'hortus: the words to look for are empty\n',
    })
  })

  it('prints JSON with the heading and the marks', async () => {
    const folder = scratchFolder()
    writeFiles(folder, files)
    const { stdout } = await runHortus(['search', 'tag:linux dirty', folder, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      query: 'tag:linux dirty',
      total: 1,
      notes: [
        {
          path: 'page-cache.md',
          title: 'Page cache',
          heading: 'Writeback',
          anchor: 'writeback',
          excerpt: 'Dirty pages go to disk later.',
          marks: [[0, 5]],
        },
      ],
    })
  })

  it('says so when nothing answers, and what it took a misspelt word for', async () => {
    const folder = scratchFolder()
    writeFiles(folder, files)
    expect(await runHortus(['search', 'zebra', folder])).toMatchObject({
      code: 0,
      stdout: 'No note answers zebra.\n',
    })
    const { stdout } = await runHortus(['search', 'writebak', folder])
    expect(stdout).toContain('No note has "writebak"; looked for "writeback".')
    expect(await runHortus(['search', 'x', folder, '--limit', '0'])).toMatchObject({ code: 2 })
  })
})

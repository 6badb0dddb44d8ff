import { describe, expect, it } from 'vitest'
import { createScratch, files } from './connected-notes.ts'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

describe('hortus wanted', () => {
  it('merges spellings and prints the sentences that ask', async () => {
    const garden = createScratch(files)
    const { code, stdout } = await runHortus(['wanted', garden])
    expect(code).toBe(0)
    expect(stdout).toContain('1 wanted note')
    expect(stdout).toMatch(/Page cache {2}2 notes/)
    expect(stdout).toContain('b: Text about the disk, and »page-cache« once more.')
    const { wanted } = JSON.parse((await runHortus(['wanted', garden, '--json'])).stdout)
    expect(wanted).toMatchObject([{ label: 'Page cache', noteCount: 2, names: ['page cache', 'page-cache'] }])
    expect(stdout).toContain('Page cache  2 notes  also written page-cache\n')
  })

  it('names the property where no sentence asks', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { 'a.md': '---\nrequires: "[[Nowhere]]"\n---\n' })
    const { stdout } = await runHortus(['wanted', folder])
    expect(stdout).toContain('Nowhere  1 note\n    a names it in its property "requires"\n')
  })

  it('marks what is planned', async () => {
    const garden = createScratch({ ...files, 'planned.md': '- [[Page cache]]' })
    const { stdout } = await runHortus(['wanted', garden])
    expect(stdout).toContain('Page cache  3 notes  planned; also written page-cache\n')
    const { wanted } = JSON.parse((await runHortus(['wanted', garden, '--json'])).stdout)
    expect(wanted).toMatchObject([{ isPlanned: true }])
  })
})

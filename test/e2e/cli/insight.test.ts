import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

function createScratch(notes: Readonly<Record<string, string>>): string {
  const folder = scratchFolder()
  writeFiles(folder, notes)
  return folder
}

const files = {
  'a.md':
    '---\nstage: seedling\n---\nA log must reach the disk, as [[b|fsync]] explains. See [[Page cache]].',
  'b.md': 'Text about the disk, and [[page-cache]] once more.',
  'c.md': 'Before a commit is answered, [[b]] is called on every replica. [[a]]',
  'd.md': '[[a]] and [[b]] again',
  'e.md': '[[a]]',
  'island.md': 'Alone.',
}

describe('what the program finds out', () => {
  it('hortus path prints each path as an argument, or the nearest notes of two islands', async () => {
    const garden = createScratch(files)
    const { code, stdout, stderr } = await runHortus(['path', 'a', 'c', garden])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('By way of b')
    expect(stdout).toContain('A log must reach the disk, as »fsync« explains.')
    expect(stdout).toContain('b ← c')
    expect((await runHortus(['path', 'a', 'island', garden])).stdout).toContain('different islands')
    expect((await runHortus(['path', 'a', 'A', garden])).stdout).toBe('Both are a.\n')
    const json = JSON.parse((await runHortus(['path', 'a', 'c', garden, '--json'])).stdout)
    expect(json).toMatchObject({ kind: 'paths', from: { path: 'a.md' }, to: { path: 'c.md' } })
    expect(await runHortus(['path', 'a', 'nobody', garden])).toMatchObject({ code: 2, stdout: '' })
  })

  it('hortus wanted merges spellings and prints the sentences that ask', async () => {
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

  it('hortus wanted names the property where no sentence asks', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { 'a.md': '---\nrequires: "[[Nowhere]]"\n---\n' })
    const { stdout } = await runHortus(['wanted', folder])
    expect(stdout).toContain('Nowhere  1 note\n    a names it in its property "requires"\n')
  })

  it('hortus wanted marks what is planned', async () => {
    const garden = createScratch({ ...files, 'planned.md': '- [[Page cache]]' })
    const { stdout } = await runHortus(['wanted', garden])
    expect(stdout).toContain('Page cache  3 notes  planned; also written page-cache\n')
    const { wanted } = JSON.parse((await runHortus(['wanted', garden, '--json'])).stdout)
    expect(wanted).toMatchObject([{ isPlanned: true }])
  })

  it('hortus tend prints what to tend with the reasons', async () => {
    const garden = createScratch(files)
    const { code, stdout } = await runHortus(['tend', garden])
    expect(code).toBe(0)
    expect(stdout).toContain('Seedlings that others rely on  1')
    expect(stdout).toMatch(/a +3 notes link to it/)
    expect(stdout).toMatch(/island +1 word/)
    const { tend } = JSON.parse((await runHortus(['tend', garden, '--json'])).stdout)
    expect(tend).toContainEqual({ kind: 'orphan', path: 'island.md', words: 1 })
    expect((await runHortus(['tend', createScratch({})])).stdout).toBe('Nothing needs tending.\n')
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, scratchGarden, writeFiles } from './scratch.ts'

const notice = 'Notes of Logseq, by logseq/config.edn: they are read as it reads them\n'

describe('a garden of another program', () => {
  it('is built as that program reads it, and the program says so once', async () => {
    const cwd = scratchGarden('logseq')
    const { code, stderr } = await runHortus(['build', 'garden', '--out', 'site'], { cwd })
    expect(code).toBe(0)
    expect(stderr.split(notice)).toHaveLength(2)
    expect(readFileSync(`${cwd}/site/pages/hive/index.html`, 'utf8')).toContain('>A block with data</a>')
    expect(existsSync(`${cwd}/site/pages/secret`)).toBe(false)
  })

  it('is read as Markdown where the config says so', async () => {
    const cwd = scratchGarden('logseq')
    writeFiles(`${cwd}/garden`, { 'hortus.config.json': '{ "dialects": [] }' })
    const { stderr } = await runHortus(['build', 'garden', '--out', 'site'], { cwd })
    expect(stderr).not.toContain(notice)
    expect(readFileSync(`${cwd}/site/pages/hive/index.html`, 'utf8')).toContain('See ((65a1b2c3-')
  })

  it('names what is wrong with the setting', async () => {
    const cwd = scratchFolder()
    writeFiles(cwd, { 'a.md': 'x', 'hortus.config.json': '{ "dialects": ["roam"] }' })
    const { code, stderr } = await runHortus(['build', '.', '--out', 'site'], { cwd })
    expect(code).not.toBe(0)
    expect(stderr).toContain('dialects: found "roam", expected "dendron" or "emanote" or')
  })

  it('keeps the private vault of a workspace at home', async () => {
    const cwd = scratchGarden('dendron')
    expect(await runHortus(['build', 'garden', '--out', 'site'], { cwd })).toMatchObject({ code: 0 })
    expect(existsSync(`${cwd}/site/vault/languages/index.html`)).toBe(true)
    expect(existsSync(`${cwd}/site/secret`)).toBe(false)
  })

  it('is checked with the places of its own syntax', async () => {
    const { code, stdout } = await runHortus(['check', 'garden', '--level', 'info'], {
      cwd: scratchGarden('logseq'),
    })
    expect(code).toBe(1)
    expect(stdout).toMatch(/pages\/hive\.md:9:31: warning: No block of the garden has the id/)
    expect(stdout).not.toContain('unread-syntax')
  })
})

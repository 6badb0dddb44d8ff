import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { joinOptions } from '../../../src/cli/join-options.ts'
import { readDialects } from '../../../src/cli/read-dialects.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'

const logseq = 'test/fixtures/gardens/logseq'
const none = { choices: [], options: {}, remarks: [], programs: [] }

const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-dialects-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('the dialects of a garden', () => {
  it('are those whose files are in it, and the program says so', () => {
    const { choices, remarks } = readDialects(logseq)
    expect(choices.map(({ name }) => name)).toEqual(['logseq'])
    expect(remarks).toEqual(['Notes of Logseq, by logseq/config.edn: they are read as it reads them'])
    expect(readDialects('test/fixtures/gardens/dendron').remarks).toEqual([
      'Notes of Dendron, by dendron.yml: they are read as it reads them',
    ])
  })

  it('are none in any other garden', () => {
    expect(readDialects('test/fixtures/gardens/clean')).toEqual(none)
  })

  it('are those that the config names, whatever files there are', () => {
    expect(readDialects(logseq, [])).toEqual(none)
    const { choices, remarks } = readDialects(emptyFolder(), ['logseq'])
    expect(choices).toMatchObject([{ name: 'logseq', settings: { pages: 'pages' } }])
    expect(remarks).toEqual([])
  })

  it('are none of features that are off', () => {
    expect(readDialects(logseq, 'auto', ['logseq'])).toEqual(none)
  })

  it("say what the garden's options are where its config says nothing", () => {
    const dialects = readDialects(logseq)
    const obsidian = { templates: {}, days: {}, settings: {} }
    const join = (config: object) =>
      joinOptions(logseq, { config, digest: '' } as never, obsidian, dialects, {})
    expect(join({})).toMatchObject({ lineBreaks: 'obsidian', days: { folder: 'journals' } })
    const told = join({ lineBreaks: 'commonmark', ignore: ['x'], days: { folder: 'y' } })
    expect(told).toMatchObject({ lineBreaks: 'commonmark', days: { folder: 'y', format: 'YYYY_MM_DD' } })
    expect(told.ignore.slice(0, 2)).toEqual(['x', 'logseq/**'])
    expect(told.title).not.toBe(defaultGardenOptions.title)
  })

  it('say what a program serves from beside the garden, since nothing outside of one is read', () => {
    const site = emptyFolder()
    mkdirSync(join(site, 'content'))
    writeFileSync(join(site, 'hugo.toml'), "title = 'a'\n")
    expect(readDialects(join(site, 'content')).remarks).toHaveLength(1)
    mkdirSync(join(site, 'static'))
    expect(readDialects(join(site, 'content')).remarks[1]).toMatch(/^Its files in \.\.\/static are outside/)
    expect(readDialects(site).remarks).toHaveLength(1)
  })
})

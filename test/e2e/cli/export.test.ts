import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFolder, writeFolder } from '../../features/import/import-fixture.ts'
import { root, runHortus } from './run-hortus.ts'
import { scratchFolder } from './scratch.ts'

const garden = join(root, 'test/features/export/garden')
const plain = { env: { FORCE_COLOR: undefined, NO_COLOR: '1', PATH: process.env['PATH'] } }
const decoder = new TextDecoder()

/** The checker of the Debian package `epubcheck`, which is a program of Java. */
const checker = ['/usr/share/java/epubcheck.jar', '/usr/bin/epubcheck'].find((file) => existsSync(file))

describe('hortus export', () => {
  it.each(['commonmark', 'obsidian'])('writes the published notes as %s, byte for byte', async (form) => {
    const cwd = scratchFolder()
    const { code, stderr } = await runHortus(['export', 'out', garden, '--as', form], { cwd, ...plain })
    expect([code, stderr]).toEqual([0, ''])
    const expected = join(root, `test/features/export/expected-${form}`)
    const written = readFolder(join(cwd, 'out'))
    if (process.env['HORTUS_RENEW'] === '1') writeFolder(expected, written)
    expect([...written.keys()]).toEqual([...readFolder(expected).keys()])
    for (const [path, bytes] of readFolder(expected))
      expect(decoder.decode(written.get(path))).toBe(decoder.decode(bytes))
    const all = [...written.values()].map((bytes) => decoder.decode(bytes)).join('')
    expect(all).not.toMatch(/hidden sentence|Hidden note|a comment|secret-number/)
  })

  it('takes what is not published along where --all is said', async () => {
    const cwd = scratchFolder()
    await runHortus(['export', 'out', garden, '--as', 'obsidian', '--all'], { cwd, ...plain })
    expect(readFileSync(join(cwd, 'out/Hidden note.md'), 'utf8')).toContain('A hidden sentence.')
  })

  it('writes one page that needs no other file', async () => {
    const cwd = scratchFolder()
    await runHortus(['export', 'trees.html', garden, '--as', 'single-html'], { cwd, ...plain })
    const html = readFileSync(join(cwd, 'trees.html'), 'utf8')
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
    const links = [...html.matchAll(/<a [^>]*href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links.length).toBeGreaterThan(8)
    expect(links.filter((id) => !ids.has(id))).toEqual([])
    expect(html).toContain('src="data:image/png;base64,')
    expect(html).not.toMatch(/<script|<link|hidden sentence|Hidden note/)
    expect(html.replace(/src="data:[^"]*"/g, '')).not.toMatch(/(?:src|href)="(?!#|https:\/\/example\.org)/)
  })

  it('makes a book of a series, in its order', async () => {
    const cwd = scratchFolder()
    const line = ['export', 'trees.epub', garden, '--as', 'epub', '--of', 'Big trees'] as const
    expect((await runHortus(line, { cwd, ...plain })).stdout).toContain('2 notes of "Big trees"')
    const files = unzipSync(readFileSync(join(cwd, 'trees.epub')))
    expect(Object.keys(files)[0]).toBe('mimetype')
    const nav = decoder.decode(files['EPUB/nav.xhtml'])
    expect([...nav.matchAll(/href="(chapter-\d\.xhtml)">([^<]+)/g)].map(([, , title]) => title)).toEqual([
      'Oak',
      'Leaf',
    ])
    expect(decoder.decode(files['EPUB/chapter-1.xhtml'])).toContain('href="chapter-2.xhtml')
    const again = ['export', 'again.epub', ...line.slice(2)]
    await runHortus(again, { cwd, ...plain })
    expect(readFileSync(join(cwd, 'again.epub')).equals(readFileSync(join(cwd, 'trees.epub')))).toBe(true)
  })

  it.skipIf(checker === undefined)('makes a book that epubcheck finds valid', async () => {
    const cwd = scratchFolder()
    await runHortus(['export', 'trees.epub', garden, '--as', 'epub'], { cwd, ...plain })
    const said = execFileSync('java', ['-jar', checker!, 'trees.epub'], { cwd, encoding: 'utf8' })
    expect(said).toContain('No errors or warnings detected')
  })

  it('writes over nothing, and leaves nothing where it fails', async () => {
    const cwd = scratchFolder()
    mkdirSync(join(cwd, 'out'))
    writeFileSync(join(cwd, 'out/mine.md'), 'mine')
    const taken = await runHortus(['export', 'out', garden], { cwd, ...plain })
    expect([taken.code, readdirSync(join(cwd, 'out'))]).toEqual([2, ['mine.md']])
    expect(taken.stderr).toContain('is there already, and nothing was written')
    const none = await runHortus(['export', 'other', garden, '--of', 'Nowhere'], { cwd, ...plain })
    expect([none.code, existsSync(join(cwd, 'other'))]).toEqual([2, false])
    const pdf = await runHortus(['export', 'a.pdf', garden, '--as', 'pdf'], {
      cwd,
      env: { ...plain.env, PATH: '/nowhere', CHROME_PATH: '' },
    })
    expect(pdf.stderr).toContain('no Chromium, Chrome or Edge is found')
    expect(readdirSync(cwd)).toEqual(['out'])
  })
})

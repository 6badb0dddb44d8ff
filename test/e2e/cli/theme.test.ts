import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const config = (theme: object): string => JSON.stringify({ theme })

describe('a theme', () => {
  it('is in the stylesheet of the site, which carries its files', async () => {
    const folder = scratchFolder()
    writeFiles(folder, {
      'A.md': 'Text.',
      'fonts/Elm.woff2': 'a font',
      'look.css': 'h1 { color: teal }',
      'hortus.config.js': `export default { theme: { name: 'broadsheet', fonts: { text: 'fonts/Elm.woff2' }, css: 'look.css' } }`,
    })
    const out = join(scratchFolder(), 'site')
    const { code } = await runHortus(['build', folder, '--out', out, '--trust'])
    expect(code).toBe(0)
    const sheet = readdirSync(join(out, '-')).find((name) => /^site-.*\.css$/.test(name)) ?? ''
    const css = readFileSync(join(out, '-', sheet), 'utf8')
    expect(css).toContain('@import url("assets/look.css") layer(garden);')
    expect(css).toContain('url("assets/fonts/Elm.woff2")')
    expect(readFileSync(join(out, '-/assets/fonts/Elm.woff2'), 'utf8')).toBe('a font')
    expect(readFileSync(join(out, '-/assets/look.css'), 'utf8')).toContain('teal')
    const page = readFileSync(join(out, 'a/index.html'), 'utf8')
    expect(page.match(/rel="preload"[^>]*/g)?.join()).not.toContain('serif')
    const { stdout } = await runHortus(['check', folder, '--trust', '--level', 'info'])
    expect(stdout).not.toMatch(/unused-asset|missing-look-file/)
  })

  it('is printed token by token', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { 'A.md': 'Text.', 'hortus.config.json': config({ accent: '#0055ff', radius: 1 }) })
    const { stdout } = await runHortus(['theme', folder, '--json'])
    const { tokens } = JSON.parse(stdout) as {
      tokens: Record<string, { readonly light: string; readonly dark: string }>
    }
    expect(tokens['--radius']).toEqual({ light: '1px', dark: '1px' })
    expect(tokens['--accent']?.light).toMatch(/^oklch\(.* 262\.6\)$/)
    expect(Object.keys(tokens)).toEqual(expect.arrayContaining(['--paper', '--text-face', '--measure']))
    const table = await runHortus(['theme', folder])
    expect(table.stdout).toMatch(/^token +light +dark, where it differs/)
  })

  it('that is wrong stops the program with what was expected, and one that names what is not there is told of', async () => {
    const folder = scratchFolder()
    writeFiles(folder, { 'A.md': 'Text.', 'hortus.config.json': config({ css: 'look.css' }) })
    const refused = await runHortus(['check', folder])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain(
      'hortus.config.json:1:11: theme.css: found CSS in a config that is read unasked',
    )
    writeFiles(folder, { 'hortus.config.json': config({ accent: '#ffee00', fonts: { code: 'no.woff2' } }) })
    const { stdout } = await runHortus(['check', folder, '--level', 'info'])
    expect(stdout).toContain('unreadable-accent')
    expect(stdout).toContain('missing-look-file')
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const files = {
  '.obsidian/templates.json': '{"folder":"Templates","dateFormat":"DD.MM.YYYY"}',
  '.obsidian/daily-notes.json':
    '{"folder":"journal","format":"YYYY/MM/YYYY-MM-DD","template":"Templates/Day"}',
  'Templates/Day.md': '# {{title}}\n\n{{date}} {{date:dddd}}: {{cursor}}\n',
  'Templates/Paper.md': '---\ntags: [paper]\n---\n# On {{title}}\n',
  'sub/a.md': '[[Asked]]',
}

function garden(): { readonly cwd: string; readonly read: (path: string) => string } {
  const cwd = scratchFolder()
  writeFiles(cwd, files)
  return { cwd, read: (path) => readFileSync(join(cwd, path), 'utf8') }
}

const run = (cwd: string, args: readonly string[], env: Record<string, string | undefined> = {}) =>
  runHortus(args, { cwd, env: { NO_COLOR: '1', FORCE_COLOR: undefined, EDITOR: '', VISUAL: '', ...env } })

describe('hortus today', () => {
  it('writes the note of a day once, where the settings of Obsidian say, and prints its path', async () => {
    const { cwd, read } = garden()
    const first = await run(cwd, ['today', '--date', '2026-11-22', '--json'])
    const path = 'journal/2026/11/2026-11-22.md'
    const answer = { path, file: join(cwd, path), date: '2026-11-22', created: true }
    expect([first.code, JSON.parse(first.stdout)]).toEqual([0, answer])
    expect(read(path)).toBe('# 2026-11-22\n\n22.11.2026 Sunday: \n')
    writeFiles(cwd, { [path]: 'mine' })
    const again = await run(join(cwd, 'sub'), ['today', '--date', '2026-11-22'])
    expect([again.code, again.stdout]).toEqual([0, '../journal/2026/11/2026-11-22.md\n'])
    expect(read(path)).toBe('mine')
  })

  it('opens it at the place of the cursor', async () => {
    const { cwd } = garden()
    const { stdout } = await run(cwd, ['today', '--date', '2026-11-22', '--open'], { EDITOR: 'echo' })
    const path = 'journal/2026/11/2026-11-22.md'
    expect(stdout).toBe(`+3 ${join(cwd, path)}\n${path}\n`)
    const none = await run(cwd, ['tomorrow', '--open'])
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('set VISUAL or EDITOR')])
  })

  it('says what is no day, and what is no template', async () => {
    const { cwd } = garden()
    writeFiles(cwd, { '.obsidian/daily-notes.json': '{"template":"Gone"}' })
    const { code, stderr } = await run(cwd, ['today', '--date', '30 February'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('"30 February" is no day')])
    const begun = await run(cwd, ['today', '--date', '2026-11-22'])
    expect([begun.code, begun.stdout, begun.stderr]).toEqual([
      0,
      '2026-11-22.md\n',
      'the template of days, "Gone", is not there: the note begins empty\n',
    ])
  })
})

describe('hortus new', () => {
  it('writes a note from a template into a folder', async () => {
    const { cwd, read } = garden()
    const shown = await run(cwd, ['new', 'Asked', '--template', 'paper', '--folder', 'x/y', '--dry-run'])
    expect(shown.stdout).toBe('x/y/Asked.md would be written:\n---\ntags: [paper]\n---\n# On Asked\n\n')
    expect(existsSync(join(cwd, 'x'))).toBe(false)
    const { stdout } = await run(cwd, ['new', 'Asked', '--template', 'paper', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ path: 'sub/Asked.md', file: join(cwd, 'sub/Asked.md') })
    expect(read('sub/Asked.md')).toBe('---\ntags: [paper]\n---\n# On Asked\n')
  })

  it('takes folders as a shell completes them, and none outside the garden', async () => {
    const { cwd } = garden()
    const at = async (from: string, folder: string): Promise<string> => {
      const { stdout, stderr } = await run(join(cwd, from), ['new', 'N', '--folder', folder, '--dry-run'])
      return stdout === '' ? stderr : (stdout.split(' ')[0] ?? '')
    }
    expect(await at('sub', 'sub')).toBe('N.md')
    expect(await at('sub', '..')).toBe('../N.md')
    expect(await at('sub', 'new')).toBe('../new/N.md')
    expect(await at('.', 'sub/deep/')).toBe('sub/deep/N.md')
    expect(await at('sub', '../..')).toContain('"../.." is not in the garden')
    expect((await run(cwd, ['new', 'N', '--template', 'Papre'])).stderr).toContain('there are "Day", "Paper"')
  })
})

describe('the templates of a garden', () => {
  it('are no pages, and are not counted', async () => {
    const { cwd } = garden()
    const { stdout } = await run(cwd, ['build', '--out', join(cwd, '../site-of-days'), '--json'])
    const { notes, notPublished } = JSON.parse(stdout) as { notes: number; notPublished: object }
    expect([notes, notPublished]).toEqual([1, expect.objectContaining({ template: 2 })])
    expect((await run(cwd, ['check'])).stdout).toContain('1 note: ')
  })
})

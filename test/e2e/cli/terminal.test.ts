import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { program, root, runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const files = {
  '.obsidian/app.json': '{}',
  'Page cache.md':
    '---\nx: needle\n---\n# Page cache\n\nA needle in `needle` and Needle.\n\n```js\nneedle()\n```\n',
  'linux/Page table.md': '---\ntitle: Tables of pages\n---\n[[Page cache]]\n',
  'linux/a.png': 'png',
  'inbox/one.md': '# One\n\n[[two]] ![[a.png]]\n',
  'inbox/two.md': '[one](one.md)\n',
}

function garden(): string {
  const cwd = scratchFolder()
  writeFiles(cwd, files)
  return cwd
}

const run = (cwd: string, args: readonly string[], env: Record<string, string | undefined> = {}) =>
  runHortus(args, { cwd, env: { NO_COLOR: '1', FORCE_COLOR: undefined, EDITOR: '', VISUAL: '', ...env } })

describe('hortus grep', () => {
  it('prints lines with title and place, and ends as grep does', async () => {
    const cwd = garden()
    const found = await run(cwd, ['grep', 'needle'])
    expect([found.code, found.stdout]).toEqual([
      0,
      'Page cache\nPage cache.md:2:4: x: needle\nPage cache.md:6:3: A needle in `needle` and Needle.\nPage cache.md:9:1: needle()\n',
    ])
    expect(await run(cwd, ['grep', 'nowhere at all'])).toMatchObject({ code: 1, stdout: '' })
    const wrong = await run(cwd, ['grep', '(', '--regexp'])
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('not a regular expression')])
  })

  it('looks only where it is told', async () => {
    const cwd = garden()
    const lines = async (...args: string[]): Promise<unknown> => {
      const { stdout } = await run(cwd, ['grep', ...args, '--json'])
      const { notes } = JSON.parse(stdout) as { notes: { lines: { line: number; column: number }[] }[] }
      return notes.flatMap((note) => note.lines.map(({ line, column }) => `${line}:${column}`)).join(' ')
    }
    expect(await lines('needle', '--where', 'properties')).toBe('2:4')
    expect(await lines('needle', '--where', 'code')).toBe('6:14 9:1')
    expect(await lines('needle', '--where', 'body', '--ignore-case')).toBe('6:3 9:1')
    expect(await lines('n..dle\\b(?!\\()', '--regexp')).toBe('2:4 6:3')
    expect(await lines('need', '--word')).toBe('')
    expect((await run(cwd, ['grep', 'age', '--list'])).stdout).toBe('Page cache.md\nlinux/Page table.md\n')
  })

  it('stops a pattern that would take for ever, and names the note', async () => {
    const cwd = garden()
    writeFiles(cwd, { 'slow.md': `${'a'.repeat(60)}!\n` })
    const { code, stderr } = await run(cwd, ['grep', '(a+)+$', '--regexp'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('takes too long in slow.md')])
  })
})

describe('hortus mv', () => {
  it('moves what a shell names, and every link follows', async () => {
    const cwd = garden()
    const shown = await run(cwd, ['mv', 'inbox/*.md', 'linux/a.png', 'new place/', '--dry-run', '--json'])
    expect(JSON.parse(shown.stdout)).toMatchObject({ isDone: false, links: 0 })
    expect(existsSync(join(cwd, 'inbox/one.md'))).toBe(true)
    const { code } = await run(join(cwd, 'inbox'), [
      'mv',
      'one.md',
      'two.md',
      '../linux/a.png',
      '../new place/',
    ])
    expect(code).toBe(0)
    expect(readFileSync(join(cwd, 'new place/one.md'), 'utf8')).toBe(files['inbox/one.md'])
    expect(existsSync(join(cwd, 'new place/a.png'))).toBe(true)
    await run(cwd, ['mv', 'Page cache.md', 'linux/Cache'])
    expect(readFileSync(join(cwd, 'linux/Page table.md'), 'utf8')).toContain('[[Cache]]')
    await run(cwd, ['mv', 'linux', 'new place', 'all/'])
    expect(existsSync(join(cwd, 'all/linux/Cache.md'))).toBe(true)
    expect((await run(cwd, ['undo'])).code).toBe(0)
    expect(existsSync(join(cwd, 'linux/Cache.md'))).toBe(true)
  })

  it('says what it cannot do, and writes nothing', async () => {
    const cwd = garden()
    writeFiles(cwd, { 'x/one.md': 'Another.' })
    const said = async (...args: string[]): Promise<string> => (await run(cwd, ['mv', ...args])).stderr
    expect(await said('inbox/one.md', 'inbox/two.md', 'three.md')).toContain('a folder ends with "/"')
    expect(await said('inbox/one.md', 'x/one.md', 'y/')).toContain('would both be y/one.md')
    expect(await said('inbox/one.md', '../elsewhere/')).toContain('is not in the garden')
    expect(await said('inbox/one.md')).toContain('at the end where to')
    expect(await said('no*.md', 'x/')).toContain('no file of the garden is called like "no*.md"')
    expect(await said('inbox', 'inbox/deep/')).toContain('cannot go into itself')
    expect(readFileSync(join(cwd, 'x/one.md'), 'utf8')).toBe('Another.')
  })
})

describe('hortus open', () => {
  it('opens a note at a line, or says where it is', async () => {
    const cwd = garden()
    const file = join(cwd, 'Page cache.md')
    const opened = await run(cwd, ['open', 'page cache', '--line', '6'], { VISUAL: 'echo at' })
    expect([opened.code, opened.stdout]).toEqual([0, `at +6 ${file}\n`])
    const code = await run(cwd, ['open', 'page cache', '--line', '6'], { VISUAL: join(cwd, 'code') })
    expect([code.code, code.stderr]).toEqual([2, expect.stringContaining('ended with exit code 127')])
    const none = await run(cwd, ['open', 'Tables of pages'])
    expect([none.code, none.stdout, none.stderr]).toEqual([
      0,
      'linux/Page table.md\n',
      expect.stringContaining('no editor is named'),
    ])
    expect((await run(cwd, ['open', 'Page cache', '--browser'])).stderr).toContain('no server runs')
    const json = await run(cwd, ['open', 'Page cache', '--json'], { VISUAL: 'false' })
    expect(JSON.parse(json.stdout)).toEqual({ path: 'Page cache.md', file, url: null })
  })
})

describe('hortus man', () => {
  it('has every command and option that the help has, and is built with the program', async () => {
    const { stdout } = await run(root, ['man'])
    const { stdout: help } = await run(root, ['--help'])
    const plain = stdout.replaceAll('\\-', '-')
    for (const [, name = ''] of help.matchAll(/^ {2}([a-z-]+) \[/gm)) expect(plain).toContain(`.SS "${name} `)
    expect(plain).toContain('--context <number>')
    expect(readFileSync(join(root, 'dist/hortus.1'), 'utf8').split('\n').slice(1)).toEqual(
      stdout.split('\n').slice(1),
    )
  })
})

/** Where a shell finds `hortus`. */
let bin: string

beforeAll(() => {
  bin = join(root, 'node_modules/.cache/hortus-completion')
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, 'hortus'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`, {
    mode: 0o755,
  })
})

function shell(name: string, script: string, cwd: string): string {
  const { stdout, stderr } = spawnSync(name, [...(name === 'zsh' ? ['-f'] : []), '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}:${process.env['PATH']}`, HOME: cwd },
    timeout: 60_000,
  })
  return stdout + stderr
}

const has = (name: string): boolean => spawnSync(name, ['-c', 'true']).status === 0

describe('completion', () => {
  it.skipIf(!has('bash'))('is taken by bash', () => {
    const ask = (...words: string[]): string =>
      shell(
        'bash',
        `eval "$(hortus completion bash)"; compopt() { :; }; COMP_WORDS=(hortus ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _hortus; printf '%s\\n' "\${COMPREPLY[@]}"`,
        garden(),
      )
    expect(ask('ren')).toBe('rename\nrename-tag\n')
    expect(ask('links', 'Page\\ ca')).toBe('Page cache\nPage cache.md\n')
    expect(ask('links', '"tables')).toBe('Tables of pages\n')
    expect(ask('grep', 'x', '--where', '')).toBe('anywhere\nbody\nproperties\ncode\n')
    expect(ask('build', '--o')).toBe('--out\n')
    expect(ask('mv', 'inbox/one.md', 'linux/P')).toBe('linux/Page table.md\n')
    expect(ask('tags')).toBe('\n')
    expect(ask('topics', 'li')).toBe('linux\n')
    expect(ask('make-series', 'li')).toBe('linux\n')
    expect(ask('rename', 'li')).toBe('linux/\n')
    expect(ask('rename-tag', 'Pa')).toBe('\n')
  })

  it.skipIf(!has('fish'))('is taken by fish', () => {
    const ask = (line: string): string =>
      shell('fish', `hortus completion fish | source; complete -C '${line}'`, garden())
    expect(ask('hortus ren')).toMatch(/^rename\t.*\nrename-tag\t.*\n$/)
    expect(ask('hortus links "Page ca')).toContain('Page cache\tPage cache.md')
    expect(ask('hortus links Tab')).toContain('Tables of pages\tlinux/Page table.md')
    expect(ask('hortus topics li')).toMatch(/^linux\//)
  })

  it.skipIf(!has('zsh'))('is taken by zsh', () => {
    const script = `
      zmodload zsh/zpty
      zpty z zsh -f -i
      zpty -w z 'PS1=; autoload -Uz compinit; compinit -D -u; eval "$(hortus completion zsh)"; stty -echo; zstyle ":completion:*" list-grouped false; LISTMAX=0; print rea"dy"'
      zpty -r -m z out '*ready*'
      for typed in $'hortus links Tables\\t' $'hortus links "Tables\\t'; do
        zpty -w -n z "$typed"
        zpty -r -m z out '*pages*'
        zpty -w z ' --json'
        zpty -r -m z out '*backlinks*'
        print -r -- "$out"
      done`
    expect(shell('zsh', script, garden()).match(/"path": "linux\/Page table\.md"/g)).toHaveLength(2)
  })
})

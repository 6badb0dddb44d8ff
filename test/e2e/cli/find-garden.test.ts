import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openClient } from '../lsp/open-client.ts'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

const notes = {
  'top.md': '# Top\n\n[[leaf]] and [leaf](deep/down/leaf.md)\n',
  'deep/down/leaf.md': '# Leaf\n\n[[top]]\n',
}
const run = async (cwd: string, ...args: string[]) => {
  const { code, stdout, stderr } = await runHortus(args, {
    cwd,
    env: { NO_COLOR: '1', FORCE_COLOR: undefined },
  })
  return { code, stdout, stderr }
}
const gardenWith = (sign: string): { readonly top: string; readonly down: string } => {
  const top = realpathSync(scratchFolder())
  writeFiles(top, notes)
  if (sign.endsWith('/')) mkdirSync(join(top, sign))
  else if (sign !== '') writeFiles(top, { [sign]: sign.endsWith('.json') ? '{}' : '' })
  return { top, down: join(top, 'deep/down') }
}

describe('where the garden is', () => {
  it.each([
    '.obsidian/',
    'hortus.config.json',
    'logseq/config.edn',
    'mkdocs.yml',
    'dendron.yml',
    '.hortus/',
    '.git/',
  ])('is found upwards by %s, and said', async (sign) => {
    const { top, down } = gardenWith(sign)
    const { code, stdout, stderr } = await run(down, 'check', '--level', 'error')
    expect([code, stdout.trim().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/^2 notes: /)])
    expect(stderr).toContain(`the garden is ${top}: ${sign.split('/')[0]} says so`)
  })

  it('is the folder itself where nothing says so, or an option does', async () => {
    for (const [sign, ...args] of [
      [''],
      ['.obsidian/', '--here'],
      ['.obsidian/', '.'],
      ['.obsidian/', '--garden', '.'],
    ]) {
      const { down } = gardenWith(sign!)
      const { stdout, stderr } = await run(down, 'check', '--level', 'error', ...args)
      expect([stdout.trim().split('\n').at(-1)!.slice(0, 7), stderr]).toEqual(['1 note:', ''])
    }
  })

  it('is the folder of the notes that a tool keeps beside its settings', async () => {
    const { top } = gardenWith('')
    writeFiles(top, { 'mkdocs.yml': '', 'docs/a/one.md': '', 'docs/two.md': '', 'blog/post.md': '' })
    expect((await run(join(top, 'docs/a'), 'check')).stderr).toContain(`the garden is ${join(top, 'docs')}:`)
    expect((await run(join(top, 'blog'), 'check')).stderr).toBe('')
  })

  it('is the inner folder with its settings where the outer one is named, which has none', async () => {
    const top = realpathSync(scratchFolder())
    writeFiles(top, { 'hugo.toml': '', 'content/a.md': 'A\n', 'archetypes/default.md': 'B\n' })
    expect((await run(top, 'check', '.')).stderr).not.toContain('the garden is')
    writeFiles(top, { 'content/hortus.config.json': '{}' })
    for (const args of [['check', '.'], ['check']]) {
      const { stdout, stderr } = await run(top, ...args)
      expect(stdout).toContain('1 note:')
      expect(stderr).toContain(`the garden is ${join(top, 'content')}: hugo.toml says so`)
    }
    writeFiles(top, { 'hortus.config.json': '{}' })
    expect((await run(top, 'check', '.')).stderr).not.toContain('the garden is')
  })

  it('is not a repository of code, nor the folder garden/ in one for who stands elsewhere', async () => {
    const { top, down } = gardenWith('.git/')
    writeFiles(top, { 'package.json': '{}' })
    expect((await run(down, 'check')).stderr).toBe('')
    writeFiles(top, { 'garden/linux/a.md': '' })
    expect((await run(join(top, 'garden/linux'), 'check')).stderr).toContain(
      `the garden is ${join(top, 'garden')}:`,
    )
    expect((await run(down, 'check')).stderr).toBe('')
  })

  it('decides where a new note and a site go', async () => {
    const { top, down } = gardenWith('.obsidian/')
    expect((await run(down, 'new', 'Fresh')).stdout).toBe('Fresh.md\n')
    expect(existsSync(join(down, 'Fresh.md'))).toBe(true)
    await run(down, 'build')
    expect(existsSync(join(top, '.hortus/site/index.html'))).toBe(true)
    expect(existsSync(join(down, '.hortus'))).toBe(false)
  })
})

describe('a change across notes in a part of a garden', () => {
  it('is done in the whole garden by who names none', async () => {
    const { top, down } = gardenWith('.obsidian/')
    expect((await run(down, 'rename', 'leaf', 'twig')).code).toBe(0)
    expect(readFileSync(join(top, 'top.md'), 'utf8')).toBe(
      '# Top\n\n[[twig]] and [leaf](deep/down/twig.md)\n',
    )
    expect((await run(down, 'undo')).stdout).toBe(
      'Undone: rename "deep/down/leaf.md" to "deep/down/twig.md"; 2 files as before.\n',
    )
  })

  it('is refused with both ways on', async () => {
    const { top, down } = gardenWith('.obsidian/')
    for (const args of [
      ['rename', 'leaf', 'twig'],
      ['merge', 'leaf', 'leaf'],
      ['rename-tag', 'a', 'b'],
    ]) {
      const { code, stderr } = await run(top, ...args, 'deep')
      expect(code).toBe(2)
      expect(stderr).toContain(`deep looks like a part of the garden ${top} (.obsidian is there)`)
      expect(stderr).toContain(`use --garden ${top} for all of it, or --here for this folder alone`)
    }
    expect(readFileSync(join(top, 'top.md'), 'utf8')).toBe(notes['top.md'])
    expect((await run(top, 'rename', 'leaf', 'twig', 'deep', '--here')).code).toBe(0)
    expect(readFileSync(join(top, 'top.md'), 'utf8')).toBe(notes['top.md'])
    expect((await run(down, 'rename', 'twig', 'leaf', '--garden', top)).code).toBe(0)
    expect((await run(top, 'rename', 'leaf', 'twig', '--garden', top, top)).code).toBe(2)
  })

  it('is done where the folder has settings of its own, or a repository is all that is above', async () => {
    const own = gardenWith('.obsidian/')
    writeFiles(own.top, { 'deep/hortus.config.json': '{}' })
    expect((await run(own.top, 'rename', 'leaf', 'twig', 'deep')).code).toBe(0)
    const { top } = gardenWith('.git/')
    expect((await run(top, 'rename', 'leaf', 'twig', 'deep')).code).toBe(0)
  })
})

describe('hortus lsp', () => {
  it('finds the garden of the first file where the editor names no folder', async () => {
    const { top, down } = gardenWith('.obsidian/')
    const client = await openClient(top, {}, { root: null, cwd: '/' })
    client.open('deep/down/leaf.md', notes['deep/down/leaf.md'])
    const found = await client.ask<{ uri: string }>('textDocument/definition', {
      textDocument: { uri: client.uriOf('deep/down/leaf.md') },
      position: { line: 2, character: 4 },
    })
    expect(found.uri).toBe(pathToFileURL(join(top, 'top.md')).href)
    const part = await openClient(down)
    part.open('leaf.md', notes['deep/down/leaf.md'])
    const rename = part.ask('textDocument/rename', {
      textDocument: { uri: part.uriOf('leaf.md') },
      position: { line: 0, character: 4 },
      newName: 'Twig',
    })
    await expect(rename).rejects.toThrow(/looks like a part of the garden/)
  })
})

import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { askBranch } from '../../../src/hub/work/ask-branch.ts'
import { type GitCopy, openGitCopy } from '../../../src/hub/work/git-copy.ts'
import { type GitSettings, readProtocols } from '../../../src/hub/work/git-runner.ts'

const env = { PATH: process.env['PATH'] ?? '' }
const limits = { mostBytes: 50_000_000, mostSeconds: 30 }

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-copy-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...env, GIT_CONFIG_GLOBAL: '/dev/null' },
  })
}

/** A repository with these files, and a link to a note that not everybody may read. */
function repositoryOf(files: Readonly<Record<string, string>>): string {
  const folder = join(scratch(), 'repository')
  mkdirSync(folder)
  git(folder, 'init', '-q', '-b', 'main')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'x')
  return folder
}

function copyOf(
  url: string,
  protocols: GitSettings['protocols'] = ['file'],
  bounds: Partial<typeof limits> = {},
): { readonly copy: GitCopy; readonly folder: string } {
  const folder = join(scratch(), 'copy', 'notes')
  const from = { gitUrl: url, branch: 'main' }
  return { folder, copy: openGitCopy(folder, from, { protocols, env }, { ...limits, ...bounds }) }
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.git/'))
    .sort()

describe('a copy of a repository', () => {
  it('follows its branch, whatever was done to its history', async () => {
    const repository = repositoryOf({ 'a.md': 'one', 'b.md': 'b' })
    const { copy, folder } = copyOf(`file://${repository}`)
    await copy.layOut(await copy.fetch())
    expect(filesIn(folder)).toEqual(['a.md', 'b.md'])
    writeFileSync(join(folder, 'left.md'), 'of a build that was killed')
    rmSync(join(repository, 'b.md'))
    writeFileSync(join(repository, 'a.md'), 'two')
    git(repository, 'commit', '-qa', '--amend', '-m', 'y')
    const commit = await copy.fetch()
    await copy.layOut(commit)
    expect(commit).toBe(git(repository, 'rev-parse', 'HEAD').trim())
    expect(filesIn(folder)).toEqual(['a.md'])
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('two')
  })

  it('lays out for a view what it may read, the settings, and nothing of the history', async () => {
    const repository = repositoryOf({
      'index.md': 'home',
      'Board/plan.md': 'secret',
      'Board/open/x.md': 'open',
      'board.md': 'open, too',
      '*.md': 'an odd name',
      'hortus.config.json': '{}',
      '.gitignore': 'x',
      '.hortus/map.json': '{}',
    })
    symlinkSync('Board/plan.md', join(repository, 'link.md'))
    git(repository, 'add', '-A')
    git(repository, 'commit', '-qm', 'link')
    const { copy } = copyOf(`file://${repository}`)
    const view = join(scratch(), 'view')
    const verdicts = [
      ['', true],
      ['board', false],
      ['board/open', true],
    ] as const
    await copy.layOutView(await copy.fetch(), verdicts, view)
    expect(readdirSync(view).sort()).toEqual(
      ['*.md', '.gitignore', 'Board', 'board.md', 'hortus.config.json', 'index.md', 'link.md'].sort(),
    )
    expect(filesIn(join(view, 'Board'))).toEqual(['open/x.md'])
    expect(existsSync(join(view, 'link.md'))).toBe(false)
    await copy.layOutView(
      await copy.fetch(),
      [
        ['', false],
        ['board/open', true],
      ],
      view,
    )
    expect(filesIn(view)).toEqual(['.gitignore', 'Board/open/x.md', 'hortus.config.json'])
  })

  it('runs nothing of the repository and fetches nothing that it names', async () => {
    const other = repositoryOf({ 'other.md': 'other' })
    const repository = repositoryOf({ 'a.md': 'one', '.gitattributes': '*.md filter=bad\n' })
    git(
      repository,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      `file://${other}`,
      'sub',
    )
    git(repository, 'commit', '-qm', 'submodule')
    const { copy, folder } = copyOf(`file://${repository}`)
    await copy.layOut(await copy.fetch())
    expect(filesIn(folder)).toEqual(['.gitattributes', '.gitmodules', 'a.md'])
    const trace = join(folder, '..', 'trace')
    writeFileSync(join(folder, '.git', 'hooks', 'post-checkout'), `#!/bin/sh\ntouch ${trace}\n`, {
      mode: 0o755,
    })
    await copy.layOut(await copy.fetch())
    expect(existsSync(trace)).toBe(false)
  })

  it('is refused over what is not allowed', async () => {
    const trace = join(scratch(), 'trace')
    const refused = async (url: string, protocols: GitSettings['protocols']): Promise<void> =>
      expect(copyOf(url, protocols).copy.fetch(), url).rejects.toThrow(/not allowed|no address/)
    await refused(`ext::sh -c "touch ${trace}"`, ['file', 'https', 'ssh', 'http', 'git'])
    await refused(`file://${scratch()}`, ['https'])
    await refused(`--upload-pack=touch ${trace}`, ['file'])
    expect(existsSync(trace)).toBe(false)
    expect(() => readProtocols('https,ext')).toThrow('names "ext"')
  })

  it('is given up where it is too large', async () => {
    const large = Array.from({ length: 60_000 }, () => Math.random().toString(36)).join('')
    const { copy } = copyOf(`file://${repositoryOf({ 'large.txt': large })}`, ['file'], {
      mostBytes: 200_000,
    })
    await expect(copy.fetch()).rejects.toThrow('larger than 200000 bytes')
  })
})

describe('askBranch(gitUrl, git)', () => {
  it('is the branch that the repository names, whatever it is called', async () => {
    const folder = repositoryOf({ 'a.md': 'a' })
    git(folder, 'branch', '-m', 'trunk/notes')
    const settings: GitSettings = { protocols: ['file'], env }
    expect(await askBranch(`file://${folder}`, settings)).toBe('trunk/notes')
    expect(await askBranch(`file://${folder}-not-there`, settings)).toBeUndefined()
    expect(await askBranch(`file://${folder}`, { ...settings, protocols: ['https'] })).toBeUndefined()
    expect(await askBranch('--upload-pack=touch /tmp/x', settings)).toBeUndefined()
    // Nothing is committed yet.
    const empty = join(scratch(), 'empty')
    mkdirSync(empty)
    git(empty, 'init', '-q')
    expect(await askBranch(`file://${empty}`, settings)).toBeUndefined()
  })
})

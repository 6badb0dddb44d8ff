import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGardenHistory, describeHistory } from '../../../src/session/garden-history.ts'

let scratch = ''
let repository = ''
let cache = ''

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'hortus-history-'))
  repository = join(scratch, 'repository')
  cache = join(scratch, 'cache', 'history')
  mkdirSync(join(repository, 'notes'), { recursive: true })
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

function git(folder: string, args: readonly string[], day = '2025-01-01'): string {
  const date = `${day}T12:00:00+0200`
  return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null' },
  })
}

function commit(day: string): void {
  git(repository, ['add', '-A'])
  git(repository, ['commit', '-q', '-m', 'x'], day)
}

function start(): void {
  git(repository, ['init', '-q', '-b', 'main'])
  writeFileSync(join(repository, 'notes', 'old name.md'), 'A note\nof several\nlines\n')
  writeFileSync(join(repository, 'outside.md'), 'not of the garden')
  commit('2025-05-03')
  git(repository, ['mv', 'notes/old name.md', 'notes/ü.md'])
  commit('2025-06-01')
  writeFileSync(join(repository, 'notes', 'ü.md'), 'A note\nof several\nbetter lines\n')
  commit('2025-10-02')
}

const ofNote = async (folder: string, path: string) => {
  const history = await createGardenHistory(folder, cache).read()
  return history.kind === 'git' ? history.historyByPath.get(path) : history
}

describe('createGardenHistory', () => {
  it('reads a garden below the top of a repository, following renames', async () => {
    start()
    const found = { planted: '2025-05-03', tended: '2025-10-02', changes: 1 }
    expect(await ofNote(join(repository, 'notes'), 'ü.md')).toEqual(found)
    expect(existsSync(cache)).toBe(true)
    expect(await ofNote(join(repository, 'notes'), 'ü.md')).toEqual(found)
    writeFileSync(cache, 'damaged')
    expect(await ofNote(join(repository, 'notes'), 'ü.md')).toEqual(found)
  })

  it('reads again when another commit is checked out, and gives the same object until then', async () => {
    start()
    const history = createGardenHistory(repository, cache)
    const first = await history.read()
    expect(await history.read()).toBe(first)
    writeFileSync(join(repository, 'new.md'), 'x')
    commit('2025-11-11')
    const second = await history.read()
    expect(second.kind === 'git' && second.historyByPath.get('new.md')?.planted).toBe('2025-11-11')
  })

  it('says once why there is no whole history', async () => {
    expect(describeHistory(await createGardenHistory(repository, cache).read())).toContain(
      'without a git history',
    )
    start()
    expect(describeHistory(await createGardenHistory(repository, cache).read())).toBeUndefined()
    const clone = join(scratch, 'clone')
    git(scratch, ['clone', '-q', '--depth', '1', `file://${repository}`, clone])
    const shallow = await createGardenHistory(clone, join(scratch, 'other')).read()
    expect(describeHistory(shallow)).toContain('shallow clone')
    expect(shallow.kind === 'git' && shallow.historyByPath.get('notes/ü.md')).toEqual({ changes: 0 })
  })

  it('runs nothing that a repository names: monitors, hooks, external diffs, transports', async () => {
    start()
    const trap = (name: string) => `sh -c 'touch ${join(scratch, `ran-${name}`)}'`
    writeFileSync(join(repository, '.gitattributes'), '*.md diff=evil filter=evil\n')
    commit('2025-10-03')
    for (const [key, value] of [
      ['core.fsmonitor', trap('fsmonitor')],
      ['core.pager', trap('pager')],
      ['core.sshCommand', trap('ssh')],
      ['diff.external', trap('external')],
      ['diff.evil.textconv', trap('textconv')],
      ['diff.evil.command', trap('command')],
      ['filter.evil.smudge', trap('smudge')],
      ['filter.evil.clean', trap('clean')],
      ['gpg.program', trap('gpg')],
      ['log.showSignature', 'true'],
      ['remote.origin.url', `ext::${trap('transport')}`],
      ['remote.origin.promisor', 'true'],
      ['extensions.partialClone', 'origin'],
    ] as const) {
      git(repository, ['config', key, value])
    }
    // A missing object would be fetched from the promised remote.
    const blob = git(repository, ['rev-parse', 'HEAD:notes/ü.md']).trim()
    rmSync(join(repository, '.git', 'objects', blob.slice(0, 2), blob.slice(2)))
    await createGardenHistory(repository, cache).read()
    const ran = execFileSync('ls', [scratch], { encoding: 'utf8' })
    expect(ran).not.toContain('ran-')
  })
})

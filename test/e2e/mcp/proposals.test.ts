import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHortus } from '../cli/run-hortus.ts'
import { scratchFolder, writeFiles } from '../cli/scratch.ts'
import { openAgent, stateIn, textOf } from './open-agent.ts'

const notes = {
  'garden/Cache.md': '---\nstage: budding\n---\n# Cache\n\nThe cache is slow. %%mine%%\n',
  'garden/Disk.md': '# Disk\n\nSee [[Cache]].\n',
}

function gardenFolder(): { readonly folder: string; readonly noteAt: (path: string) => string } {
  const folder = scratchFolder()
  writeFiles(folder, notes)
  return { folder, noteAt: (path) => readFileSync(join(folder, 'garden', path), 'utf8') }
}

async function hortus(folder: string, ...args: readonly string[]) {
  return runHortus([...args, '--garden', join(folder, 'garden')], {
    cwd: folder,
    env: { ...stateIn(folder), NO_COLOR: '1', FORCE_COLOR: undefined },
  })
}

async function waiting(
  folder: string,
): Promise<readonly { readonly id: string; readonly stale: readonly string[] }[]> {
  return JSON.parse((await hortus(folder, 'proposals', '--json')).stdout).proposals
}

const edits = {
  summary: 'Say what is true',
  edits: [
    { kind: 'replace', note: 'Cache', find: 'is slow', replacement: 'is fast, see [[Memory]]' },
    { kind: 'create', path: 'Fresh.md', text: '# Fresh\n\nSee [[Disk]].\n' },
  ],
}

describe('what agents propose', () => {
  it('needs a flag, waits outside the garden, and is done at once and undone as one change', async () => {
    const { folder, noteAt } = gardenFolder()
    const { client: reader } = await openAgent(folder)
    const names = (await reader.listTools()).tools.map(({ name }) => name)
    expect(names).toContain('answer')
    expect(names.filter((name) => name.startsWith('propose'))).toEqual([])

    const { client } = await openAgent(folder, '--allow-writes')
    expect(await textOf(client, 'propose_edits', edits)).toContain('waits for the gardener')
    expect([noteAt('Cache.md'), existsSync(join(folder, 'garden/Fresh.md'))]).toEqual([
      notes['garden/Cache.md'],
      false,
    ])
    const [{ id, stale } = { id: '', stale: undefined }] = await waiting(folder)
    expect(stale).toEqual([])
    const listed = await hortus(folder, 'proposals')
    expect(listed.stdout).toMatch(/^\S+ {2}Say what is true\n.* UTC, by test agent, 2 files\n$/)
    const { stdout: shown } = await hortus(folder, 'proposals', 'show', id)
    for (const part of [
      '-The cache is slow. %%mine%%',
      '+The cache is fast, see [[Memory]]. %%mine%%',
      'create',
      '+# Fresh',
    ])
      expect(shown).toContain(part)
    expect(shown).toContain('Cache.md would link to "Memory"')
    expect(shown).toContain('Fresh.md would link to "Disk"')
    expect(shown).toMatch(/Problems that would appear\n.*Cache\.md: .*Memory.*missing-target/)

    const accepted = await hortus(folder, 'proposals', 'accept', id)
    expect(accepted).toMatchObject({
      code: 0,
      stdout: '2 files changed. "hortus undo" puts everything back.\n',
    })
    expect(noteAt('Cache.md')).toContain('is fast, see [[Memory]]. %%mine%%')
    expect(noteAt('Fresh.md')).toBe('# Fresh\n\nSee [[Disk]].\n')
    expect(await waiting(folder)).toEqual([])
    expect(await textOf(client, 'read_note', { note: 'Fresh' })).toContain('> # Fresh')

    expect((await hortus(folder, 'undo')).stdout).toContain('proposal "Say what is true"')
    expect([noteAt('Cache.md'), existsSync(join(folder, 'garden/Fresh.md'))]).toEqual([
      notes['garden/Cache.md'],
      false,
    ])
  })

  it('never overwrites what was written since', async () => {
    const { folder, noteAt } = gardenFolder()
    const { client } = await openAgent(folder, '--allow-writes')
    await textOf(client, 'propose_edits', edits)
    const newer = '# Cache\n\nThe cache is slow, and mine.\n'
    writeFileSync(join(folder, 'garden/Cache.md'), newer)
    const [{ id } = { id: '' }] = await waiting(folder)
    expect(await waiting(folder)).toMatchObject([{ stale: ['Cache.md'] }])
    expect((await hortus(folder, 'proposals')).stdout).toContain(
      'stale: Cache.md was changed since it was proposed',
    )
    const accepted = await hortus(folder, 'proposals', 'accept', id)
    expect(accepted).toMatchObject({ code: 2, stderr: expect.stringContaining('nothing was written') })
    expect([noteAt('Cache.md'), existsSync(join(folder, 'garden/Fresh.md'))]).toEqual([newer, false])
    // A new note whose name somebody took meanwhile is no less theirs.
    writeFileSync(join(folder, 'garden/Cache.md'), notes['garden/Cache.md'])
    writeFileSync(join(folder, 'garden/Fresh.md'), 'mine')
    expect((await hortus(folder, 'proposals', 'accept', id)).code).toBe(2)
    expect([noteAt('Cache.md'), noteAt('Fresh.md')]).toEqual([notes['garden/Cache.md'], 'mine'])
    rmSync(join(folder, 'garden/Fresh.md'))
    expect((await hortus(folder, 'proposals', 'accept', id)).code).toBe(0)
  })

  it('leads links along with a note, also one that was written since, or says that it is stale', async () => {
    const { folder, noteAt } = gardenFolder()
    const { client } = await openAgent(folder, '--allow-writes')
    const rename = { summary: 'A longer name', note: 'Cache', to: 'Page cache' }
    await textOf(client, 'propose_rename', rename)
    const [{ id } = { id: '' }] = await waiting(folder)
    writeFileSync(join(folder, 'garden/New.md'), 'See [[Cache]].')
    const late = await hortus(folder, 'proposals', 'accept', id)
    expect(late).toMatchObject({ code: 2, stderr: expect.stringContaining('other notes were changed') })
    expect(noteAt('New.md')).toBe('See [[Cache]].')
    await textOf(client, 'propose_rename', rename)
    const again = (await waiting(folder)).find((one) => one.id !== id)
    expect((await hortus(folder, 'proposals', 'accept', again?.id ?? '')).code).toBe(0)
    expect([noteAt('New.md'), noteAt('Disk.md')]).toEqual([
      'See [[Page cache]].',
      '# Disk\n\nSee [[Page cache]].\n',
    ])
    expect(existsSync(join(folder, 'garden/Cache.md'))).toBe(false)
  })

  it('takes no name from a note that the agent knows nothing of', async () => {
    const { folder, noteAt } = gardenFolder()
    writeFiles(folder, { 'garden/Mine.md': '---\ndraft: true\n---\nMine.\n' })
    const { client } = await openAgent(folder, '--allow-writes')
    await textOf(client, 'propose_rename', { summary: 'x', note: 'Cache', to: 'Mine' })
    const [{ id } = { id: '' }] = await waiting(folder)
    expect(await waiting(folder)).toMatchObject([{ stale: ['Mine.md'] }])
    expect((await hortus(folder, 'proposals', 'accept', id)).code).toBe(2)
    expect([noteAt('Mine.md'), noteAt('Cache.md')]).toEqual([
      '---\ndraft: true\n---\nMine.\n',
      notes['garden/Cache.md'],
    ])
  })

  it('is forgotten when it is rejected', async () => {
    const { folder, noteAt } = gardenFolder()
    const { client } = await openAgent(folder, '--allow-writes')
    await textOf(client, 'propose_edits', edits)
    const [{ id } = { id: '' }] = await waiting(folder)
    expect((await hortus(folder, 'proposals', 'reject', id)).stdout).toBe(
      'Rejected: 1 proposal; nothing was written.\n',
    )
    expect(await waiting(folder)).toEqual([])
    expect(noteAt('Cache.md')).toBe(notes['garden/Cache.md'])
    expect(await hortus(folder, 'proposals', 'accept', id)).toMatchObject({
      code: 2,
      stderr: `hortus: no proposal "${id}" waits; "hortus proposals" lists them\n`,
    })
  })

  it('is asked for in words that are known', async () => {
    const { folder } = gardenFolder()
    expect((await hortus(folder, 'proposals')).stdout).toBe('No proposal waits.\n')
    expect((await hortus(folder, 'proposals', 'eat', 'x')).stderr).toContain(
      'found "eat", expected "list", "show", "accept" or "reject"',
    )
    expect((await hortus(folder, 'proposals', 'show')).stderr).toContain('needs an id')
    expect((await hortus(folder, 'proposals', 'show', '../../x')).stderr).toContain('no proposal')
  })
})

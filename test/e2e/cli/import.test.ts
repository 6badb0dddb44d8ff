import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFolder } from '../../features/import/import-fixture.ts'
import { program, root, runHortus } from './run-hortus.ts'
import { scratchFolder } from './scratch.ts'

const plain = { env: { FORCE_COLOR: undefined, NO_COLOR: '1' } }
const fixtures = join(root, 'test/features/import/fixtures')

/** Notes and assets of a garden, without what the program keeps there. */
function gardenOf(folder: string): readonly string[] {
  return [...readFolder(folder).keys()].filter(
    (path) => !path.startsWith('.hortus/') && !path.startsWith('.trash/'),
  )
}

describe('hortus import', () => {
  it('tells beforehand, brings all, brings nothing twice, and is undone as one', async () => {
    const cwd = scratchFolder()
    const source = join(fixtures, 'notion/source')
    const line = ['import', 'auto', source, '--to', 'garden'] as const
    const dry = await runHortus([...line, '--dry-run', '--json'], { cwd, ...plain })
    expect([dry.code, dry.stderr, existsSync(join(cwd, 'garden'))]).toEqual([0, '', false])
    expect(JSON.parse(dry.stdout)).toMatchObject({
      importer: 'notion',
      notes: 5,
      assets: 1,
      otherFiles: 1,
      isDry: true,
    })

    expect((await runHortus(line, { cwd, ...plain })).stdout).toContain('Brought 5 notes, 1 attachment')
    const brought = gardenOf(join(cwd, 'garden'))
    expect(brought).toEqual([...readFolder(join(fixtures, 'notion/expected')).keys()])
    writeFileSync(join(cwd, 'garden/Home/Tasks/Paint.md'), 'Changed since.\n')
    const again = JSON.parse((await runHortus([...line, '--json'], { cwd, ...plain })).stdout) as object
    expect(again).toMatchObject({ notes: 0, assets: 0, unchanged: 6, kept: ['Home/Tasks/Paint.md'] })
    expect(readFileSync(join(cwd, 'garden/Home/Tasks/Paint.md'), 'utf8')).toBe('Changed since.\n')

    writeFileSync(
      join(cwd, 'garden/Home/Tasks/Paint.md'),
      readFileSync(join(fixtures, 'notion/expected/Home/Tasks/Paint.md')),
    )
    expect((await runHortus(['undo', '--garden', 'garden'], { cwd, ...plain })).code).toBe(0)
    expect(gardenOf(join(cwd, 'garden'))).toEqual([])
  })

  it('writes over no note of the garden, and finds its own again', async () => {
    const cwd = scratchFolder()
    writeFileSync(join(cwd, 'person.md'), 'Mine.\n')
    const line = ['import', 'roam', join(fixtures, 'roam/source/graph.json'), '--to', '.', '--json'] as const
    const first = JSON.parse((await runHortus(line, { cwd, ...plain })).stdout) as object
    expect(first).toMatchObject({
      notes: 4,
      renamed: expect.arrayContaining([{ wish: 'Person', path: 'Person 2.md', reason: 'clash' }]),
    })
    expect(readFileSync(join(cwd, 'person.md'), 'utf8')).toBe('Mine.\n')
    expect(JSON.parse((await runHortus(line, { cwd, ...plain })).stdout)).toMatchObject({
      notes: 0,
      unchanged: 4,
    })
  })

  it.each(['a new', 'an old'])('leaves %s garden as it was or whole when it is killed', async (kind) => {
    const cwd = scratchFolder()
    const pages = Array.from({ length: 150 }, (_, i) => ({
      title: `Page ${i}`,
      children: [{ string: `Text ${i}, see [[Page ${(i * 7) % 150}]]`, uid: `uid-${i}` }],
    }))
    writeFileSync(join(cwd, 'graph.json'), JSON.stringify(pages))
    const isNew = kind === 'a new'
    if (!isNew) {
      mkdirSync(join(cwd, 'garden'))
      writeFileSync(join(cwd, 'garden/Mine.md'), 'Mine.\n')
    }
    const line = ['import', 'roam', 'graph.json', '--to', 'garden'] as const
    const child = spawn(process.execPath, [program, ...line], { cwd, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.on('close', resolve))
    const staged = (): readonly string[] =>
      [join(cwd, 'garden'), join(cwd, `.garden.hortus-${child.pid}`)].flatMap((garden) => {
        const journal = join(garden, '.hortus/journal')
        return existsSync(journal) ? readdirSync(journal).flatMap((id) => readdirSync(join(journal, id))) : []
      })
    await expect.poll(() => staged().length, { interval: 5, timeout: 60_000 }).toBeGreaterThan(20)
    child.kill('SIGKILL')
    await ended
    // Either nothing was decided on, or any command does the rest.
    const isDecided = staged().includes('commit.json')
    if (isNew) expect(existsSync(join(cwd, 'garden'))).toBe(false)
    else if (!isDecided) expect(gardenOf(join(cwd, 'garden'))).toEqual(['Mine.md'])
    const { stdout } = await runHortus([...line, '--json'], { cwd, ...plain })
    const { notes, unchanged } = JSON.parse(stdout) as { notes: number; unchanged: number }
    expect(notes + unchanged).toBe(150)
    expect(gardenOf(join(cwd, 'garden'))).toHaveLength(isNew ? 150 : 151)
    expect(readdirSync(cwd).sort()).toEqual(['garden', 'graph.json'])
  })

  it('brings nothing twice from another copy of the export, whose record is not there', async () => {
    const cwd = scratchFolder()
    for (const copy of ['monday', 'friday'])
      cpSync(join(fixtures, 'notion/source'), join(cwd, copy), { recursive: true })
    await runHortus(['import', 'notion', 'monday', '--to', 'garden'], { cwd, ...plain })
    const brought = gardenOf(join(cwd, 'garden'))
    const again = await runHortus(['import', 'notion', 'friday', '--to', 'garden', '--json'], {
      cwd,
      ...plain,
    })
    expect(JSON.parse(again.stdout)).toMatchObject({ notes: 0, assets: 0, otherFiles: 0, kept: [] })
    expect(gardenOf(join(cwd, 'garden'))).toEqual(brought)
  })

  it('says what is wrong, where, and leaves no garden behind', async () => {
    const cwd = scratchFolder()
    writeFileSync(join(cwd, 'graph.json'), '[{"title": "A", "children": [}]')
    const broken = await runHortus(['import', 'roam', 'graph.json', '--to', 'garden'], { cwd, ...plain })
    expect(broken.code).toBe(2)
    expect(broken.stderr).toMatch(/"graph\.json":1:\d+ is no JSON/)
    expect(existsSync(join(cwd, 'garden'))).toBe(false)
    const unknown = await runHortus(['import', 'auto', 'graph.json', '--to', 'garden'], { cwd, ...plain })
    expect(unknown.stderr).toContain('shows no program that wrote it')
    expect(
      (await runHortus(['import', 'evernot', 'graph.json', '--to', '.'], { cwd, ...plain })).stderr,
    ).toContain('expected auto or one of')
    expect((await runHortus(['survey', join(fixtures, 'roam/source')], { cwd, ...plain })).stdout).toContain(
      '"hortus import roam" makes notes of it (graph.json).',
    )
  })
})

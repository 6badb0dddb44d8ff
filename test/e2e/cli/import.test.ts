import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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

  it('leaves nothing half made when it is killed', async () => {
    const cwd = scratchFolder()
    const pages = Array.from({ length: 400 }, (_, i) => ({
      title: `Page ${i}`,
      children: [{ string: `Text ${i}`, uid: `uid-${i}` }],
    }))
    writeFileSync(join(cwd, 'graph.json'), JSON.stringify(pages))
    const line = ['import', 'roam', 'graph.json', '--to', 'garden'] as const
    const child = spawn(process.execPath, [program, ...line], { cwd, stdio: 'ignore' })
    const journal = join(cwd, 'garden/.hortus/journal')
    const ended = new Promise((resolve) => child.on('close', resolve))
    await expect
      .poll(
        () =>
          existsSync(journal)
            ? readdirSync(journal).flatMap((id) => readdirSync(join(journal, id))).length
            : 0,
        { interval: 5 },
      )
      .toBeGreaterThan(20)
    child.kill('SIGKILL')
    await ended
    // Either nothing was decided on, or the next start does the rest.
    const isDecided = readdirSync(journal).some((id) => existsSync(join(journal, id, 'commit.json')))
    if (!isDecided) expect(gardenOf(join(cwd, 'garden'))).toEqual([])
    const { stdout } = await runHortus([...line, '--json'], { cwd, ...plain })
    const { notes, unchanged } = JSON.parse(stdout) as { notes: number; unchanged: number }
    expect(notes + unchanged).toBe(400)
    expect(gardenOf(join(cwd, 'garden'))).toHaveLength(400)
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

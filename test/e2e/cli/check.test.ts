import { execSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { program, root, runHortus } from './run-hortus.ts'
import { scratchGarden } from './scratch.ts'

const problems = 'test/fixtures/gardens/problems'

describe('hortus check', () => {
  it('says that all is well', async () => {
    expect(await runHortus(['check'], { cwd: scratchGarden('clean') })).toEqual({
      code: 0,
      stdout: '2 notes: no problems\n',
      stderr: '',
    })
  })

  it('shows every problem with its place', async () => {
    const { code, stdout, stderr } = await runHortus(['check', problems, '--level', 'info'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    await expect(stdout).toMatchFileSnapshot('expected/check-info.txt')
  })

  it('shows warnings and worse unless told otherwise, and says what it leaves out', async () => {
    const { code, stdout } = await runHortus(['check', problems])
    expect(code).toBe(1)
    await expect(stdout).toMatchFileSnapshot('expected/check.txt')
  })

  it('counts only the asked level for its exit code', async () => {
    const cwd = scratchGarden('clean')
    const { writeFileSync } = await import('node:fs')
    writeFileSync(`${cwd}/garden/new.md`, 'See [[Nothing]].\n')
    expect(await runHortus(['check', '--level', 'error'], { cwd })).toEqual({
      code: 0,
      stdout: '3 notes: 1 warning (1 not shown: --level info shows all)\n',
      stderr: '',
    })
    expect(await runHortus(['check'], { cwd })).toMatchObject({ code: 1 })
  })

  it('prints one JSON document with --format json', async () => {
    const { code, stdout } = await runHortus(['check', problems, '--format', 'json', '--level', 'info'])
    expect(code).toBe(1)
    const result = JSON.parse(stdout)
    expect(result.notes).toBe(7)
    expect(result.diagnostics).toContainEqual(
      expect.objectContaining({
        file: `${problems}/index.md`,
        path: 'index.md',
        start: { line: 3, column: 36 },
        severity: 'warning',
        code: 'missing-target',
        message: 'No note or asset is named "Bea"',
        expected: ['Bee'],
      }),
    )
    const total = result.counts.error + result.counts.warning + result.counts.info
    expect(result.diagnostics).toHaveLength(total)
  })

  it('prints workflow commands with --format github', async () => {
    const { code, stdout } = await runHortus(['check', problems, '--format', 'github', '--level', 'info'])
    expect(code).toBe(1)
    await expect(stdout).toMatchFileSnapshot('expected/check-github.txt')
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full where its answer has no room', async () => {
    const command = `"${process.execPath}" "${program}" check ${problems} --format json > /dev/full`
    const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8', cwd: root })
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'hortus: the disk is full\n' })
  })

  it('survives a reader that stops early', () => {
    const command = `"${process.execPath}" "${program}" check ${problems} --level info | head -n 1`
    expect(execSync(command, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toContain(
      '[',
    )
  })
})

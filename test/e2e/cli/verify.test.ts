import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findSandbox } from '../../../src/features/verify/sandbox.ts'
import { runHortus } from './run-hortus.ts'
import { writeFiles } from './scratch.ts'

let cwd: string
let isSafe: boolean
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'hortus-verify-test-'))
  const probe = mkdtempSync(join(tmpdir(), 'hortus-probe-'))
  isSafe = findSandbox(probe) !== undefined
  rmSync(probe, { recursive: true })
  writeFiles(cwd, {
    'g/count.mjs': 'console.log(1 + 1)\n',
    'g/Right.md':
      '---\ntitle: Right\n---\n\nSee [[count.mjs]].\n\n```sh expect\nnode count.mjs\n```\n\n```output\n2\n```\n\n```sh expect=error\nfalse\n```\n',
    'g/Wrong.md': '```js expect="3"\nconsole.log(2)\n```\n',
    'g/Cobol.md': '```cobol expect\nSTOP RUN.\n```\n',
  })
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

it('runs what notes claim, says what does not hold and where, and writes what it found into the notes', async ({
  skip,
}) => {
  if (!isSafe) skip('this machine has neither bubblewrap nor namespaces')
  const { code, stdout } = await runHortus(['verify', 'g', '--write'], { cwd })
  expect(code).toBe(1)
  expect(stdout).toContain(
    'Wrong.md:1:1: js: differs in line 1 of what it prints\n  expected "3"\n  found    "2"',
  )
  expect(stdout).toContain('Cobol.md:1:1: cobol: skipped: nothing here runs “cobol”')
  expect(stdout).toContain('2 claims held, 1 did not, 1 skipped')
  expect(readFileSync(join(cwd, 'g/Right.md'), 'utf8')).toMatch(
    /^---\ntitle: Right\nchecked: "\d{4}-\d\d-\d\d, \w+ [\d.]+"\n---\n\nSee/,
  )
  expect(readFileSync(join(cwd, 'g/Wrong.md'), 'utf8')).toMatch(
    /^---\nchecked: "\d{4}-\d\d-\d\d, no longer holds"\n---\n/,
  )
  expect(readFileSync(join(cwd, 'g/Cobol.md'), 'utf8')).not.toContain('checked')
  const check = await runHortus(['check', 'g'], { cwd })
  expect(check.stdout + check.stderr).toContain('[failed-claim]')
})

it('checks the one note that is named', async ({ skip }) => {
  if (!isSafe) skip('this machine has neither bubblewrap nor namespaces')
  const { code, stdout } = await runHortus(['verify', 'g', '--only', 'Right', '--json'], { cwd })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ held: 2, failed: 0, skipped: 0 })
})

it('runs nothing of a garden that nobody trusts', async () => {
  const { code, stdout, stderr } = await runHortus(['verify', 'g', '--untrusted'], { cwd })
  expect(code).not.toBe(0)
  expect(stdout + stderr).not.toContain('held')
})

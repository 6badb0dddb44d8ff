import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tendFacts } from '../../../src/features/tend/facts.ts'
import { checkedNote } from '../../../src/features/verify/checked-note.ts'
import { readChecked, writeChecked } from '../../../src/features/verify/checked-property.ts'
import { compareOutput } from '../../../src/features/verify/compare-output.ts'
import { createClaimReader } from '../../../src/features/verify/read-claims.ts'
import { runProgram } from '../../../src/features/verify/run-program.ts'
import { findSandbox } from '../../../src/features/verify/sandbox.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const path = 'A.md' as NotePath

describe('what a note claims', () => {
  const read = (source: string) => createClaimReader(defaultGardenOptions)(path, source)

  it('stands in a block that says expect, and what it prints in the block behind', () => {
    const { claims, files } = read(
      [
        '```python expect',
        'print(1)',
        '```',
        '',
        '```output',
        '1',
        '```',
        '',
        '> - ```sh expect=error exit=3',
        '>   exit 3',
        '>   ```',
        '',
        '```js expect="a b" title="x.mjs"',
        'console.log("a b")',
        '```',
        '',
        '```python',
        'print("expect")',
        '```',
      ].join('\n'),
    )
    expect(claims.map(({ language, output, exit }) => ({ language, output, exit }))).toEqual([
      { language: 'python', output: '1', exit: 0 },
      { language: 'sh', output: undefined, exit: 3 },
      { language: 'js', output: 'a b', exit: 0 },
    ])
    expect(claims[1]?.code).toBe('exit 3')
    expect([...files]).toEqual([['x.mjs', 'console.log("a b")\n']])
  })

  it('finds no file outside of its folder', () => {
    const { files } = read('```sh title="../../evil"\na\n```\n\n```sh title=".."\na\n```\n')
    expect([...files.keys()]).toEqual(['evil'])
  })
})

describe('what is printed', () => {
  it.each([
    ['a\nb', 'a  \nb\n\n', undefined],
    ['', '', undefined],
    ['took … ms', 'took 12 ms', undefined],
    ['a…b…c', 'a1b2b3c', undefined],
    ['a\n…\nd', 'a\nb\nc\nd', undefined],
    ['…', 'any\nthing', undefined],
    ['…\nend', 'end', undefined],
    ['a\nb', 'a\nc', { line: 2, expected: 'b', found: 'c' }],
    ['a', 'a\nb', { line: 2, expected: undefined, found: 'b' }],
    ['a\nb', 'a', { line: 2, expected: 'b', found: undefined }],
    ['ab…ba', 'aba', { line: 1, expected: 'ab…ba', found: 'aba' }],
    ['a.c', 'abc', { line: 1, expected: 'a.c', found: 'abc' }],
  ])('%j is compared with %j', (wanted, printed, difference) => {
    expect(compareOutput(wanted, printed)).toEqual(difference)
  })
})

describe('the property checked', () => {
  it('says a day and a machine, or that it no longer holds', () => {
    const ran = { day: '2026-11-22', machine: 'Linux 6.1, Python 3.11', holds: true }
    expect(readChecked(writeChecked(ran))).toEqual(ran)
    const failed = { day: '2026-11-22', machine: '', holds: false }
    expect(readChecked(writeChecked(failed))).toEqual(failed)
    expect(readChecked('2026-11-22')).toEqual({ day: '2026-11-22', machine: '', holds: true })
    expect(readChecked('lately')).toBeUndefined()
    expect(readChecked('2026-13-40, x')).toBeUndefined()
  })

  it('is not written for what was not run, or not to its end', () => {
    const written = (...verdicts: Parameters<typeof checkedNote>[0]): string | undefined =>
      checkedNote(verdicts, '2026-11-22', 'Linux 6.1')
    const holds = { kind: 'holds' } as const
    expect(written(holds, holds)).toBe('2026-11-22, Linux 6.1')
    expect(written()).toBeUndefined()
    expect(written(holds, { kind: 'skipped', why: 'x' })).toBeUndefined()
    expect(written(holds, { kind: 'stopped', reason: 'time' })).toBeUndefined()
    expect(written(holds, { kind: 'stopped', reason: 'output' })).toBe('2026-11-22, no longer holds')
    expect(written({ kind: 'stopped', reason: 'time' }, { kind: 'ended', status: 1, output: '' })).toBe(
      '2026-11-22, no longer holds',
    )
  })

  it('shows on the note', async () => {
    const snapshot = await snapshotOf({
      'A.md': '---\nchecked: "2026-11-22, Linux <6>"\n---\n\n# A\n',
      'B.md': '---\nchecked: 2026-11-22, no longer holds\n---\n\n# B\n',
    })
    const pageOf = async (address: string): Promise<string> =>
      snapshot.render(snapshot.plan.pages.find((page) => page.address === address)!)
    expect(await pageOf('a/')).toMatch(/checked <time datetime="2026-11-22">[^<]*<\/time> on Linux &lt;6/)
    expect(await pageOf('b/')).toMatch(/<strong>no longer true, <time/)
  })

  it('is missed where claims were never run, failed, or are much older than others', async () => {
    const claim = '```sh expect\ntrue\n```\n'
    const { garden } = await snapshotOf({
      'Never.md': claim,
      'Failed.md': `---\nchecked: 2026-11-22, no longer holds\n---\n${claim}`,
      'Old.md': `---\nchecked: 2024-01-01, Linux 5.1\n---\n${claim}`,
      'New.md': `---\nchecked: 2026-11-22, Linux 6.1\n---\n${claim}`,
    })
    const items = garden.read(tendFacts).filter(({ kind }) => kind === 'unchecked')
    expect(items).toEqual([
      { kind: 'unchecked', path: 'Failed.md', claims: 1, since: '2026-11-22', isFailed: true },
      { kind: 'unchecked', path: 'Never.md', claims: 1 },
      { kind: 'unchecked', path: 'Old.md', claims: 1, since: '2024-01-01' },
    ])
  })
})

describe('a program in a sandbox', () => {
  let scratch: string
  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'hortus-sandbox-'))
  })
  afterEach(() => rmSync(scratch, { recursive: true, force: true }))

  const run = async (line: string, seconds = 20) => {
    const sandbox = findSandbox(scratch)
    if (sandbox === undefined) throw new Error('no sandbox')
    return runProgram(sandbox, { folder: scratch, line, program: 'sh', seconds })
  }

  it('writes into its folder and nowhere else, sees no variables, and reaches no network', async ({
    skip,
  }) => {
    if (findSandbox(scratch) === undefined) skip('this machine has neither bubblewrap nor namespaces')
    process.env['HORTUS_SECRET'] = 'told'
    const beside = `${scratch}-beside`
    const { output } = await run(
      [
        'echo here > own && cat own',
        `(echo there > ${beside}) 2>/dev/null || echo refused`,
        'echo "secret=$HORTUS_SECRET"',
        `${process.execPath} -e "require('net').connect(9, '192.0.2.1').on('error', (e) => console.log(e.code))"`,
        `${process.execPath} -e "console.log(Object.keys(require('os').networkInterfaces()).length)"`,
      ].join('; '),
    )
    delete process.env['HORTUS_SECRET']
    expect(output).toMatch(/^here\n[\s\S]*refused\nsecret=\nENETUNREACH\n[01]\n$/)
    expect(() => readFileSync(beside)).toThrow()
  })

  it('is ended with everything that it started when its time is over, or when it prints without end', async ({
    skip,
  }) => {
    if (findSandbox(scratch) === undefined) skip('this machine has neither bubblewrap nor namespaces')
    expect(await run('sleep 60 & sleep 60', 1)).toMatchObject({ reason: 'time' })
    expect(await run('yes')).toMatchObject({ reason: 'output' })
  })

  it('is ended when it starts processes without end, and so are they', async ({ skip }) => {
    if (findSandbox(scratch) === undefined) skip('this machine has neither bubblewrap nor namespaces')
    // What doubles is fast enough to keep other tests from starting programs, until it is ended.
    if (process.env['HORTUS_FULL'] === '1')
      expect(await run('bomb() { bomb | bomb & }; bomb; sleep 30')).toMatchObject({ reason: 'processes' })
    // Those that nobody waits for, and that have a group of their own.
    const detached = 'i=0; while [ $i -lt 3000 ]; do setsid sleep 47.11 & i=$((i+1)); done; wait'
    expect(await run(detached)).toMatchObject({ reason: 'processes' })
    const left = globSync('/proc/[0-9]*/cmdline').filter((file) => {
      try {
        return readFileSync(file, 'utf8').includes('47.11')
      } catch {
        return false
      }
    })
    expect(left).toEqual([])
    // A program with some hundreds is none of these.
    expect(
      await run('i=0; while [ $i -lt 300 ]; do sleep 1 & i=$((i+1)); done; wait; echo done'),
    ).toMatchObject({
      output: 'done\n',
      status: 0,
    })
  })
})

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildProgram } from './build-program.ts'

/** Whether this machine lets a program watch and fail another's calls; without that these tests are skipped. */
const hasStrace = spawnSync('strace', ['-e', 'trace=none', 'true']).status === 0
if (!hasStrace) console.warn('strace is not here or not allowed: the tests of failing disks are skipped')

/** Which call fails, and how. Both kinds of names: a processor has `rename` or `renameat`. */
const faults: readonly [string, readonly string[], number][] = [
  ['openat', ['EMFILE', 'EACCES'], 16],
  ['openat', ['EROFS', 'ENOSPC'], 6],
  ['pwrite64', ['ENOSPC', 'EIO', 'EDQUOT'], 3],
  ['fsync', ['EIO', 'ENOSPC', 'EDQUOT'], 2],
  ['/^rename', ['EACCES', 'EIO', 'EDQUOT', 'EROFS'], 2],
  ['/^mkdir', ['ENOSPC', 'EROFS', 'EDQUOT'], 2],
  ['fchmod', ['EROFS'], 1],
  ['/^link(at)?$', ['EPERM'], 1],
]

/** The same for a change across notes, some of which come after its decision. */
const changeFaults: typeof faults = [
  ['openat', ['EMFILE'], 100],
  ['pwrite64', ['ENOSPC', 'EIO'], 7],
  ['fsync', ['EIO', 'ENOSPC'], 12],
  ['/^rename', ['EIO', 'ENOSPC'], 7],
]

let folder: string
let garden: string
let child: ChildProcess
const answers: string[] = []
let wake: (() => void) | undefined

async function answer(): Promise<string> {
  while (answers.length === 0) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the program has ended')
    await new Promise<void>((resolve) => (wake = resolve))
  }
  return answers.shift()!
}
async function save(path: string, base: string | null, text: string, how = 'save'): Promise<string> {
  child.stdin!.write(`${JSON.stringify([path, base, text, how])}\n`)
  return answer()
}

beforeAll(async () => {
  if (!hasStrace) return
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-fault-')))
  garden = join(folder, 'garden')
  mkdirSync(garden)
  const program = await buildProgram('save-program', join(folder, 'program'))
  child = spawn(process.execPath, [program, 'ask', garden], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // One thread does the file calls, so that the number of a call is always that of the same one.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  })
  createInterface({ input: child.stdout! }).on('line', (line) => {
    answers.push(line)
    wake?.()
  })
  child.once('exit', () => wake?.())
  expect(await answer()).toBe('ready')
})
afterAll(() => {
  child?.kill('SIGKILL')
  if (hasStrace) rmSync(folder, { recursive: true, force: true })
})

/** Waits until every thread of the program has this tracer. */
async function untilAttached(strace: ChildProcess): Promise<void> {
  const isAttached = (): boolean =>
    readdirSync(`/proc/${child.pid}/task`).every((task) =>
      new RegExp(`TracerPid:\\s+${strace.pid}\\b`).test(
        readFileSync(`/proc/${child.pid}/task/${task}/status`, 'utf8'),
      ),
    )
  const isOver = (): boolean => strace.exitCode !== null
  await expect.poll(() => isOver() || isAttached(), { interval: 2 }).toBe(true)
  if (isOver()) throw new Error('strace has ended')
}

/** Runs `work` while the `when`-th such call of the program fails once. */
async function whileFailing<Answer>(
  call: string,
  error: string,
  when: number,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const strace = spawn(
    'strace',
    [
      '-f',
      '-q',
      '-p',
      String(child.pid),
      '-e',
      `inject=${call}:error=${error}:when=${when}`,
      '-o',
      '/dev/null',
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const ended = new Promise((resolve) => strace.once('close', resolve))
  await untilAttached(strace)
  const result = await work()
  strace.kill('SIGINT')
  await ended
  return result
}

describe('a save when the disk fails once', () => {
  it.skipIf(!hasStrace).each(faults)(
    'keeps the old or the new text when %s fails with one of %j',
    { timeout: 300_000 },
    async (call, errors, most) => {
      let failed = 0
      for (const error of errors) {
        for (let when = 1; when <= most; when++) {
          const path = `${call.replace(/\W/g, '')} ${error} ${when}.md`
          const name = `${call} number ${when} with ${error}`
          writeFileSync(join(garden, path), 'old')
          const result = await whileFailing(call, error, when, () => save(path, 'old', 'new'))
          const text = readFileSync(join(garden, path), 'utf8')
          // Whoever is told of an error alone may rely on it that nothing was written.
          expect(['saved', error, `written ${error}`], name).toContain(result)
          expect(text, name).toBe(result === error ? 'old' : 'new')
          if (result !== 'saved') failed++
          const strays = readdirSync(garden, { recursive: true, encoding: 'utf8' }).filter((one) =>
            one.endsWith('.tmp'),
          )
          expect(strays, name).toEqual([])
          // The next save of this and of another note works again.
          expect(await save(path, text, 'newer'), name).toBe('saved')
          expect(await save(`other ${path}`, null, 'other'), name).toBe('saved')
        }
      }
      // A second name for the old file is only asked for; every other call is needed.
      if (!call.includes('link')) expect(failed).toBeGreaterThan(0)
    },
  )

  it.skipIf(!hasStrace).each(changeFaults)(
    'says of a change what is so when %s fails with one of %j',
    { timeout: 300_000 },
    async (call, errors, most) => {
      const said = new Set<string>()
      for (const error of errors) {
        for (let when = 1; when <= most; when += most > 20 ? 3 : 1) {
          const path = `change ${call.replace(/\W/g, '')} ${error} ${when}.md`
          const name = `${call} number ${when} with ${error}`
          writeFileSync(join(garden, path), 'old')
          const result = await whileFailing(call, error, when, () => save(path, 'old', 'new', 'change'))
          expect(['saved', error, `begun ${error}`], name).toContain(result)
          said.add(result.split(' ')[0]!)
          // The next change finishes what was begun, and nothing else.
          expect(await save(`other ${path}`, null, 'other', 'change'), name).toBe('saved')
          expect(readFileSync(join(garden, path), 'utf8'), name).toBe(result === error ? 'old' : 'new')
          expect(readdirSync(join(garden, '.hortus/journal')), name).toEqual([])
        }
      }
      expect(said.size).toBeGreaterThan(1)
    },
  )

  it.skipIf(!hasStrace)('says that it is saved only after file and folder are on disk', async () => {
    writeFileSync(join(garden, 'order.md'), 'old')
    const trace = join(folder, 'trace')
    const strace = spawn(
      'strace',
      ['-f', '-q', '-y', '-p', String(child.pid), '-e', 'trace=fsync,/^rename,write', '-o', trace],
      { stdio: 'ignore' },
    )
    const ended = new Promise((resolve) => strace.once('close', resolve))
    await untilAttached(strace)
    expect(await save('order.md', 'old', 'new')).toBe('saved')
    strace.kill('SIGINT')
    await ended
    const calls = readFileSync(trace, 'utf8').split('\n')
    const fsyncFile = calls.findIndex((line) => /fsync\(\d+<.*\/\.hortus\/tmp\/.*\.tmp>/.test(line))
    const rename = calls.findIndex((line) => /rename.*order\.md"/.test(line))
    const fsyncFolder = calls.findIndex((line, i) => i > rename && /fsync\(\d+<[^>]*garden>\)/.test(line))
    const said = calls.findIndex((line) => /write\(1<.*"saved\\n"/.test(line))
    expect(
      [fsyncFile, rename, fsyncFolder, said].every((at) => at >= 0),
      calls.join('\n'),
    ).toBe(true)
    expect([rename, fsyncFolder, said]).toEqual([rename, fsyncFolder, said].sort((a, b) => a - b))
    expect(fsyncFile).toBeLessThan(rename)
  })
})

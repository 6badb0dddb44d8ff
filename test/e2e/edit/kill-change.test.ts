import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../../../src/store/digest.ts'
import { ChangedMeanwhileError } from '../../../src/store/file-step.ts'
import { openStoreIn } from '../../open-store-in.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { buildProgram } from './build-program.ts'

const kills = process.env['HORTUS_FULL'] === '1' ? 200 : 20

let folder: string
let garden: string
let program: string
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-change-')))
  program = await buildProgram('change-program', join(folder, 'program'))
  garden = join(mkdtempSync(join(folder, 'g-')))
  writeFileSync(join(garden, 'one.md'), 'the note')
  for (let i = 0; i < 60; i++) writeFileSync(join(garden, `n${i}.md`), `${'text '.repeat(i * 20)}[[one]]\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The name that the note has and all links use; undefined where they differ. */
function nameNow(): string | undefined {
  const name = ['one', 'two'].filter((one) => existsSync(join(garden, `${one}.md`)))
  const links = new Set(
    Array.from(
      { length: 60 },
      (_, i) => /\[\[(.*)\]\]/.exec(readFileSync(join(garden, `n${i}.md`), 'utf8'))?.[1],
    ),
  )
  return name.length === 1 && links.size === 1 && links.has(name[0]) ? name[0] : undefined
}

/** Whether the first note that has a link was changed already. */
function linksTo(name: string): boolean {
  return readFileSync(join(garden, 'n0.md'), 'utf8').includes(`[[${name}]]`)
}

describe('a change across notes, killed', () => {
  it(`is done whole or not at all after each of ${kills} kills and the next start`, {
    timeout: 600_000,
  }, async () => {
    const random = seededRandom(3)
    const ends = new Map<string, number>()
    let interrupted = 0
    let now = 'one'
    let whole = 0
    for (let kill = 0; kill < kills; kill++) {
      const next = now === 'one' ? 'two' : 'one'
      const child = spawn(process.execPath, [program, garden, now, next], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let isRunning = true
      const ended = new Promise<void>((resolve) => {
        child.once('close', () => {
          isRunning = false
          resolve()
        })
      })
      await new Promise((resolve) => child.stdout.once('data', resolve))
      const started = performance.now()
      // The first is left alone: it tells how long one takes here and now.
      if (kill === 0) await ended
      // Few random moments are those in which files are half changed: every third kill waits for the first of them.
      else if (kill % 3 === 0) while (isRunning && !linksTo(next)) await setImmediate()
      else await setTimeout(random() * whole)
      if (kill === 0) whole = performance.now() - started
      child.kill('SIGKILL')
      await ended
      if (nameNow() === undefined) interrupted++
      await openStoreIn(garden)
      const name = nameNow()
      expect(name, `kill ${kill}`).toBeDefined()
      ends.set(name === next ? 'done' : 'undone', (ends.get(name === next ? 'done' : 'undone') ?? 0) + 1)
      expect(readdirSync(join(garden, '.hortus/journal'))).toEqual([])
      now = name!
    }
    // Some kills came before it was decided, some after, and some in the middle.
    expect(ends.size).toBe(2)
    expect(interrupted).toBeGreaterThan(0)
  })
})

describe('a change across notes', () => {
  it('is undone by its id, or the last one without, unless a file was changed since', async () => {
    const root = realpathSync(mkdtempSync(join(folder, 'u-')))
    const write = (name: string, text: string): void => writeFileSync(join(root, name), text)
    const read = (name: string): string => readFileSync(join(root, name), 'utf8')
    const hashOf = (text: string) => digest(Buffer.from(text))
    write('a.md', 'old')
    write('gone.md', 'gone')
    const store = await openStoreIn(root)
    await store.apply([
      { path: 'a.md', to: 'x/y/b.md', base: hashOf('old'), bytes: Buffer.from('new') },
      { path: 'gone.md', to: null, base: hashOf('gone') },
      { path: 'made.md', to: 'made.md', base: null, bytes: Buffer.from('made') },
    ])
    expect(readdirSync(root).filter((name) => !name.startsWith('.'))).toEqual(['made.md', 'x'])
    expect([read('x/y/b.md'), read('made.md'), read('.trash/gone.md')]).toEqual(['new', 'made', 'gone'])
    await store.undo()
    expect(readdirSync(root).filter((name) => !name.startsWith('.'))).toEqual(['a.md', 'gone.md'])
    expect([read('a.md'), read('gone.md')]).toEqual(['old', 'gone'])
    await expect(store.undo()).rejects.toThrow(ChangedMeanwhileError)

    const { id } = await store.apply([
      { path: 'a.md', to: 'a.md', base: hashOf('old'), bytes: Buffer.from('new') },
    ])
    write('a.md', 'from vim')
    await expect(store.undo(id)).rejects.toThrow('a.md was changed meanwhile')
    expect(read('a.md')).toBe('from vim')
  })

  it('keeps what somebody wrote between a kill and the next start, and puts ours beside it', async () => {
    const root = realpathSync(mkdtempSync(join(folder, 'c-')))
    writeFileSync(join(root, 'a.md'), 'old')
    const store = await openStoreIn(root)
    const done = await store.apply([
      { path: 'a.md', to: 'a.md', base: digest(Buffer.from('old')), bytes: Buffer.from('new') },
    ])
    // As if the program had been killed just after the decision.
    const { renameSync } = await import('node:fs')
    renameSync(join(root, '.hortus/undo', done.id), join(root, '.hortus/journal', done.id))
    writeFileSync(join(root, 'a.md'), 'theirs')
    const again = await openStoreIn(root)
    expect(again.notices).toHaveLength(1)
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('theirs')
    const copy = readdirSync(root).find((name) => name.startsWith('a (conflict'))!
    expect(readFileSync(join(root, copy), 'utf8')).toBe('new')
  })
})

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteTimedOut } from '../../../src/model/diagnostics.ts'
import { headOf } from '../../../src/model/file-head.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import type { PrepareJob } from '../../../src/session/prepare/prepare-job.ts'
import { createPreparePool } from '../../../src/session/prepare/prepare-pool.ts'
import { createCachedPool } from '../../../src/session/prepare/prepared-cache.ts'

let folder: string
let prepared: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-cache-'))
  prepared = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const cache = (): string => join(folder, 'deep/er/notes')
const index = (): string => join(cache(), 'index')
const settingsOf = (key: string) => ({
  folder: cache(),
  digestsFile: join(folder, 'deep/er/digests'),
  key,
  maxBytes: defaultGardenOptions.budget.maxBytes,
})
/** The parts by name, without the index. */
const partsOf = (): readonly string[] => readdirSync(cache()).filter((name) => name !== 'index')

function openPool(key = 'key') {
  const pool = createPreparePool({ options: defaultGardenOptions, plugins: noPlugins })
  return createCachedPool(
    {
      ...pool,
      prepare: (jobs, onPrepared) => {
        prepared.push(...jobs.map((job) => job.path))
        return pool.prepare(jobs, onPrepared)
      },
    },
    settingsOf(key),
  )
}

const jobsOf = (texts: readonly string[]): readonly PrepareJob[] =>
  texts.map((text, i) => ({
    path: `n${i}.md` as NotePath,
    size: text.length,
    read: async (most) => headOf(new TextEncoder().encode(text), most),
  }))
const texts = Array.from(
  { length: 600 },
  (_, i) => `# Note ${i}\n\nSee [[n${i + 1}|the next]] ![[x.png|300]] ^b${i}`,
)

async function fill(): Promise<unknown> {
  const pool = openPool()
  const notes = await pool.prepare(jobsOf(texts))
  await pool.save()
  prepared = []
  return JSON.parse(JSON.stringify(notes))
}

describe('createCachedPool(pool, settings)', () => {
  it('prepares nothing again that is the same, and gives back the same', async () => {
    const before = await fill()
    const notes = await openPool().prepare(jobsOf(texts))
    expect(prepared).toEqual([])
    expect(JSON.parse(JSON.stringify(notes))).toEqual(before)
  })

  it('prepares what changed and keeps the order', async () => {
    await fill()
    const changed = texts.with(7, 'new text').toSpliced(3, 1)
    const notes = await openPool().prepare(jobsOf(changed))
    // Behind the removed note every path has another text.
    expect(prepared).toEqual(changed.slice(3).map((_, i) => `n${i + 3}.md`))
    expect(notes.map((note) => note.note.path)).toEqual(changed.map((_, i) => `n${i}.md`))
    expect(notes[6]!.note.plainText).toContain('new text')
  })

  it('tries a note again that failed', async () => {
    const usual = createPreparePool({ options: defaultGardenOptions, plugins: noPlugins })
    const failing = createCachedPool(
      {
        ...usual,
        prepare: async (jobs) => {
          const notes = await usual.prepare(jobs)
          const [first] = notes
          const note = { ...first!.note, diagnostics: [noteTimedOut('n0.md' as NotePath, 2_000)] }
          return [{ ...first!, note }, ...notes.slice(1)]
        },
      },
      settingsOf('key'),
    )
    await failing.prepare(jobsOf(texts))
    await failing.save()
    const notes = await openPool().prepare(jobsOf(texts))
    expect(prepared).toEqual(['n0.md'])
    expect(notes[0]!.note.diagnostics).toEqual([])
  })

  it('is of no use to other options or another version', async () => {
    await fill()
    await openPool('other').prepare(jobsOf(texts))
    expect(prepared).toHaveLength(600)
  })

  it.each(['', '"key"', 'a\nb', '"key"\nnull\n0'])('ignores a damaged index: %j', async (content) => {
    const before = await fill()
    writeFileSync(index(), content)
    expect(JSON.parse(JSON.stringify(await openPool().prepare(jobsOf(texts))))).toEqual(before)
    expect(prepared).toHaveLength(600)
  })

  it('prepares again what a damaged part had, one letter of a body included, and nothing else', async () => {
    const before = await fill()
    const [part] = partsOf().filter((name) => readFileSync(join(cache(), name), 'utf8').includes('the next'))
    const content = readFileSync(join(cache(), part!), 'utf8')
    const at = content.lastIndexOf('the next')
    writeFileSync(join(cache(), part!), `${content.slice(0, at)}T${content.slice(at + 1)}`)
    expect(JSON.parse(JSON.stringify(await openPool().prepare(jobsOf(texts))))).toEqual(before)
    expect(prepared.length).toBeGreaterThan(0)
    expect(prepared).toHaveLength(content.match(/"path":/g)!.length)
  })

  it('writes one part for one edit and one for a new note, and leaves all others', async () => {
    const many = Array.from({ length: 4_000 }, (_, i) => `# Note ${i}\n\nSee [[n${i + 1}]].`)
    const first = openPool()
    await first.prepare(jobsOf(many))
    await first.save()
    const before = new Set(partsOf())
    expect(before.size).toBeGreaterThan(4)
    const second = openPool()
    await second.prepare(jobsOf([...many.with(1_234, '# Another text'), '# One more']))
    await second.save()
    expect(partsOf().filter((name) => !before.has(name)).length).toBeLessThanOrEqual(2)
    prepared = []
    await openPool().prepare(jobsOf([...many.with(1_234, '# Another text'), '# One more']))
    expect(prepared).toEqual([])
  })

  it('is what the program before left where one is killed between its parts and its index', async () => {
    const before = await fill()
    const kept = readFileSync(index())
    const killed = openPool()
    await killed.prepare(jobsOf(texts.with(5, 'other')))
    await killed.save()
    writeFileSync(index(), kept)
    prepared = []
    expect(JSON.parse(JSON.stringify(await openPool().prepare(jobsOf(texts))))).toEqual(before)
    expect(prepared).toEqual([])
  })

  it('serves two programs at once, and reads bodies of parts that are gone by then', async () => {
    const before = await fill()
    const [one, other] = [openPool(), openPool()]
    const notes = await one.prepare(jobsOf(texts))
    await other.prepare(jobsOf(texts.with(5, 'other')))
    await Promise.all([one.save(), other.save()])
    for (const name of partsOf()) rmSync(join(cache(), name))
    expect(JSON.parse(JSON.stringify(notes))).toEqual(before)
  })

  it('removes parts that nothing needs after a while', async () => {
    await fill()
    const old = partsOf()
    for (const name of old) utimesSync(join(cache(), name), 1, 1)
    const pool = openPool('other')
    await pool.prepare(jobsOf(texts.map((text) => `${text} again`)))
    await pool.save()
    expect(partsOf().filter((name) => old.includes(name))).toEqual([])
  })

  it('keeps private notes from other users, and small gardens not at all', async () => {
    await fill()
    for (const name of readdirSync(cache())) expect(statSync(join(cache(), name)).mode & 0o777).toBe(0o600)
    const before = readFileSync(index(), 'utf8')
    const pool = openPool()
    await pool.prepare(jobsOf(texts.slice(0, 10)))
    await pool.save()
    expect(readFileSync(index(), 'utf8')).toBe(before)
  })

  it('takes the place of the file that an earlier version kept', async () => {
    mkdirSync(join(folder, 'deep/er'), { recursive: true })
    writeFileSync(cache(), 'old')
    await fill()
    await openPool().prepare(jobsOf(texts))
    expect(prepared).toEqual([])
  })

  it('does not fail where it cannot write', async () => {
    writeFileSync(join(folder, 'deep'), 'a file where a folder should be')
    const pool = openPool()
    await pool.prepare(jobsOf(texts))
    await expect(pool.save()).resolves.toBeUndefined()
  })
})

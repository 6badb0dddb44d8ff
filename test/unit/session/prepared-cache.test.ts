import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

const file = (): string => join(folder, 'deep/er/notes')

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
    { file: file(), key, maxBytes: defaultGardenOptions.budget.maxBytes },
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
    const settings = { file: file(), key: 'key', maxBytes: defaultGardenOptions.budget.maxBytes }
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
      settings,
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

  it.each(['', '"key"', '"key"\n[{"note":', '{"a":1}', '"key"\nnull'])(
    'ignores a damaged file: %j',
    async (content) => {
      const before = await fill()
      writeFileSync(file(), content)
      expect(JSON.parse(JSON.stringify(await openPool().prepare(jobsOf(texts))))).toEqual(before)
      expect(prepared).toHaveLength(600)
    },
  )

  it('ignores a file in which one letter of a body is another', async () => {
    const before = await fill()
    const content = readFileSync(file(), 'utf8')
    const at = content.lastIndexOf('the next')
    writeFileSync(file(), `${content.slice(0, at)}T${content.slice(at + 1)}`)
    expect(JSON.parse(JSON.stringify(await openPool().prepare(jobsOf(texts))))).toEqual(before)
    expect(prepared).toHaveLength(600)
  })

  it('keeps private notes from other users, and small gardens not at all', async () => {
    await fill()
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    const before = readFileSync(file(), 'utf8')
    const pool = openPool()
    await pool.prepare(jobsOf(texts.slice(0, 10)))
    await pool.save()
    expect(readFileSync(file(), 'utf8')).toBe(before)
  })

  it('does not fail where it cannot write', async () => {
    writeFileSync(join(folder, 'deep'), 'a file where a folder should be')
    const pool = openPool()
    await pool.prepare(jobsOf(texts))
    await expect(pool.save()).resolves.toBeUndefined()
  })
})

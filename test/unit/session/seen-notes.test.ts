import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Note } from '../../../src/model/note.ts'
import { openSeenNotes, type SeenHistory } from '../../../src/session/seen-notes.ts'
import { snapshotOf } from '../../snapshot-of.ts'

let file: string
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'hortus-seen-')), 'seen')
})

async function notesOf(files: Readonly<Record<string, string>>): Promise<readonly Note[]> {
  return [...(await snapshotOf(files)).garden.notesByPath.values()]
}

/** A build on a day. */
async function build(day: string, files: Readonly<Record<string, string>>, key = 'v1'): Promise<SeenHistory> {
  const seen = openSeenNotes(file, key, day)
  const history = seen.compare(await notesOf(files))
  seen.keep()
  return history
}

const daysOf = ({ historyByPath }: SeenHistory) => Object.fromEntries(historyByPath)
const textsOf = ({ versionsByPath }: SeenHistory, path: string) =>
  versionsByPath.get(path)?.list.map(({ day, blocks }) => [day, blocks.join(' ')])

describe('what earlier builds saw of a garden', () => {
  it('is nothing at the first build, nor where nothing changed', async () => {
    const files = { 'A.md': 'One.', 'B.md': 'Two.' }
    for (const day of ['2026-01-01', '2026-01-02']) {
      const history = await build(day, files)
      expect(daysOf(history)).toEqual({})
      expect(history.versionsByPath.size).toBe(0)
    }
  })

  it('is when notes came and changed, and what they said before', async () => {
    await build('2026-01-01', { 'A.md': 'One.' })
    await build('2026-01-05', { 'A.md': 'One.', 'B.md': 'Two.' })
    const history = await build('2026-01-09', { 'A.md': 'One and more.', 'B.md': 'Two.' })
    expect(daysOf(history)).toEqual({
      'A.md': { tended: '2026-01-09', changes: 1 },
      'B.md': { planted: '2026-01-05', changes: 0 },
    })
    expect(textsOf(history, 'A.md')).toEqual([
      ['2026-01-09', 'One and more.'],
      ['2026-01-01', 'One.'],
    ])
    expect(history.versionsByPath.get('A.md')?.isWhole).toBe(false)
    const later = await build('2026-01-10', { 'A.md': 'One and more.', 'B.md': 'Two and more.' })
    expect(later.versionsByPath.get('B.md')?.isWhole).toBe(true)
  })

  it('is one change a day: the last state of it, beside that before the day', async () => {
    await build('2026-01-01', { 'A.md': 'One.' })
    for (const text of ['Two.', 'Three.', 'Four.']) await build('2026-01-01', { 'A.md': text, 'B.md': text })
    const history = await build('2026-01-01', { 'A.md': 'Five.', 'B.md': 'Five.' })
    expect(textsOf(history, 'A.md')).toEqual([
      ['2026-01-01', 'Five.'],
      ['2026-01-01', 'One.'],
    ])
    expect(daysOf(history)['B.md']).toEqual({ planted: '2026-01-01', changes: 0 })
  })

  it('follows a note that was moved', async () => {
    await build('2026-01-01', { 'A.md': 'One.' })
    await build('2026-01-02', { 'A.md': 'Two.' })
    expect(daysOf(await build('2026-01-03', { 'b/C.md': 'Two.' }))).toEqual({
      'b/C.md': { tended: '2026-01-02', changes: 1 },
    })
  })

  it('begins again where the file is gone, damaged, or of notes that were read in another way', async () => {
    const begin = async (): Promise<void> => {
      await build('2026-01-01', { 'A.md': 'One.' })
      await build('2026-01-02', { 'A.md': 'Two.' })
    }
    const now = { 'A.md': 'Three.', 'New.md': 'Four.' }
    await begin()
    rmSync(file)
    expect(daysOf(await build('2026-01-03', now))).toEqual({})
    await begin()
    writeFileSync(file, '{"key": "v1", "val')
    expect(daysOf(await build('2026-01-03', now))).toEqual({})
    await begin()
    expect(daysOf(await build('2026-01-03', now, 'v2'))).toEqual({})
  })

  it('is readable by its owner alone', async () => {
    await build('2026-01-01', { 'A.md': 'One.' })
    expect(statSync(file).mode & 0o077).toBe(0)
  })
})

import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiskStore } from '../../../src/store/disk-store.ts'
import { FileTooLargeError } from '../../../src/store/file-too-large.ts'
import { openStoreIn } from '../../open-store-in.ts'

const mebibyte = 1_048_576
/** More than any program can read into one piece of memory here: whoever tries fails. */
const huge = 2_200 * mebibyte

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-large-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A file of so many bytes that takes no room on disk. */
function writeHoles(path: string, bytes: number): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), '')
  truncateSync(join(root, path), bytes)
}

describe('a file of more than two gigabytes', () => {
  it('is moved and moved back by changes, and never read whole', { timeout: 120_000 }, async () => {
    writeHoles('Film.mp4', huge)
    const store = await openStoreIn(root, () => Date.parse('2030-01-01T12:00:00Z'))
    await store.apply([{ path: 'Film.mp4', to: 'Films/Film.mp4' }])
    expect(statSync(join(root, 'Films/Film.mp4')).size).toBe(huge)
    await store.undo()
    expect(statSync(join(root, 'Film.mp4')).size).toBe(huge)
  })

  it('gives its start to who reads a note, and nothing to who would write in it', async () => {
    writeHoles('Log.md', huge)
    const { bytes, size } = await createDiskStore(root).head('Log.md', mebibyte)
    expect([bytes.length, size]).toEqual([262_144, huge])
    const store = await openStoreIn(root, () => 0)
    await expect(store.read('Log.md')).rejects.toThrow(FileTooLargeError)
    await expect(store.read('Log.md')).rejects.toThrow(`Log.md has ${huge} bytes, expected at most`)
  })

  it('is no change to finish or to undo', async () => {
    for (const folder of ['journal', 'undo'])
      writeHoles(`.hortus/${folder}/2030-01-01T12.00.00.000Z-1-00000000/commit.json`, huge)
    const store = await openStoreIn(root, () => 0)
    await expect(store.undo()).rejects.toThrow(/undo/)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContentHash } from '../../../src/model/path.ts'
import { openKeptDigests } from '../../../src/session/prepare/kept-digests.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-digests-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const now = 1_000_000
const entry = { path: 'a.md', size: 3, mtimeNs: 7n, ctimeNs: 8n, inode: 9n }
const hash = 'ab'.repeat(32) as ContentHash
const open = (key = 'key') => openKeptDigests(join(folder, 'digests'), key, now)

function keep(): void {
  const digests = open()
  digests.add(entry, hash)
  digests.save(['a.md'])
}

describe('openKeptDigests(file, key)', () => {
  it('knows a file that looks untouched', () => {
    keep()
    expect(open().find(entry)).toBe(hash)
    expect(open('other').find(entry)).toBeUndefined()
  })

  it.each([
    ['another path', { path: 'b.md' }],
    ['another size', { size: 4 }],
    ['another time', { mtimeNs: 6n }],
    ['a time that only the system sets', { ctimeNs: 9n }],
    ['another inode', { inode: 1n }],
  ])('does not know one with %s', (_, change) => {
    keep()
    expect(open().find({ ...entry, ...change })).toBeUndefined()
  })

  it('does not trust a file that was changed a moment ago, nor what could not be read', () => {
    const digests = open()
    digests.add({ ...entry, ctimeNs: BigInt(now) * 1_000_000n - 1_000n }, hash)
    digests.add({ ...entry, path: 'b.md' }, 'unreadable b.md' as ContentHash)
    digests.save(['a.md', 'b.md'])
    expect(open().find({ ...entry, ctimeNs: BigInt(now) * 1_000_000n - 1_000n })).toBeUndefined()
    expect(open().find({ ...entry, path: 'b.md' })).toBeUndefined()
  })

  it('forgets files that are gone', () => {
    keep()
    const digests = open()
    digests.add({ ...entry, path: 'b.md' }, hash)
    digests.save(['b.md'])
    expect(open().find(entry)).toBeUndefined()
    expect(open().find({ ...entry, path: 'b.md' })).toBe(hash)
  })
})

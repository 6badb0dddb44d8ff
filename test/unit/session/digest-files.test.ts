import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type DigestWork,
  digestFiles,
  type FilesToDigest,
} from '../../../src/session/prepare/digest-files.ts'
import { createThread } from '../../../src/session/threads/thread.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-digest-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function garden(): FilesToDigest {
  const root = join(folder, 'garden')
  mkdirSync(root)
  writeFileSync(join(root, 'a.md'), 'one')
  writeFileSync(join(root, 'empty.md'), '')
  writeFileSync(join(folder, 'secret.md'), 'two')
  symlinkSync(join(folder, 'secret.md'), join(root, 'out.md'))
  return {
    root,
    names: ['a.md', 'missing.md', 'out.md', 'empty.md'].map((name) => join(root, name)),
    most: 100,
  }
}

describe('digestFiles(files)', () => {
  it('gives nothing for what is not there or leads outside the garden', () => {
    expect(digestFiles(garden())).toEqual([sha256('one'), '', '', sha256('')])
  })

  it('gives the same in the thread of the built program', async () => {
    const entry = new URL('../../../dist/digest-worker.js', import.meta.url)
    const thread = createThread<DigestWork>({ entry })
    const digests = await thread.ask('digest', garden())
    await thread.close()
    expect(digests).toEqual([sha256('one'), '', '', sha256('')])
  })
})

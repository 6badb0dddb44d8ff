import { hash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { contentOf, createContent, type Patience, usualPatience } from '../../../src/hub/content/content.ts'
import { type ContentStore, FinalStoreError } from '../../../src/hub/content/content-store.ts'
import { createFolderContent } from '../../../src/hub/content/folder-content.ts'
import { createMemoryContent } from '../../../src/hub/content/memory-content.ts'
import { openContent } from '../../../src/hub/content/open-content.ts'
import { failingStore } from './failing-store.ts'
import { openTestS3 } from './test-s3.ts'

const quick: Patience = { ...usualPatience, firstWait: 1, longestWait: 2 }
const never = new AbortController().signal

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-content-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const stores: readonly (readonly [name: string, open: () => ContentStore | Promise<ContentStore>])[] = [
  ['memory', () => createMemoryContent()],
  ['a folder', () => createFolderContent(scratch())],
  ['an S3 server', async () => (await openTestS3()).store],
]

describe.each(stores)('contents in %s', (_, open) => {
  it('gives back what was put, whole and in parts', async () => {
    const content = createContent(await open(), quick)
    const bytes = Buffer.from('page after page '.repeat(5_000))
    const digest = hash('sha256', bytes, 'hex')
    expect(await content.has(digest)).toBe(false)
    expect(await content.read(digest)).toBeUndefined()
    await content.put(digest, contentOf(bytes))
    await content.put(digest, contentOf(bytes))
    expect(await content.has(digest)).toBe(true)
    expect((await content.read(digest))?.equals(bytes)).toBe(true)
    const part = await buffer(content.stream(digest, { start: 5, end: 70_001 }))
    expect(part.equals(bytes.subarray(5, 70_001))).toBe(true)
    expect((await buffer(content.stream(digest, { start: 9, end: 9 }))).length).toBe(0)
    await content.remove(digest)
    await content.remove(digest)
    expect(await content.has(digest)).toBe(false)
  })

  it('keeps an empty content', async () => {
    const content = createContent(await open(), quick)
    const digest = hash('sha256', '', 'hex')
    await content.put(digest, contentOf(new Uint8Array()))
    expect(await content.read(digest)).toEqual(Buffer.alloc(0))
  })

  it('is the same where one request in ten fails', async () => {
    const content = createContent(failingStore(await open(), 7), quick)
    const all = Array.from({ length: 40 }, (_, i) => Buffer.from(`note ${i} `.repeat(50 + i)))
    for (const bytes of all) await content.put(hash('sha256', bytes, 'hex'), contentOf(bytes))
    for (const bytes of all) {
      const digest = hash('sha256', bytes, 'hex')
      expect((await content.read(digest))?.equals(bytes)).toBe(true)
      const part = await buffer(content.stream(digest, { start: 3, end: bytes.length }))
      expect(part.equals(bytes.subarray(3))).toBe(true)
    }
  })
})

describe('a store that fails', () => {
  it('is asked again where it never answers and hears no signal', async () => {
    const memory = createMemoryContent()
    let asked = 0
    const deaf: ContentStore = {
      ...memory,
      put: (...request) => (++asked === 1 ? new Promise(() => {}) : memory.put(...request)),
    }
    const bytes = Buffer.from('kept')
    const digest = hash('sha256', bytes, 'hex')
    await createContent(deaf, { ...quick, requestTime: 20 }).put(digest, contentOf(bytes))
    expect(asked).toBe(2)
    expect(await createContent(memory, quick).read(digest)).toEqual(bytes)
  })

  it('is not asked again for what it will always refuse', async () => {
    let asked = 0
    const refusing: ContentStore = {
      ...createMemoryContent(),
      async has() {
        asked++
        throw new FinalStoreError('no')
      },
    }
    await expect(createContent(refusing, quick).has('x')).rejects.toThrow('no')
    expect(asked).toBe(1)
  })

  it('is given up after so many attempts', async () => {
    let asked = 0
    const away: ContentStore = {
      ...createMemoryContent(),
      async has() {
        asked++
        throw new Error('away')
      },
    }
    await expect(createContent(away, { ...quick, attempts: 4 }).has('x')).rejects.toThrow('away')
    expect(asked).toBe(4)
  })

  it('is given up at the deadline', async () => {
    const slow: ContentStore = {
      ...createMemoryContent(),
      has: (_, signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    }
    const patience = { ...quick, requestTime: 5_000, wholeTime: 30 }
    await expect(createContent(slow, patience).has('x')).rejects.toThrow()
  })

  it('is not believed where its bytes are not those of the digest', async () => {
    const memory = createMemoryContent()
    const digest = hash('sha256', 'right', 'hex')
    await memory.put(digest, contentOf(Buffer.from('wrong')), never)
    await expect(createContent(memory, { ...quick, attempts: 2 }).read(digest)).rejects.toThrow('other bytes')
  })
})

describe('a folder of contents', () => {
  it('has nothing of a content that broke while it was put', async () => {
    const folder = scratch()
    const store = createFolderContent(folder)
    const digest = hash('sha256', 'whole', 'hex')
    const broken = { size: 5, open: () => Readable.from([Buffer.from('who')]) }
    await expect(store.put(digest, broken, never)).rejects.toThrow('found 3 bytes, expected 5')
    expect(await store.has(digest, never)).toBe(false)
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    expect(files).toEqual([])
  })
})

describe("a store's address", () => {
  it('is refused in words where it is none', () => {
    expect(() => openContent('bucket', {})).toThrow('expected s3://bucket')
    expect(() => openContent('s3://bucket', {})).toThrow('AWS_ACCESS_KEY_ID is not set')
  })
})

describe('an S3 server', () => {
  it('refuses a wrong key for good', async () => {
    const { store } = await openTestS3('wrong')
    await expect(
      createContent(store, quick).put('a'.repeat(64), contentOf(Buffer.from('x'))),
    ).rejects.toThrow('403')
  })
})

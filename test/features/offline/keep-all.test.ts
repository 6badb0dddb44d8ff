import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { keepAll } from '../../../src/features/offline/web/keep-all.ts'
import { createKeptBuilds } from '../../../src/features/offline/web/kept-builds.ts'
import type { KeptFile } from '../../../src/features/offline/web/site-fetch.ts'

it('keeps a garden whose host leads on from old addresses by itself, and none that a host changes', async () => {
  const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
  const digestOf = (bytes: Uint8Array): string => hash('sha1', bytes, 'base64url')
  const listed = { 'a/index.html': 'a', 'old/index.html': 'leads to a' }
  const build = {
    id: 'one',
    shell: [],
    offline: { title: '', text: '' },
    files: Object.fromEntries(
      Object.entries(listed).map(([address, text]) => [
        address,
        [digestOf(bytesOf(text)), text.length] as const,
      ]),
    ),
  }
  const keep = async (isMoved: boolean, givesFiles = false): Promise<readonly [string, number]> => {
    const kept = new Map<string, KeptFile>()
    const builds = createKeptBuilds({
      fetchFile: async (address, _isFresh, isFile = false) => ({
        status: 200,
        type: 'text/html',
        bytes: bytesOf(isFile && givesFiles ? 'leads to a' : 'a'),
        isMoved: isMoved && address.startsWith('old'),
      }),
      digest: async (bytes) => digestOf(bytes),
      shelf: {
        get: async (name) => kept.get(name),
        has: async (name) => kept.has(name),
        put: async (name, file) => void kept.set(name, file),
        delete: async (name) => void kept.delete(name),
        names: async () => [...kept.keys()],
      },
    })
    return [await keepAll(builds, build, () => {}, new AbortController().signal), kept.size]
  }
  expect(await keep(true)).toEqual(['done', 1])
  // The page itself is kept where the host gives it by the name of its file.
  expect(await keep(true, true)).toEqual(['done', 2])
  expect((await keep(false))[0]).toBe('other')
})

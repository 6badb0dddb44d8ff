import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openTestS3 } from '../../unit/hub/test-s3.ts'
import { runHortus } from './run-hortus.ts'

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-shared-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A garden of so many notes, the same wherever it is made. */
function garden(notes = 900): string {
  const folder = join(scratch(), 'garden')
  mkdirSync(folder)
  for (let i = 0; i < notes; i++)
    writeFileSync(join(folder, `Note ${i}.md`), `# Note ${i}\n\nSee [[Note ${(i * 7) % notes}]], *once*.\n`)
  return folder
}

/** Builds on a machine that has never seen the garden; gives what was said and the site. */
async function build(folder: string, cache: string, env: Readonly<Record<string, string>> = {}) {
  const own = scratch()
  const out = join(own, 'site')
  const args = ['build', folder, '--out', out, ...(cache === '' ? [] : ['--cache', cache])]
  const { code, stderr } = await runHortus(args, {
    env: {
      XDG_CACHE_HOME: join(own, 'cache'),
      XDG_STATE_HOME: join(own, 'state'),
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
      FORCE_COLOR: undefined,
      ...env,
    },
  })
  expect(code, stderr).toBe(0)
  const parts = readdirSync(join(own, 'cache/hortus')).find((name) => name.endsWith('.notes'))
  return { stderr, out, parts: parts === undefined ? '' : join(own, 'cache/hortus', parts) }
}

const pageOf = (out: string, note: string): string => readFileSync(join(out, note, 'index.html'), 'utf8')

/** Answers every request with one status and text; gives where, and what was asked. */
async function answering(status: number, text: string, wait = 0) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    request.resume()
    setTimeout(() => response.writeHead(status).end(text), wait)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    asked,
    address: `s3://pages/x?endpoint=http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
}

describe('a cache that machines share', () => {
  it('gives another machine what the first prepared, part by part, and the site is the same', async () => {
    const { address, folder, requests } = await openTestS3()
    const notes = garden()
    const first = await build(notes, address)
    expect(first.stderr).not.toMatch(/cache/)
    const stored = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    expect(stored.filter((name) => /notes[\\/]parts[\\/][0-9a-f]{40}/.test(name)).length).toBeGreaterThan(0)
    requests.length = 0
    const second = await build(notes, address)
    expect(requests.some((line) => line.startsWith('GET') && line.includes('/notes/parts/'))).toBe(true)
    // Whoever found everything there puts nothing.
    expect(requests.filter((line) => line.startsWith('PUT'))).toEqual([])
    expect(readdirSync(second.parts).sort()).toEqual(readdirSync(first.parts).sort())
    const plain = await build(notes, '')
    for (const note of ['note-1', 'note-899']) expect(pageOf(second.out, note)).toBe(pageOf(plain.out, note))
  })

  it('brings only the part of a note that changed', async () => {
    const { address, requests } = await openTestS3()
    await build(garden(), address)
    const edited = garden()
    writeFileSync(join(edited, 'Note 3.md'), '# Note 3\n\nOther words.\n')
    requests.length = 0
    const { out } = await build(edited, address)
    expect(pageOf(out, 'note-3')).toContain('Other words.')
    const parts = requests.filter((line) => line.includes('/notes/parts/'))
    expect(parts.filter((line) => line.startsWith('PUT'))).toHaveLength(1)
    expect(parts.filter((line) => line.startsWith('GET')).length).toBeGreaterThan(1)
  })

  it('believes nobody who does not know the secret, where there is one', async () => {
    const { address, requests } = await openTestS3()
    const notes = garden(20)
    await build(notes, address, { HORTUS_CACHE_KEY: 'a stranger’s' })
    requests.length = 0
    await build(notes, address, { HORTUS_CACHE_KEY: 'ours' })
    expect(requests.filter((line) => line.startsWith('GET') && line.includes('/parts/'))).toEqual([])
  })

  it('costs a message where the store is gone, refuses, fails or lies, and the site is made all the same', async () => {
    const notes = garden(20)
    const liar = await answering(200, 'words that nobody asked for')
    const failing = await answering(503, '')
    const { address } = await openTestS3()
    const cases = [
      ['s3://pages/x?endpoint=http://127.0.0.1:9', {}],
      [failing.address, {}],
      [address, { AWS_SECRET_ACCESS_KEY: 'another' }],
      [address, { AWS_ACCESS_KEY_ID: '' }],
      ['https://example.org/', {}],
    ] as const
    for (const [cache, env] of cases) {
      const { stderr, out } = await build(notes, cache, env)
      expect(stderr.match(/The cache .* is not used: .+/g), cache).toHaveLength(1)
      expect(pageOf(out, 'note-7')).toContain('Note 7')
    }
    const { out } = await build(notes, liar.address)
    expect(pageOf(out, 'note-7')).toContain('Note 7')
  })

  it('does not wait for a store that never answers', async () => {
    const { address } = await answering(200, '', 120_000)
    const started = performance.now()
    const { stderr } = await build(garden(20), address)
    expect(stderr).toMatch(/is not used/)
    expect(performance.now() - started).toBeLessThan(25_000)
  })

  it('may be named by the config', async () => {
    const { address, asked } = await answering(503, '')
    const notes = garden(20)
    writeFileSync(join(notes, 'hortus.config.json'), JSON.stringify({ cache: address }))
    expect((await build(notes, '')).stderr).toMatch(/is not used/)
    expect(asked.length).toBeGreaterThan(0)
  })
})

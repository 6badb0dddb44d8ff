import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTree } from './read-tree.ts'
import { runHortus } from './run-hortus.ts'

let folder: string
const noteCount = 400
const origin = 'https://garden.example'
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-pack-'))
  mkdirSync(join(folder, 'garden/Übersicht'), { recursive: true })
  for (let i = 0; i < noteCount; i++)
    writeFileSync(
      join(folder, `garden/${i % 2 ? 'Übersicht/' : ''}n${i}.md`),
      `---\ntags: [t${i % 9}]\n---\n\n# Note ${i}\n\n${`word${i % 30} `.repeat(30)} [[n${(i * 7) % noteCount}]] ![[dot.png]]\n`,
    )
  writeFileSync(
    join(folder, 'garden/dot.png'),
    Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  )
  await build('whole')
  await build('packed', ['--pack', '--max-files', '300'])
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function build(out: string, flags: readonly string[] = [], cache = 'cache') {
  return runHortus(['build', join(folder, 'garden'), '--untrusted', '--out', join(folder, out), ...flags], {
    XDG_CACHE_HOME: join(folder, cache),
  })
}

/** Answers as Cloudflare Pages does that runs a site's worker. */
async function openHost(site: string): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const ASSETS = {
    async fetch(request: Request): Promise<Response> {
      const path = decodeURIComponent(new URL(request.url).pathname).slice(1)
      const file = join(site, path === '' ? 'index.html' : path)
      if (!existsSync(file) || path.endsWith('/'))
        return new Response(readFileSync(join(site, '404.html')), { status: 404 })
      return new Response(readFileSync(file), { headers: { 'x-from': 'file' } })
    },
  }
  // Another address each time: what was loaded before is not loaded again.
  const url = `${pathToFileURL(join(site, '_worker.js')).href}?${Math.random()}`
  const worker = (await import(/* @vite-ignore */ url)) as {
    readonly default: { fetch(request: Request, env: unknown): Promise<Response> }
  }
  return (path, init) => worker.default.fetch(new Request(`${origin}${path}`, init), { ASSETS })
}

describe('hortus build --pack', () => {
  it('answers every address of the whole site with the same bytes, from few files', async () => {
    const fetch = await openHost(join(folder, 'packed'))
    const whole = readTree(join(folder, 'whole'))!
    const { '.hortus-site.json': _manifest, ...files } = whole
    let fromPacks = 0
    for (const [file, text] of Object.entries(files)) {
      const answer = await fetch(`/${encodeURI(file).replace(/(^|\/)index\.html$/, '$1')}`)
      expect(answer.status, file).toBe(200)
      // As the tree was read: bytes that are no text come out alike.
      expect(Buffer.from(await answer.arrayBuffer()).toString('latin1'), file).toBe(text)
      if (answer.headers.get('x-from') === null) fromPacks++
    }
    const packed = Object.keys(readTree(join(folder, 'packed'))!)
    expect(packed.length).toBeLessThan(Object.keys(files).length / 4)
    expect(fromPacks).toBeGreaterThan(noteCount * 2)
  })

  it('sends pages as pages, knows what a browser has, and leads to where a page is', async () => {
    const fetch = await openHost(join(folder, 'packed'))
    const page = await fetch('/n2/')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const etag = page.headers.get('etag')!
    const again = await fetch('/n2/', { headers: { 'if-none-match': `W/${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await fetch('/n2/', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const moved = async (path: string): Promise<unknown> => {
      const { status, headers } = await fetch(path, { redirect: 'manual' })
      return [status, headers.get('location')]
    }
    expect(await moved('/n2?a=1')).toEqual([308, '/n2/?a=1'])
    expect(await moved('/n2/index.html')).toEqual([308, '/n2/'])
    expect((await fetch('/no-such-note/')).status).toBe(404)
    expect((await fetch('/n2/', { method: 'POST' })).status).toBe(404)
  })

  it('makes after an edit the packs that a build from nothing makes, and leaves the others alone', async () => {
    const file = join(folder, 'garden/n8.md')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more.\n`)
    for (const name of readdirSync(join(folder, 'cache/hortus')).filter((name) => name.endsWith('.seen')))
      rmSync(join(folder, 'cache/hortus', name))
    await build('packed', ['--pack'])
    await build('fresh', ['--pack'], 'no-cache')
    expect(readTree(join(folder, 'packed'))).toEqual(readTree(join(folder, 'fresh')))
    const fetch = await openHost(join(folder, 'packed'))
    expect(await (await fetch('/n8/')).text()).toContain('One more.')
  })

  it('writes nothing where even packs are too many', async () => {
    const { code, stderr } = await build('too-many', ['--pack', '--max-files', '20'])
    expect([code, existsSync(join(folder, 'too-many'))]).toEqual([1, false])
    expect(stderr).toMatch(/would have \d+ files, and --max-files allows 20/)
  })
})

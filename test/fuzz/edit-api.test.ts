import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { digest } from '../../src/store/digest.ts'
import { openApp } from '../unit/server/open-app.ts'
import { fuzzSeeds } from './seeds.ts'
import { spoiled } from './spoil.ts'

/** Requests that are right, each as what stands between method and body. */
const requests = [
  ['GET', 'note?path=a.md', ''],
  ['GET', 'history?path=a.md', ''],
  ['GET', 'new-note?name=Reed&source=a.md', ''],
  ['GET', 'outline?path=x/b.md', ''],
  ['GET', 'across?kind=block&query=a', ''],
  ['GET', 'mentions?path=x/b.md', ''],
  ['GET', 'diagnostics?path=a.md', ''],
  ['POST', 'note', '{"path":"new.md","text":"New","client":"one"}'],
  ['PUT', 'note', '{"path":"a.md","text":"# A","client":"one"}'],
  ['DELETE', 'note', '{"path":"x/b.md"}'],
  ['POST', 'asset', '{"name":"dot.png","note":"a.md","data":"AAAA"}'],
  ['POST', 'preview', '{"path":"a.md","text":"[[b]]"}'],
  ['POST', 'change/preview', '{"change":{"kind":"move-file","from":"a.md","to":"y/c.md"}}'],
  ['POST', 'change/preview', '{"change":{"kind":"rename-heading","path":"a.md","heading":0,"to":"B"}}'],
  ['POST', 'change/preview', '{"change":{"kind":"move-folder","from":"x","to":"y"}}'],
  ['POST', 'change/apply', '{"change":{"kind":"rename-tag","from":"t","to":"u"},"digest":"0"}'],
  ['POST', 'change/undo', '{"undo":"20250101"}'],
] as const

/** Paths that lead out, into what is hidden, or nowhere, in place of the right ones. */
const paths = [
  'a.md',
  'x/b.md',
  '../outside.md',
  '/etc/hosts',
  'x/../../outside.md',
  '.git/hooks/x.md',
  '.hortus/journal/x.md',
  'a.md/b.md',
  'CON.md',
  'a\\..\\b.md',
  'a\u0000.md',
  '..%2Foutside.md',
  'hortus.config.js',
  'x'.repeat(300) + '.md',
  '',
  '.',
  'con|.md',
]

const request = fc.constantFrom(...requests).chain(([method, path, body]) =>
  fc.record({
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constant<string>(method) },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS') },
    ),
    path: fc.oneof(fc.constant(path), spoiled([path])),
    body: fc.oneof(
      fc
        .constantFrom(...paths)
        .map((other) => body.replace(/"(?:a|x\/b|new|y\/c)\.md"/, () => JSON.stringify(other))),
      spoiled([body]),
    ),
    match: fc.oneof(
      fc.constant('right' as const),
      fc.option(fc.stringMatching(/^[ -~]{0,70}$/), { nil: undefined }),
    ),
  }),
)

it.each(fuzzSeeds(250))(
  'no request makes the edit API fail or touch what is not its own ($seed)',
  async (run) => {
    const sandbox = mkdtempSync(join(tmpdir(), 'hortus-fuzz-'))
    onTestFinished(() => rmSync(sandbox, { recursive: true, force: true }))
    const root = join(sandbox, 'garden')
    mkdirSync(join(root, 'x'), { recursive: true })
    mkdirSync(join(root, '.git/hooks'), { recursive: true })
    const fixed: Readonly<Record<string, string>> = {
      'outside.md': 'outside',
      'garden/.git/config': 'hidden',
      'garden/hortus.config.json': '{}',
    }
    for (const [path, text] of Object.entries(fixed)) writeFileSync(join(sandbox, path), text)
    const restore = (): void => {
      writeFileSync(join(root, 'a.md'), '# A\n\nSee [[b]]. #t')
      writeFileSync(join(root, 'x/b.md'), '# B\n')
    }
    restore()
    const hashOf = (path: string): string => `"${digest(readFileSync(join(root, path)))}"`
    // Time goes on by a minute each request, so that no limit of requests answers in the place of a handler.
    let now = 0
    const { app } = await openApp(root, { now: () => (now += 60_000) })

    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, body, match }) => {
        if (!existsSync(join(root, 'a.md')) || !existsSync(join(root, 'x/b.md'))) restore()
        const url = URL.parse(`http://localhost:4321/notes/-/api/${path}`)
        if (url === null) return
        const response = await app.request(url, {
          method,
          headers: {
            host: 'localhost:4321',
            origin: 'http://localhost:4321',
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/json',
            'x-hortus-token': 't'.repeat(43),
            ...(match !== undefined && {
              'if-match': match === 'right' ? hashOf(method === 'PUT' ? 'a.md' : 'x/b.md') : match,
            }),
          },
          ...(method !== 'GET' && { body }),
        })
        expect(response.status).toBeLessThan(500)
        if (response.headers.get('content-type')?.startsWith('application/json')) await response.json()
        expect(readdirSync(sandbox).sort()).toEqual(['garden', 'outside.md'])
        expect(readdirSync(join(root, '.git'), { recursive: true }).sort()).toEqual(['config', 'hooks'])
        for (const [name, text] of Object.entries(fixed))
          expect(readFileSync(join(sandbox, name), 'utf8')).toBe(text)
      }),
      run,
    )
  },
)

import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hashOf, tree, useEditApi } from './use-edit-api.ts'

const api = useEditApi()
const { start, ask, put } = api

describe('paths that lead elsewhere', () => {
  const dots = [
    '..',
    '%2e%2e',
    '.%2e',
    '%252e%252e',
    '%c0%ae%c0%ae',
    '．．',
    '..;',
    '. .',
    '..%00',
    '…',
    '..\u200c',
    '\u202e..',
  ]
  const slashes = ['/', '\\', '%2f', '%5c', '%252f', '//', '／', '/./', ':', '\u0000/']
  const files = ['outside.md', 'vault-evil/a.md', 'etc/passwd']
  const hidden = [
    '.git/config',
    '.git/hooks/post-checkout.md',
    '.g\u200cit/config.md',
    '.GIT/x.md',
    'GIT~1/x.md',
    '.obsidian/plugins/x.md',
    '.env',
    '.env.md',
    '.env::$DATA',
    '.env/.',
    'a.md::$DATA',
    'a.md:x',
    'a.md.',
    'a.md ',
    'a.md/',
    'a.md\u0000.md',
    '/a.md',
    '//a.md',
    'x//b.md',
    './a.md',
    'x/../a.md',
    'C:/a.md',
    'C:a.md',
    '\\\\host\\a.md',
    'file:///etc/passwd',
    '#a.md',
    'node_modules/x.md',
    'vite.config.ts',
    'hortus.config.ts',
    'hortus.config.json',
    'a.html',
    'a.mdx',
    'a.js',
    'a',
    '',
    '.',
    '..',
    '.md',
    'a.md~',
    '.hortus/tmp/x.md',
    '.trash/a.md',
    'x/.md',
    'a.md?raw',
    'a.md?import&raw??',
    '@fs/etc/passwd',
    '\ufeff.git/x.md',
    'cafe\u0301.md',
  ]
  const paths = [
    ...dots.flatMap((dot) => slashes.flatMap((slash) => files.map((file) => `${dot}${slash}${file}`))),
    ...hidden,
  ]

  it('are refused everywhere, and nothing is made or changed', async () => {
    expect(paths.length).toBeGreaterThan(400)
    const before = tree(api.sandbox())
    for (const [i, path] of paths.entries()) {
      if (i % 20 === 0) await start()
      const query = encodeURIComponent(path)
      const answers = await Promise.all([
        ask('GET', `note?path=${query}`),
        ask('GET', `history?path=${query}`),
        ask('POST', 'note', { path, text: 'x', client: 'c' }),
        put(path, 'x', 'secret'),
        ask('DELETE', 'note', { path }, { 'if-match': `"${hashOf('secret')}"` }),
        ask('POST', 'asset', { name: path, note: path, data: '' }),
      ])
      for (const answer of answers) {
        expect([403, 404, 409, 422], `${path}: ${answer.status}`).toContain(answer.status)
        expect(await answer.text(), path).not.toContain('secret')
      }
    }
    expect(tree(api.sandbox())).toEqual(before)
  })

  it('are refused where a link leads out', async () => {
    symlinkSync(join(api.sandbox(), 'vault-evil'), join(api.root(), 'linked'))
    symlinkSync(join(api.sandbox(), 'outside.md'), join(api.root(), 'out.md'))
    symlinkSync('loop.md', join(api.root(), 'loop.md'))
    for (const path of ['linked/a.md', 'out.md', 'loop.md']) {
      expect((await ask('GET', `note?path=${path}`)).status).toBe(403)
      expect((await put(path, 'x', 'secret')).status).toBe(403)
    }
    expect((await ask('POST', 'note', { path: 'linked/new.md', text: 'x', client: 'c' })).status).toBe(403)
    expect(readdirSync(join(api.sandbox(), 'vault-evil'))).toEqual(['a.md'])
  })

  it('refuses new names that other systems cannot hold, and says which would do', async () => {
    const make = async (path: string): Promise<unknown> => {
      const response = await ask('POST', 'note', { path, text: 'x', client: 'c' })
      return [response.status, (await response.json()).suggestion]
    }
    expect(await make('CON.md')).toEqual([422, 'CON note.md'])
    expect(await make('x/aux.md')).toEqual([422, 'x/aux note.md'])
    expect(await make('what?.md')).toEqual([422, 'what.md'])
    expect(await make('a: b.md')).toEqual([422, 'a b.md'])
    expect(await make('C#.md')).toEqual([422, 'C.md'])
    expect(await make('A.md')).toEqual([422, 'A 2.md'])
    expect(await make(`${'漢'.repeat(90)}.md`)).toEqual([422, `${'漢'.repeat(84)}.md`])
    expect(await make('fine.md')).toEqual([200, undefined])
  })
})

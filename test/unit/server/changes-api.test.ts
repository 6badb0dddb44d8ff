import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problem, tree, useEditApi } from './use-edit-api.ts'

const api = useEditApi()
const { write, read, ask } = api

describe('changes across notes over HTTP', () => {
  const change = { kind: 'move-file', from: 'x/b.md', to: 'x/c.md' }

  it('shows what would be done, does exactly that, and undoes it', async () => {
    const before = tree(api.root())
    const preview = await (await ask('POST', 'change/preview', { change })).json()
    expect(preview).toMatchObject({
      problems: [],
      files: [
        {
          kind: 'edit',
          path: 'a.md',
          lines: expect.arrayContaining([{ kind: 'removed', parts: expect.anything() }]),
        },
        { kind: 'edit', path: 'x/b.md', to: 'x/c.md', lines: [] },
      ],
    })
    expect(tree(api.root())).toEqual(before)
    const applied = await (await ask('POST', 'change/apply', { change, digest: preview.digest })).json()
    expect(applied.files).toBe(2)
    expect([read('a.md'), read('x/c.md'), existsSync(join(api.root(), 'x/b.md'))]).toEqual([
      '# A\n\nSee [[c]].',
      '# B\n',
      false,
    ])
    expect((await ask('POST', 'change/undo', { undo: applied.undo })).status).toBe(200)
    expect([read('a.md'), read('x/b.md'), existsSync(join(api.root(), 'x/c.md'))]).toEqual([
      '# A\n\nSee [[b]].',
      '# B\n',
      false,
    ])
    expect(await problem(await ask('POST', 'change/undo', { undo: applied.undo }))).toEqual([409, 'conflict'])
  })

  it('does nothing else than what was shown', async () => {
    const { digest } = await (await ask('POST', 'change/preview', { change })).json()
    write('d.md', '[[x/b]]')
    await api.session().update()
    expect(await problem(await ask('POST', 'change/apply', { change, digest }))).toEqual([409, 'conflict'])
    expect(existsSync(join(api.root(), 'x/b.md'))).toBe(true)
  })

  it('writes nothing when one file was changed meanwhile', async () => {
    const { digest } = await (await ask('POST', 'change/preview', { change })).json()
    write('a.md', '# A\n\nSee [[b]]!')
    expect((await ask('POST', 'change/apply', { change, digest })).status).toBe(422)
    expect([read('a.md'), existsSync(join(api.root(), 'x/b.md'))]).toEqual(['# A\n\nSee [[b]]!', true])
  })

  it.each([
    [{ kind: 'none' }, 400],
    [{ kind: 'move-file', from: 'x/b.md' }, 400],
    [{ kind: 'move-file', from: 'x/b.md', to: '../b.md' }, 403],
    [{ kind: 'move-file', from: '.git/config', to: 'b.md' }, 403],
    [{ kind: 'move-folder', from: '.git', to: 'x' }, 403],
    [{ kind: 'rename-heading', path: 'a.md', heading: -1, to: 'x' }, 400],
    [{ kind: 'extract-note', path: 'a.md', range: { start: 5, end: 1 }, to: 'n.md', leave: 'link' }, 400],
    [{ kind: '__proto__' }, 400],
  ])('refuses %j', async (bad, status) => {
    expect((await ask('POST', 'change/preview', { change: bad })).status).toBe(status)
  })
})

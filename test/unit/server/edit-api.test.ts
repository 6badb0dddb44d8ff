import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hashOf, problem, tree, useEditApi } from './use-edit-api.ts'

const api = useEditApi()
const { write, read, ask, put } = api

describe('reading and saving a note over HTTP', () => {
  it('gives the text with its hash and takes the next one', async () => {
    const response = await ask('GET', 'note?path=a.md')
    const note = await response.json()
    expect(note).toEqual({
      path: 'a.md',
      hash: hashOf('# A\n\nSee [[b]].'),
      text: '# A\n\nSee [[b]].',
      href: '/notes/a/',
    })
    const saved = await put('a.md', '# A\r\nnew', note.text)
    expect(await saved.json()).toMatchObject({ hash: hashOf('# A\r\nnew'), isUnchanged: false })
    expect(read('a.md')).toBe('# A\r\nnew')
  })

  it('keeps a byte order mark that the client never sees', async () => {
    write('m.md', '\uFEFFold')
    expect(((await (await ask('GET', 'note?path=m.md')).json()) as { text: string }).text).toBe('old')
    const saved = await put('m.md', 'new', '\uFEFFold')
    expect(saved.status).toBe(200)
    expect(readFileSync(join(api.root(), 'm.md')).equals(Buffer.from('\uFEFFnew'))).toBe(true)
    expect(((await saved.json()) as { hash: string }).hash).toBe(hashOf('\uFEFFnew'))
  })

  it('asks what a save is based on', async () => {
    expect(await problem(await put('a.md', 'x', undefined))).toEqual([428, 'precondition-required'])
    expect(await problem(await ask('DELETE', 'note', { path: 'a.md' }))).toEqual([
      428,
      'precondition-required',
    ])
    expect(await problem(await put('none.md', 'x', undefined))).toEqual([404, 'not-found'])
  })

  it('answers a late save with base, theirs and mine', async () => {
    await ask('GET', 'note?path=a.md')
    const base = read('a.md')
    write('a.md', 'theirs')
    const response = await put('a.md', 'mine', base)
    expect([response.status, await response.json()]).toEqual([
      409,
      {
        error: 'conflict',
        message: 'The note was changed meanwhile; nothing was written',
        base,
        theirs: 'theirs',
        theirsHash: hashOf('theirs'),
        mine: 'mine',
      },
    ])
    expect(read('a.md')).toBe('theirs')
  })

  it('says so when the note was removed meanwhile', async () => {
    const base = read('a.md')
    rmSync(join(api.root(), 'a.md'))
    const response = await put('a.md', 'mine', base)
    expect([response.status, (await response.json()).theirs]).toEqual([409, null])
    expect(existsSync(join(api.root(), 'a.md'))).toBe(false)
  })

  it('makes a note and says where its page is', async () => {
    const made = await ask('POST', 'note', { path: 'x/new note.md', text: 'New', client: 'one' })
    expect([made.status, await made.json()]).toEqual([
      200,
      { path: 'x/new note.md', hash: hashOf('New'), isUnchanged: false, href: '/notes/x/new-note/' },
    ])
    expect((await ask('POST', 'note', { path: 'x/new note.md', text: 'Other', client: 'one' })).status).toBe(
      409,
    )
  })

  it('plans a note beside the one that asks for it, with its topics, and writes nothing', async () => {
    write('x/topic.md', '---\ntype: topic\ntitle: All of x\n---\n')
    write('y/asks.md', '---\ntopics: ["[[topic]]", Other things]\n---\n[[Wanted]] and [[z/New: one]]')
    write('y/more.md', '[[Wanted]]')
    await api.session().update()
    const before = tree(api.root())
    const plan = async (query: string): Promise<unknown> => (await ask('GET', `new-note?${query}`)).json()
    const topics = 'topics: ["[[topic]]", "[[Other things]]"]\n'
    expect(await plan('name=Wanted%23Part&source=y%2Fasks.md')).toEqual({
      path: 'y/Wanted.md',
      text: `---\n${topics}---\n\n# Wanted\n\n`,
      cursor: topics.length + 19,
    })
    expect(await plan('name=Wanted')).toMatchObject({ path: 'y/Wanted.md' })
    expect(await plan('name=z%2FNew%3A%20one&source=y%2Fasks.md')).toMatchObject({ path: 'z/New one.md' })
    expect(await plan('name=..%2FUp&source=y%2Fasks.md')).toMatchObject({ path: 'Up.md' })
    expect(await plan('name=..%2F..%2FUp&source=y%2Fasks.md')).toMatchObject({
      path: expect.not.stringContaining('..'),
    })
    expect(await plan('name=Why&source=x%2Ftopic.md')).toEqual({
      path: 'x/Why.md',
      text: '---\ntopics: ["[[topic]]"]\n---\n\n# Why\n\n',
      cursor: 38,
    })
    expect((await ask('GET', 'new-note?name=')).status).toBe(400)
    expect((await ask('GET', 'new-note?name=a&source=.git%2Fconfig.md')).status).toBe(403)
    expect(tree(api.root())).toEqual(before)
  })

  it('plans notes where Obsidian has been told that new ones go', async () => {
    write('y/asks.md', '[[Wanted]]')
    await api.session().update()
    const pathOf = async (told: object, name = 'Wanted'): Promise<unknown> => {
      write('.obsidian/app.json', JSON.stringify(told))
      return (
        (await (await ask('GET', `new-note?name=${name}&source=y%2Fasks.md`)).json()) as { path: string }
      ).path
    }
    expect(await pathOf({})).toBe('y/Wanted.md')
    expect(await pathOf({ newFileLocation: 'current', newFileFolderPath: 'Inbox' })).toBe('y/Wanted.md')
    expect(await pathOf({ newFileLocation: 'root' })).toBe('Wanted.md')
    expect(await pathOf({ newFileLocation: 'folder', newFileFolderPath: '/Inbox/new/' })).toBe(
      'Inbox/new/Wanted.md',
    )
    expect(await pathOf({ newFileLocation: 'folder', newFileFolderPath: 'Inbox' }, 'z%2FWanted')).toBe(
      'z/Wanted.md',
    )
    expect(await pathOf({ newFileLocation: 'folder', newFileFolderPath: 'Inbox' }, '.%2FWanted')).toBe(
      'y/Wanted.md',
    )
    expect(await pathOf({ newFileLocation: 'folder', newFileFolderPath: '../out' })).not.toContain('..')
    expect(await pathOf({ newFileLocation: 'folder', newFileFolderPath: '.git' })).not.toContain('.git')
    expect(await pathOf({ newFileLocation: 3, newFileFolderPath: 4 })).toBe('y/Wanted.md')
  })

  it('begins notes from templates by the clock of whoever asks, and writes nothing', async () => {
    write('templates/Paper.md', '---\ntags: [paper]\n---\n# {{title}}, {{date}} {{time}}\n{{cursor}}\n')
    await api.session().update()
    const before = tree(api.root())
    const now = '2026-11-22T21:05:00+01:00'
    const get = async (query: string): Promise<unknown> => (await ask('GET', query)).json()
    expect(await get('templates')).toEqual({ templates: ['Paper'] })
    const query = new URLSearchParams({ name: 'New', template: 'paper', now }).toString()
    const text = '---\ntags: [paper]\n---\n# New, 2026-11-22 21:05\n\n'
    expect(await get(`new-note?${query}`)).toEqual({ path: 'New.md', text, cursor: text.length - 1 })
    const request = { path: 'a.md', text: 'Mine.', at: 5, template: 'Paper', now }
    const { edits, cursor } = await (await ask('POST', 'template', request)).json()
    expect(edits).toEqual([
      { range: { start: 0, end: 0 }, text: '---\ntags: [paper]\n---\n' },
      { range: { start: 5, end: 5 }, text: '# a, 2026-11-22 21:05\n\n' },
    ])
    expect(cursor).toBe('---\ntags: [paper]\n---\nMine.# a, 2026-11-22 21:05\n'.length)
    expect(await get(`day?${new URLSearchParams({ now }).toString()}`)).toEqual({
      path: '2026-11-22.md',
      exists: false,
      text: '',
      cursor: 0,
    })
    expect((await ask('GET', 'new-note?name=a&template=none')).status).toBe(404)
    expect((await ask('GET', 'day?date=2026-02-30')).status).toBe(400)
    expect((await ask('POST', 'template', { ...request, at: -1 })).status).toBe(400)
    expect((await ask('POST', 'template', { ...request, path: '.git/config.md' })).status).toBe(403)
    expect(tree(api.root())).toEqual(before)
  })

  it('moves a removed note to the trash', async () => {
    const removed = await ask('DELETE', 'note', { path: 'a.md' }, { 'if-match': `"${hashOf(read('a.md'))}"` })
    expect(await removed.json()).toEqual({ trash: '.trash/a.md' })
    expect([existsSync(join(api.root(), 'a.md')), existsSync(join(api.root(), '.trash/a.md'))]).toEqual([
      false,
      true,
    ])
  })

  it('lists what it keeps of a note', async () => {
    await put('a.md', 'new', read('a.md'))
    const { entries } = await (await ask('GET', 'history?path=a.md')).json()
    expect(entries.length).toBe(2)
    const kept = await ask('GET', `history?path=a.md&id=${encodeURIComponent(entries[1].id)}`)
    expect(await kept.json()).toEqual({ text: '# A\n\nSee [[b]].' })
  })

  it('does not let a note be edited that is no UTF-8', async () => {
    write('l.md', new Uint8Array([0x61, 0xff]))
    expect(await problem(await ask('GET', 'note?path=l.md'))).toEqual([422, 'not-editable'])
  })

  it('refuses half a character, which would not come back', async () => {
    expect((await ask('PUT', 'note', '{"path":"a.md","text":"\\ud800","client":"c"}')).status).toBe(400)
  })

  it('stores an asset where the others are, and uses one again', async () => {
    write('img/one.png', 'one')
    await api.session().update()
    const upload = (name: string, text: string) =>
      ask('POST', 'asset', { name, note: 'a.md', data: Buffer.from(text).toString('base64') })
    expect(await (await upload('C:\\photos\\two.png', 'two')).json()).toEqual({
      path: 'img/two.png',
      link: '![[two.png]]',
    })
    expect(await (await upload('one.png', 'one')).json()).toEqual({
      path: 'img/one.png',
      link: '![[one.png]]',
    })
    expect(await (await upload('one.png', 'other')).json()).toEqual({
      path: 'img/one 2.png',
      link: '![[one 2.png]]',
    })
    for (const name of ['page.html', 'run.js', '.env', 'none', '../../y.exe'])
      expect((await upload(name, 'x')).status, name).toBe(422)
  })
})

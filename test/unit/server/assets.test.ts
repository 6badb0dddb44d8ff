import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../../src/server/create-app.ts'
import { openApp } from './open-app.ts'

const token = 't'.repeat(43)
let root: string
let app: App

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const settings = (app: object): void => write('.obsidian/app.json', JSON.stringify(app))
const start = async (): Promise<void> => {
  ;({ app } = await openApp(root))
}
const ask = (method: string, path: string, type: string, body: string): Promise<Response> =>
  Promise.resolve(
    app.request(`http://localhost/notes/-/api/${path}`, {
      method,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'x-hortus-token': token,
        'content-type': type,
      },
      body,
    }),
  )
const store = async (note: string, name: string, text = name): Promise<readonly [string, string]> => {
  const query = new URLSearchParams({ note, name }).toString()
  const response = await ask('PUT', `asset?${query}`, 'application/octet-stream', text)
  if (response.status !== 200) return [String(response.status), await response.text()]
  const { path, link } = (await response.json()) as { path: string; link: string }
  return [path, link]
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hortus-assets-'))
  write('a.md', '# A\n')
  write('x/y/b.md', '# B\n')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a file that is added to a note', () => {
  it('is a note where it is one: beside the other or where new notes go, under a name of its own, as it is', async () => {
    await start()
    const text = '\ufeff# Other\r\n'
    expect(await store('x/y/b.md', 'Other.md', text)).toEqual(['x/y/Other.md', '[[Other]]'])
    expect(readFileSync(join(root, 'x/y/Other.md'), 'utf8')).toBe(text)
    expect(await store('x/y/b.md', 'Other.md', text)).toEqual(['x/y/Other.md', '[[Other]]'])
    expect(await store('x/y/b.md', 'a.md', 'another')).toEqual(['x/y/a 2.md', '[[a 2]]'])
    settings({ newFileLocation: 'folder', newFileFolderPath: 'In', useMarkdownLinks: true })
    expect(await store('x/y/b.md', 'Third one.md')).toEqual([
      'In/Third one.md',
      '[Third one](../../In/Third%20one.md)',
    ])
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('# A\n')
  })

  it('goes where Obsidian has been told', async () => {
    await start()
    for (const [folder, path] of [
      ['/', '1.png'],
      ['./', 'x/y/2.png'],
      ['./img', 'x/y/img/3.png'],
      ['files/in', 'files/in/4.png'],
      // What leads out, or to what is hidden, counts as not said.
      ['../out', 'files/in/5.png'],
      ['.obsidian', 'files/in/6.png'],
    ] as const) {
      settings({ attachmentFolderPath: folder })
      expect((await store('x/y/b.md', path.slice(-5)))[0], folder).toBe(path)
      write('files/in/other.png', 'x')
      await start()
    }
  })

  it('goes to the top where Obsidian has been told nothing of it and no file says otherwise', async () => {
    settings({ useMarkdownLinks: false })
    await start()
    expect(await store('x/y/b.md', 'one.png')).toEqual(['one.png', '![[one.png]]'])
  })

  it('goes where the garden keeps most of its files, or beside the note', async () => {
    await start()
    expect(await store('x/y/b.md', 'one.png')).toEqual(['x/y/one.png', '![[one.png]]'])
    for (const folder of ['p', 'q', 'r']) {
      write(`${folder}/note.md`, `![[${folder}.png]]`)
      write(`${folder}/img/${folder}.png`, folder)
    }
    await start()
    expect((await store('x/y/b.md', 'two.png'))[0]).toBe('x/y/img/two.png')
    for (const name of ['1', '2', '3', '4', '5']) write(`media/${name}.png`, name)
    await start()
    expect((await store('x/y/b.md', 'three.png'))[0]).toBe('media/three.png')
  })

  it('is written as Obsidian has been told, or as the garden writes it', async () => {
    settings({ attachmentFolderPath: 'files', useMarkdownLinks: true, newLinkFormat: 'relative' })
    await start()
    expect((await store('x/y/b.md', 'my (new) one.png'))[1]).toBe('![](../../files/my%20%28new%29%20one.png)')
    expect((await store('x/y/b.md', 'table 1.csv'))[1]).toBe('[table 1.csv](../../files/table%201.csv)')
    settings({ attachmentFolderPath: 'files', newLinkFormat: 'absolute' })
    expect((await store('a.md', 'talk.mp3'))[1]).toBe('![[files/talk.mp3]]')
    rmSync(join(root, '.obsidian'), { recursive: true })
    write('c.md', '![one](files/talk.mp3)\n')
    await start()
    expect((await store('x/y/b.md', 'z.pdf'))[1]).toBe('![](../../files/z.pdf)')
  })

  it('gets a number where another has its name, wherever that is, so that no link changes what it means', async () => {
    settings({ attachmentFolderPath: './' })
    write('old/one.png', 'old')
    await start()
    expect(await store('x/y/b.md', 'One.png', 'new')).toEqual(['x/y/One 2.png', '![[One 2.png]]'])
    expect(readFileSync(join(root, 'old/one.png'), 'utf8')).toBe('old')
  })

  it('goes into folders that are there whatever they are called, and into no new one that could not be', async () => {
    write('C# [old]/c.md', '# C\n')
    await start()
    expect(await store('C# [old]/c.md', 'Other.md')).toEqual(['C# [old]/Other.md', '[[Other]]'])
    expect((await store('CON/c.md', 'Other.md', 'more'))[0]).toBe('422')
    settings({ newFileLocation: 'folder', newFileFolderPath: 'a: b' })
    expect((await store('a.md', 'Third.md'))[0]).toBe('422')
  })

  it('is there for a page before the answer is, and is whole or not at all', async () => {
    await start()
    const [path] = await store('a.md', 'new.png', 'bytes')
    const shown = await app.request(`http://localhost/notes/-/assets/${path}`, {
      headers: { host: 'localhost' },
    })
    expect([shown.status, await shown.text()]).toEqual([200, 'bytes'])
    expect((await store('a.md', 'run.exe'))[0]).toBe('422')
    expect((await store('../a.md', 'y.png'))[0]).toBe('403')
    expect((await store('a.md', 'con.png'))[0]).toBe('con note.png')
  })

  it('follows no settings that a link leads out to', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'hortus-outside-'))
    writeFileSync(join(outside, 'app.json'), '{"attachmentFolderPath":"evil"}')
    symlinkSync(outside, join(root, '.obsidian'))
    await start()
    expect((await store('x/y/b.md', 'q.png'))[0]).toBe('x/y/q.png')
    rmSync(outside, { recursive: true })
  })
})

describe('addresses of a pasted text', () => {
  it('are found among the pages and files of the garden', async () => {
    write('x/y/b.md', '# B\n\n## Why not\n\n![[one.png]]\n')
    write('one.png', 'x')
    await start()
    const addresses = [
      '/notes/x/y/b/#why-not',
      '/notes/a/',
      '/notes/-/assets/one.png',
      '/other/a/',
      '/notes/none/',
    ]
    const response = await ask(
      'POST',
      'addresses',
      'application/json',
      JSON.stringify({ addresses: addresses.join('\n') }),
    )
    expect(await response.json()).toEqual({
      meanings: [
        { kind: 'note', path: 'x/y/b.md', heading: 'Why not' },
        { kind: 'note', path: 'a.md' },
        { kind: 'asset', path: 'one.png' },
        null,
        null,
      ],
    })
  })
})

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerGardens } from '../../../src/features/gardens/answer-gardens.ts'
import { askWeb } from '../../../src/features/gardens/ask-web.ts'
import { digestOf } from '../../../src/features/gardens/inventory-files.ts'
import { openInventory } from '../../../src/features/gardens/inventory-source.ts'
import { parseKept } from '../../../src/features/gardens/kept-garden.ts'
import { readIndex, readNotes } from '../../../src/features/gardens/read-inventory.ts'
import { updateGarden } from '../../../src/features/gardens/update-garden.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import { gardenSite, inventoryOf } from './garden-site.ts'
import { openWebSite, serveFiles, type WebSite } from './web-site.ts'

let folder: string
const sites: WebSite[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hortus-gardens-'))
})

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const site of sites.splice(0)) await site.close()
})

async function open(answer: Parameters<typeof openWebSite>[0]): Promise<WebSite> {
  const site = await openWebSite(answer)
  sites.push(site)
  return site
}

const plain = new Proxy({}, { get: (_, key) => (key === 'isColorSupported' ? false : String) }) as never

async function run(gardens: unknown, ...words: readonly string[]) {
  const options = { ...defaultGardenOptions, settings: { gardens } }
  const { json, text, exitCode } = await answerGardens({ folder, options }, words)
  return { json: json?.() as { gardens: Record<string, unknown>[] }, text: text(plain), exitCode }
}

const keptText = (name: string): string => readFileSync(join(folder, `.hortus/gardens/${name}.json`), 'utf8')

const kernel = {
  'Page cache.md': '# Page cache\n\nPages of files in memory.\n\n## Write-back\n',
  'Scheduler.md': 'Who runs next.\n',
}

/** An inventory of one file with these lines, whose digest is right. */
function inventory(lines: readonly string[], more: object = {}): ReadonlyMap<string, string> {
  const shard = `[${lines.join(',')}]`
  const digest = digestOf(shard)
  const index = { version: 1, title: 'Kernel', notes: lines.length, shards: [digest], ...more }
  return new Map([
    ['-/inventory/index.json', JSON.stringify(index)],
    [`-/inventory/${digest}.json`, shard],
  ])
}

describe('hortus gardens update', () => {
  it('keeps what a site says of its notes, and asks it for nothing that it knows', async () => {
    const site = await open(
      serveFiles(await inventoryOf(await gardenSite(kernel, { title: 'Kernel notes' }))),
    )
    const first = await run({ kernel: site.address }, 'update')
    expect(first.exitCode).toBe(0)
    expect(first.json.gardens).toEqual([
      {
        name: 'kernel',
        address: site.address,
        title: 'Kernel notes',
        state: 'kept',
        notes: 2,
        outcome: { kind: 'updated', files: 1 },
      },
    ])
    expect(site.asked).toHaveLength(2)
    const kept = keptText('kernel')
    expect(parseKept(kept)?.notes.map(({ path }) => path)).toEqual(['Page cache', 'Scheduler'])
    expect(kept.split('\n').filter((line) => line.startsWith('{"href"'))).toHaveLength(2)
    const again = await run({ kernel: site.address }, 'update')
    expect(again.text).toContain('nothing new')
    expect(site.asked).toHaveLength(3)
    expect(keptText('kernel')).toBe(kept)
  })

  it('asks for the files alone that are new', async () => {
    const many = (edited: string): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length: 400 }, (_, i) => [
          `n${i}.md`,
          `# N${i} ${i === 7 ? edited : ''}\n\n${'Words of a note. '.repeat(9)}\n`,
        ]),
      )
    let files = await inventoryOf(await gardenSite(many('')))
    const site = await open((path, request, response) => serveFiles(files)(path, request, response))
    await run({ kernel: site.address }, 'update')
    expect(site.asked.length).toBeGreaterThan(3)
    files = await inventoryOf(await gardenSite(many('edited')))
    site.asked.length = 0
    const { json } = await run({ kernel: site.address }, 'update')
    expect(json.gardens[0]).toMatchObject({ notes: 400 })
    expect(site.asked.length).toBeLessThanOrEqual(3)
    expect(keptText('kernel')).toContain('N7 edited')
  })

  it('reads the folder of a built site, by its path or as a file: address, and follows no link in it', async () => {
    const files = await inventoryOf(await gardenSite(kernel))
    for (const [address, content] of files) {
      const file = join(folder, 'site', address)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
    const address = 'https://kernel.example/'
    const { json } = await run(
      { path: { address, from: 'site' }, url: { address, from: `file://${folder}/site` } },
      'update',
    )
    expect(json.gardens.map(({ notes }) => notes)).toEqual([2, 2])
    rmSync(join(folder, 'site/-/inventory/index.json'))
    symlinkSync(join(folder, 'elsewhere.json'), join(folder, 'site/-/inventory/index.json'))
    const linked = await run({ path: { address, from: 'site' } }, 'update')
    expect(linked.json.gardens[0]).toMatchObject({ notes: 2, outcome: { kind: 'failed' } })
  })

  it('lists gardens without asking any, and says which words it knows', async () => {
    expect((await run({ kernel: 'https://kernel.example' })).text).toBe(
      'kernel: nothing is kept yet: hortus gardens update, https://kernel.example/',
    )
    await expect(run({}, 'fetch')).rejects.toThrow(
      'found "fetch", expected "update", or nothing for a list; a garden’s folder is named by --garden',
    )
    await expect(run({ kernel: 'https://k.example/' }, 'update', 'cells')).rejects.toThrow(
      'no garden is called "cells", expected one of kernel',
    )
  })
})

describe('a garden that cannot be read', () => {
  const notJson = (text: string) => (path: string, _: unknown, response: { end(text: string): void }) =>
    response.end(path === '-/inventory/index.json' ? text : '[]')
  const lying = inventory(['{"href":"a/","path":"a","title":"A"}'])

  it.each<[string, Parameters<typeof openWebSite>[0], string]>([
    ['is gone', (_, __, response) => response.writeHead(404).end(), 'answers with 404, expected 200'],
    ['breaks off', (_, request) => request.socket.destroy(), 'hang up'],
    ['has no JSON', notJson('<!doctype html>'), 'found no JSON object'],
    ['is of a later version', notJson('{"version":9}'), 'found version 9, expected 1'],
    [
      'names files that lead elsewhere',
      notJson('{"version":1,"notes":1,"shards":["../../etc"]}'),
      'no list of digests',
    ],
    ['promises a million notes', notJson('{"version":1,"notes":1000000,"shards":[]}'), 'found 1000000 notes'],
    [
      'leads around in a circle',
      (_, __, response) => response.writeHead(302, { location: '/notes/-/inventory/index.json' }).end(),
      'leads on more than 4 times',
    ],
    [
      'leads to another machine',
      (_, __, response) => response.writeHead(302, { location: 'https://192.168.0.1/' }).end(),
      'leads away from this machine',
    ],
    [
      'leads to a file of this machine',
      (_, __, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'leads to file:',
    ],
    [
      'never ends',
      (_, __, response) => {
        const more = (): void => {
          if (!response.destroyed) response.write('x'.repeat(10_000), () => setImmediate(more))
        }
        more()
      },
      'has more than 40000 bytes',
    ],
    [
      'has other files than it says',
      (path, request, response) =>
        path.endsWith('index.json') ? serveFiles(lying)(path, request, response) : response.end('[]'),
      'found a file with the digest',
    ],
    [
      'has more notes than it says',
      (path, request, response) =>
        serveFiles(inventory(['{"href":"a/","path":"a"}', '{"href":"b/","path":"b"}'], { notes: 1 }))(
          path,
          request,
          response,
        ),
      'found 2 notes, expected 1',
    ],
  ])('because it %s costs a message, and what was kept stays', async (_, answer, reason) => {
    const good = await inventoryOf(await gardenSite(kernel))
    let isBad = false
    const site = await open((path, request, response) =>
      (isBad ? answer : serveFiles(good))(path, request, response),
    )
    await run({ kernel: site.address }, 'update')
    const kept = keptText('kernel')
    writeFileSync(
      join(folder, '.hortus/gardens/kernel.json'),
      kept.replace(/,"etag":"[^,]*"(?=,"shards")/, ''),
    )
    const before = keptText('kernel')
    isBad = true
    const { json, exitCode } = await run({ kernel: site.address }, 'update')
    expect(json.gardens[0]).toMatchObject({ state: 'kept', notes: 2, outcome: { kind: 'failed' } })
    expect(JSON.stringify(json.gardens[0]?.['outcome'])).toContain(reason)
    expect(exitCode).toBe(1)
    expect(keptText('kernel')).toBe(before)
  })

  it('does not keep others from being read', async () => {
    const good = await open(serveFiles(await inventoryOf(await gardenSite(kernel))))
    const bad = await open((_, __, response) => response.writeHead(500).end())
    const { json, text } = await run({ a: bad.address, b: good.address }, 'update')
    expect(json.gardens.map(({ state }) => state)).toEqual(['new', 'kept'])
    expect(text).toContain('answers with 500')
  })

  it('is not waited for without end', async () => {
    const site = await open(() => {})
    const source = openInventory({ name: 'k', address: site.address }, folder, AbortSignal.timeout(150))
    await expect(updateGarden({ name: 'k', address: site.address }, source, undefined)).rejects.toThrow(
      'takes too long',
    )
  })

  it('of the public web leads to nothing inside', async () => {
    const signal = AbortSignal.timeout(2_000)
    for (const address of ['https://10.0.0.1/', 'https://[::1]:1/', 'https://169.254.169.254/'])
      await expect(
        askWeb(address.replace('[::1]', '[fd00::1]'), { etag: '', mostBytes: 9, signal }),
      ).rejects.toThrow('not of the public web')
    await expect(askWeb('http://kernel.example/', { etag: '', mostBytes: 9, signal })).rejects.toThrow(
      'leads to http:, expected https:',
    )
  })
})

describe('what an inventory says', () => {
  it('is taken as far as it is what it should be', () => {
    const notes = readNotes(
      JSON.stringify([
        {
          href: 'a/',
          path: 'a',
          title: '<script>x</script>\u202e\n b',
          aliases: ['x', 3, null],
          headings: [['i', 'H'], 'no'],
        },
        { href: 'javascript:alert(1)', path: 'b' },
        { href: '//evil.example/', path: 'c' },
        { href: '../up/', path: 'd' },
        { href: 'a/%2e%2e/b/', path: 'e' },
        {
          href: 'f/',
          path: 'f',
          links: [
            ['javascript:x', '', '', ''],
            ['https://ok.example/', 'a', 'b', 'c'],
          ],
        },
        { href: 'g/"onclick=', path: 'g' },
        { href: 'h/' },
        'text',
        null,
      ]),
    )
    expect(notes).toEqual([
      {
        href: 'a/',
        path: 'a',
        title: '<script>x</script> b',
        aliases: ['x'],
        headings: [{ id: 'i', text: 'H' }],
        topics: [],
        text: '',
        links: [],
      },
      {
        href: 'f/',
        path: 'f',
        title: 'f',
        aliases: [],
        headings: [],
        topics: [],
        text: '',
        links: [{ to: 'https://ok.example/', before: 'a', link: 'b', after: 'c' }],
      },
    ])
  })

  it('changes no object of ours', () => {
    readIndex('{"__proto__":{"version":1,"notes":1,"shards":[]},"constructor":{"prototype":{"x":1}}}')
    const [note] = readNotes('[{"__proto__":{"title":"T"},"href":"a/","path":"a"}]') ?? []
    expect(note?.title).toBe('a')
    expect(Object.hasOwn(Object.prototype, 'version') || 'x' in {}).toBe(false)
    expect(typeof readIndex('{"__proto__":{"version":1,"notes":1,"shards":[]}}')).toBe('string')
  })
})

import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type BuildList, listAddress, markAddress } from '../../../src/features/offline/build-list.ts'
import { retiredWorker } from '../../../src/features/offline/retired-worker.ts'
import { type Answer, createGardenKeeper } from '../../../src/features/offline/web/garden-keeper.ts'
import { keptName } from '../../../src/features/offline/web/kept-builds.ts'
import type { KeptFile, Shelf } from '../../../src/features/offline/web/site-fetch.ts'

const pages = ['index.html', 'a/index.html', 'b/index.html', '404.html']
const parts = ['-/site.css', '-/search/entry.bin', '-/map/overview.json']

/** A site by address. Each file says of which build it is, but for one that all builds have in common. */
type Site = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const digestOf = (bytes: Uint8Array): string => hash('sha1', bytes, 'base64url')

function buildSite(number: number): Site {
  const files = new Map(
    [...pages, ...parts].map((address) => [address, bytesOf(`${address} of ${number}`)] as const),
  )
  files.set('b/index.html', bytesOf('the same in every build'))
  const list: BuildList = {
    shell: ['-/site.css', '404.html'],
    offline: { title: 'Away', text: 'Offline.' },
    files: Object.fromEntries(
      [...files].map(([address, bytes]) => [address, [digestOf(bytes), bytes.length] as const]),
    ),
  }
  const content = bytesOf(JSON.stringify(list))
  return new Map([
    ...files,
    [listAddress(digestOf(content)), content],
    [markAddress, bytesOf(JSON.stringify({ id: digestOf(content) }))],
  ])
}

function memoryShelf(): Shelf {
  const files = new Map<string, KeptFile>()
  return {
    get: async (name) => files.get(name),
    has: async (name) => files.has(name),
    async put(name, file) {
      files.delete(name)
      files.set(name, file)
    },
    delete: async (name) => void files.delete(name),
    names: async () => [...files.keys()],
  }
}

/** A reader with open pages, a host whose build changes under them, and a browser that ends its worker at will. */
function createWorld(shelf: Shelf = memoryShelf()) {
  let now = 0
  let site: Site | undefined = buildSite(0)
  /** Requests after which the host gets another build, or goes away, in the midst of what is asked. */
  let countdown = Number.POSITIVE_INFINITY
  let next: Site | undefined
  const open = new Set<string>()
  const told: string[] = []
  const start = () =>
    createGardenKeeper({
      shelf,
      now: () => now,
      openClients: async () => [...open],
      tellNewer: async (client) => void told.push(client),
      retire: async () => {
        for (const name of await shelf.names()) await shelf.delete(name)
      },
      digest: async (bytes) => digestOf(bytes),
      async fetchFile(address) {
        now += 20_000
        if (--countdown < 0) {
          site = next
          countdown = Number.POSITIVE_INFINITY
        }
        if (site === undefined) return undefined
        const bytes = site.get(address)
        return { status: bytes ? 200 : 404, type: 'text/html', bytes: bytes ?? bytesOf('no such file') }
      },
    })
  return {
    open,
    told,
    shelf,
    keeper: start(),
    restart() {
      this.keeper = start()
    },
    change(to: Site | undefined, after: number) {
      next = to
      countdown = after
    },
  }
}

/** What a file says of its build; undefined of what is in all. */
function buildIn(answer: Answer): string | undefined {
  return answer.kind === 'file' ? / of (\d+)/.exec(textOf(answer.file.bytes))?.[1] : undefined
}

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('open' as const), page: fc.constantFrom(...pages.slice(0, 3)) }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      client: fc.nat(5),
      address: fc.constantFrom(...pages, ...parts),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('build' as const),
      number: fc.integer({ min: 0, max: 3 }),
      after: fc.nat(6),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('away' as const), after: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('restart' as const, 'tidy' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), client: fc.nat(5) }) },
)

it('never shows a page anything of another build than its own, whenever the host changes, goes away or comes back', async () => {
  let answered = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const world = createWorld()
      const builds = new Map<string, string | undefined>()
      let clients = 0
      const nth = (n: number): string | undefined => [...world.open][n % Math.max(1, world.open.size)]
      for (const one of steps) {
        switch (one.kind) {
          case 'open': {
            const client = `page-${clients++}`
            const answer = await world.keeper.open(one.page, client)
            if (answer.kind !== 'file') break
            world.open.add(client)
            builds.set(client, buildIn(answer))
            break
          }
          case 'ask': {
            const client = nth(one.client)
            if (client === undefined) break
            const answer = await world.keeper.answer(one.address, client, one.address.endsWith('.html'))
            // Nothing may come by that is not checked.
            expect(answer.kind).not.toBe('pass')
            if (answer.kind !== 'file') refused++
            const build = buildIn(answer)
            if (build === undefined) break
            answered++
            expect(build).toBe(builds.get(client) ?? build)
            builds.set(client, build)
            break
          }
          case 'build':
            world.change(buildSite(one.number), one.after)
            break
          case 'away':
            world.change(undefined, one.after)
            break
          case 'tidy':
            await world.keeper.tidy()
            break
          case 'restart':
            world.restart()
            break
          case 'close': {
            const client = nth(one.client)
            if (client !== undefined) world.open.delete(client)
          }
        }
      }
    }),
    { seed: 20261123, numRuns: 200 },
  )
  // Neither is all refused, nor does nothing ever have to be.
  expect(answered).toBeGreaterThan(500)
  expect(refused).toBeGreaterThan(100)
})

it('answers from what was read while the host is away, and says where nothing was', async () => {
  const world = createWorld()
  await world.keeper.open('a/index.html', 'first')
  world.change(undefined, 0)
  world.restart()
  expect(await world.keeper.open('a/index.html', 'second')).toMatchObject({ kind: 'file', status: 200 })
  expect(await world.keeper.open('index.html', 'third')).toMatchObject({ kind: 'file', status: 503 })
  expect(await world.keeper.answer('index.html', 'second', true)).toEqual({ kind: 'refuse', status: 504 })
})

it('leads on from the address of a page without its slash while the host that does is away', async () => {
  const world = createWorld()
  await world.keeper.open('a/index.html', 'first')
  world.change(undefined, 0)
  expect(await world.keeper.open('a', 'second')).toEqual({ kind: 'go', address: 'a/' })
  expect(await world.keeper.open('b', 'second')).toMatchObject({ kind: 'file', status: 503 })
})

it('opens pages with all that they ask for in a browser that has no room for anything', async () => {
  const full = { ...memoryShelf(), put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }
  const world = createWorld(full)
  expect(await world.keeper.open('a/index.html', 'first')).toMatchObject({ kind: 'file', status: 200 })
  world.open.add('first')
  expect(buildIn(await world.keeper.answer('-/search/entry.bin', 'first', false))).toBe('0')
  world.change(buildSite(1), 0)
  expect(await world.keeper.answer('-/map/overview.json', 'first', false)).toEqual({
    kind: 'refuse',
    status: 409,
  })
})

it('says to a page that moves about that the site has become newer', async () => {
  const world = createWorld()
  await world.keeper.open('a/index.html', 'first')
  world.open.add('first')
  world.change(buildSite(1), 0)
  expect(await world.keeper.answer('index.html', 'first', true)).toEqual({ kind: 'refuse', status: 409 })
  expect(world.told).toEqual(['first'])
})

it('stands aside where a host changes pages on the way', async () => {
  const world = createWorld()
  const site = new Map(buildSite(0)).set('a/index.html', bytesOf('a page with an advertisement'))
  world.change(site, 0)
  expect(await world.keeper.open('a/index.html', 'first')).toMatchObject({ kind: 'file', status: 200 })
  expect(await world.keeper.answer('-/site.css', 'first', false)).toEqual({ kind: 'pass' })
})

it('goes where the site has no worker any more, keeps nothing, and gives open pages nothing of the site as it is then', async () => {
  const world = createWorld()
  await world.keeper.open('a/index.html', 'first')
  world.open.add('first')
  const plain = new Map(
    [...pages, ...parts].map((address) => [address, bytesOf(`${address} without`)] as const),
  )
  plain.set('offline-worker.js', bytesOf(retiredWorker))
  world.change(plain, 0)
  expect(await world.keeper.open('index.html', 'second')).toEqual({ kind: 'again' })
  expect(world.told).toEqual(['first'])
  expect(await world.shelf.names()).toEqual([])
  // A browser that asks it all the same, for this page or another, is not sent in a circle.
  expect(await world.keeper.open('index.html', 'second')).toEqual({ kind: 'pass' })
  for (const restart of [false, true]) {
    if (restart) world.restart()
    for (const address of ['index.html', '-/search/entry.bin'])
      expect(await world.keeper.answer(address, 'first', true)).toEqual({ kind: 'refuse', status: 409 })
  }
  expect(await world.shelf.names()).toEqual([])
})

it('keeps all of a garden while its host has no list of a build for a moment', async () => {
  const world = createWorld()
  await world.keeper.open('a/index.html', 'first')
  const kept = await world.shelf.names()
  const half = new Map(buildSite(1))
  half.delete(markAddress)
  world.change(half, 0)
  expect(await world.keeper.open('a/index.html', 'second')).toMatchObject({ kind: 'file' })
  expect(await world.shelf.names()).toEqual(expect.arrayContaining([...kept]))
})

it('goes on showing the build that is here whole while a newer one is here in part and the host is away', async () => {
  const world = createWorld()
  world.open.add('first')
  await world.keeper.open('index.html', 'first')
  for (const address of [...pages, ...parts]) await world.keeper.answer(address, 'first', false)
  const [list] = (await world.shelf.names()).filter((name) => name.startsWith('list/'))
  await world.shelf.put(keptName, { type: '', bytes: bytesOf(list!.slice('list/'.length)) })
  world.change(buildSite(1), 0)
  world.open.delete('first')
  world.open.add('second')
  expect(buildIn(await world.keeper.open('index.html', 'second'))).toBe('1')
  world.open.delete('second')
  await world.keeper.tidy()
  world.change(undefined, 0)
  world.open.add('third')
  expect(buildIn(await world.keeper.open('index.html', 'third'))).toBe('0')
  expect(buildIn(await world.keeper.answer('-/search/entry.bin', 'third', false))).toBe('0')
})

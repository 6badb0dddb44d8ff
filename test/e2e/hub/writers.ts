import { connect, createServer, type Socket } from 'node:net'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { expect, onTestFinished } from 'vitest'
import { Doc, type Text } from 'yjs'
import { add, grantWriting } from '../../../src/hub/administer.ts'
import type { GardenRecord } from '../../../src/hub/gardens/garden-record.ts'
import { startHub } from '../../../src/hub/serve/run-server.ts'
import { openSessions, type Reader } from '../../../src/hub/serve/sessions.ts'
import type { SavingTimes } from '../../../src/hub/together/save-notes.ts'
import { testDatabase } from '../../hub-database.ts'
import { createRepository, scratchFolder, type TestRepository } from './hub-shop.ts'
import { serveTestHub, type TestHub } from './serving.ts'

/** Nobody waits long in a test. */
const times: SavingTimes = { pause: 300, longest: 2_000, poll: 500, retry: 200, longestRetry: 1_000 }

/** A hub in which `staff` reads and writes the garden `a/notes`. */
export interface WritingHub extends TestHub {
  readonly repository: TestRepository
  readonly garden: GardenRecord
  /** Signs somebody in; resolves to their cookie. */
  enter(name: string, groups?: readonly string[]): Promise<string>
  /** Ends the hub and starts another one at the same address. */
  restart(): Promise<void>
}

/** What git would say of a note now, without its work tree. */
export function inGit(repository: TestRepository, path: string): string {
  return repository.git('show', `main:${path}`)
}

/** Serves a garden with these notes, for writing. */
export async function serveWritingHub(
  notes: Readonly<Record<string, string>>,
  database = testDatabase,
): Promise<WritingHub> {
  const writing = { git: { protocols: ['file'], env: gitEnvironment }, times } as const
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const hub = await serveTestHub(
    { port, publicUrl, writing: { ...writing, scratch: scratchFolder() } },
    database,
  )
  const repository = createRepository()
  repository.git('config', 'receive.denyCurrentBranch', 'updateInstead')
  repository.push(notes)
  const garden = await add(hub.shop.database, 'test', {
    path: 'a/notes',
    gitUrl: repository.url,
    branch: 'main',
    isTrusted: false,
    publish: null,
    readers: ['staff'],
  })
  await grantWriting(hub.shop.database, 'test', 'a/notes', { folder: '', reader: 'staff' })
  const cookie = await enter(hub, 'first', ['staff'])
  // The server hears of the garden from the database.
  await expect
    .poll(async () => (await fetch(`${hub.url}/-/write/a/notes/`, { headers: { cookie } })).status)
    .toBe(200)
  return {
    ...hub,
    repository,
    garden,
    enter: (name, groups = ['staff']) => enter(hub, name, groups),
    async restart() {
      await hub.close()
      const again = await startHub(
        { database: hub.shop.database, content: hub.shop.content, log: () => {} },
        {
          host: '127.0.0.1',
          port,
          watchHost: '127.0.0.1',
          watchPort: 0,
          publicUrl,
          signIn: undefined,
          writing: { ...writing, scratch: scratchFolder() },
        },
      )
      onTestFinished(() => again.close())
    },
  }
}

/** Opens a note as somebody who may. */
export async function write(hub: WritingHub, name: string, path: string, port?: number): Promise<Typist> {
  const cookie = await hub.enter(name)
  const epoch = await epochOf(hub, cookie, path)
  const typist = openTypist(hub, { cookie, path, epoch: epoch!, ...(port !== undefined && { port }) })
  await expect.poll(() => typist.provider.synced).toBe(true)
  return typist
}

/** Everything that programs typed has been taken by the hub. */
export async function untilTaken(typists: readonly Typist[]): Promise<void> {
  await expect
    .poll(() => typists.filter(({ provider }) => !provider.synced || provider.hasUnsyncedChanges).length)
    .toBe(0)
}

/** A port that nobody has now. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { readonly port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

const gitEnvironment = { PATH: process.env['PATH'] ?? '', TZ: 'UTC' }

async function enter(hub: TestHub, name: string, groups: readonly string[]): Promise<string> {
  const reader: Reader = { subject: name, name: name.toUpperCase(), email: `${name}@example.org`, groups }
  return `hortus=${await openSessions(hub.shop.database.query, { now: Date.now }).begin(reader)}`
}

/** What the hub calls a note's document now; undefined where somebody sees nothing. */
export async function epochOf(hub: TestHub, cookie: string, path: string): Promise<string | undefined> {
  const page = await fetch(`${hub.url}/-/write/a/notes/${encodeURI(path)}`, { headers: { cookie } })
  return /data-epoch="([^"]+)"/.exec(await page.text())?.[1]
}

/** A program that writes as a browser does. */
export interface Typist {
  readonly text: Text
  readonly provider: HocuspocusProvider
  readonly standings: readonly string[]
  /** Why the document was not opened. */
  readonly refusals: readonly string[]
}

/** Sends cookie and origin, which browsers do by themselves. */
export function socketFor(cookie: string, origin: string): unknown {
  return class extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin } } as unknown as string[])
    }
  }
}

/** Opens a note of `a/notes`; `port` is where the hub is found, as behind a wire that is cut. */
export function openTypist(
  hub: TestHub,
  { cookie, path, epoch, port }: { cookie: string; path: string; epoch: string; port?: number },
): Typist {
  const standings: string[] = []
  const refusals: string[] = []
  const document = new Doc()
  const url = new URL(hub.url)
  const socket = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port ?? url.port}/-/together`,
    WebSocketPolyfill: socketFor(cookie, url.origin),
    delay: 50,
    minDelay: 20,
    maxDelay: 400,
  })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: `a/notes/${path}`,
    document,
    token: epoch,
    onStateless: ({ payload }) => void standings.push(payload),
    onAuthenticationFailed: ({ reason }) => void refusals.push(reason),
  })
  // As the page does: it tells which of Yjs's clients is whose.
  provider.setAwarenessField('user', {})
  provider.attach()
  onTestFinished(() => {
    provider.destroy()
    socket.destroy()
  })
  return { text: document.getText('text'), provider, standings, refusals }
}

/** A wire to the hub whose connections can be cut, one by one or all. */
export async function layCuttableWire(to: number): Promise<{
  readonly port: number
  /** Cuts the connection that `pick` chooses among so many. */
  cut(pick: (count: number) => number): void
}> {
  const pairs = new Set<readonly [Socket, Socket]>()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    for (const socket of pair) {
      socket.on('error', () => {})
      socket.on('close', () => {
        pairs.delete(pair)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  })
  return {
    port: (server.address() as { readonly port: number }).port,
    cut(pick) {
      const [near] = [...pairs][pick(pairs.size)] ?? []
      // Without a farewell, as a cable that is pulled.
      near?.resetAndDestroy()
    },
  }
}

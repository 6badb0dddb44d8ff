import { connect, createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { siteIndex } from '../../../src/features/search/rows/site-index.ts'
import { createContent } from '../../../src/hub/content/content.ts'
import { createMemoryContent } from '../../../src/hub/content/memory-content.ts'
import { openDatabase } from '../../../src/hub/database/database.ts'
import { notePush } from '../../../src/hub/gardens/pushes.ts'
import { createRowSearch } from '../../../src/hub/search/row-search.ts'
import { type HubServing, type RunningHub, startHub } from '../../../src/hub/serve/run-server.ts'
import { makeGarden, type Workshop } from '../../../src/hub/work/make-garden.ts'
import { testDatabase } from '../../hub-database.ts'
import { openShop } from './hub-shop.ts'

/** A hub that serves, with what a worker needs to make its gardens in the test's own process. */
export interface TestHub extends RunningHub {
  readonly shop: Workshop
  readonly lines: readonly string[]
  make(garden: string): Promise<void>
}

/** Serves a hub of the test's own; `database` is where it finds PostgreSQL. */
export async function serveTestHub(
  serving: Partial<HubServing> = {},
  database = testDatabase,
): Promise<TestHub> {
  const memory = createMemoryContent()
  const shop = await openShop(memory)
  const lines: string[] = []
  const own = openDatabase(database, shop.database.schema)
  const search = createRowSearch(own, siteIndex)
  const hub = await startHub(
    {
      database: own,
      content: createContent(memory),
      search,
      log: (...line) => void lines.push(JSON.stringify(line)),
    },
    {
      host: '127.0.0.1',
      port: 0,
      watchHost: '127.0.0.1',
      watchPort: 0,
      publicUrl: undefined,
      signIn: undefined,
      ...serving,
    },
  )
  onTestFinished(async () => {
    await hub.close()
    await own.close()
  })
  return {
    ...hub,
    shop,
    lines,
    async make(garden) {
      await notePush(shop.database.query, { garden, cause: 'hand' })
      // A worker has its own way to the database.
      await makeGarden(
        { ...shop, search: createRowSearch(shop.database, siteIndex) },
        garden,
        new AbortController().signal,
      )
    },
  }
}

/** A way to the database that can be cut. */
export interface Wire {
  readonly address: string
  /** Ends all connections and takes no more. */
  cut(): Promise<void>
  mend(): Promise<void>
}

/** Lays a wire to the tests' database. */
export async function layWire(): Promise<Wire> {
  const url = new URL(testDatabase)
  const sockets = new Set<Socket>()
  const open = (port: number): Promise<Server> =>
    new Promise((resolve) => {
      const server = createServer((near) => {
        const far = connect(Number(url.port || 5432), url.hostname)
        for (const socket of [near, far]) {
          sockets.add(socket)
          socket.on('error', () => {})
          socket.on('close', () => {
            sockets.delete(socket)
            near.destroy()
            far.destroy()
          })
        }
        near.pipe(far).pipe(near)
      })
      server.listen(port, '127.0.0.1', () => resolve(server))
    })
  let server = await open(0)
  const { port } = server.address() as { readonly port: number }
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  onTestFinished(cut)
  const address = new URL(testDatabase)
  address.hostname = '127.0.0.1'
  address.port = String(port)
  return {
    address: address.href,
    cut,
    async mend() {
      server = await open(port)
    },
  }
}

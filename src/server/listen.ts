import type { IncomingMessage } from 'node:http'
import { type AddressInfo, Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { type ServerType, serve } from '@hono/node-server'
import { answerFaulty } from './answer-faulty.ts'
import type { App } from './create-app.ts'
import { type OpenAnswers, trackAnswers } from './track-answers.ts'

/** Where a server listens. */
interface Listening {
  readonly port: number
  /** Takes no more requests, and resolves when those that are being answered are, or after some seconds. */
  close(): Promise<void>
}

/** Slow senders: a head within ten seconds, all of a request within a minute. */
const limits = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }

/** Connections at once, most of them idle: each costs some kilobytes. More are closed before a byte is read. */
const maxConnections = 2_000

/** How long requests that are being answered may take when a server ends, in milliseconds. */
const patience = 3_000

/** How often any free port is looked for that is free at every address. */
const maxTries = 20

/**
 * `localhost` is two addresses. Whoever has only one of them leaves the other to any program of this machine, and a
 * browser may try that first.
 */
const addressesOf = (host: string): readonly string[] =>
  host === 'localhost' ? ['127.0.0.1', '::1'] : [host]

/** The host that leads to what listens at `host`, and to nothing else, as addresses of sites write it. */
export function literalHost(host: string): string {
  const [address] = addressesOf(host) as readonly [string]
  return address.includes(':') ? `[${address}]` : address
}

/** Takes requests that want another protocol; without it they are answered as any other. */
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/**
 * Listens at a port of a host, 0 taking any: at all addresses of the host that this machine has. Rejects with the system's
 * error where one of them is taken, or none is ours.
 */
export async function listen(
  fetch: App['fetch'],
  host: string,
  port: number,
  upgrade?: Upgrade,
): Promise<Listening> {
  const [first, ...others] = addressesOf(host) as readonly [string, ...string[]]
  for (let tries = 1; ; tries++) {
    const servers = [await start(fetch, first, port, upgrade)]
    const found = (servers[0]!.server.address() as AddressInfo).port
    try {
      for (const address of others) servers.push(await start(fetch, address, found, upgrade))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // A machine without this kind of address: nobody else can be there either.
      const isMissing = code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'
      if (!isMissing) {
        await Promise.all(servers.map(stop))
        if (port === 0 && code === 'EADDRINUSE' && tries < maxTries) continue
        throw error
      }
    }
    return { port: found, close: async () => void (await Promise.all(servers.map(stop))) }
  }
}

interface StartedServer {
  readonly server: ServerType
  readonly answers: OpenAnswers
}

async function start(
  fetch: App['fetch'],
  hostname: string,
  port: number,
  upgrade: Upgrade | undefined,
): Promise<StartedServer> {
  const server = serve({ fetch, hostname, port, serverOptions: limits })
  server.on('clientError', answerFaulty)
  if (upgrade !== undefined) server.on('upgrade', upgrade)
  // Node's servers have no such property before it is set.
  if (server instanceof Server) server.maxConnections = maxConnections
  const answers = trackAnswers(server)
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  return { server, answers }
}

/** Who has sent a text is told that it is saved; who is still sending it is not waited for longer. */
async function stop({ server, answers }: StartedServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  await answers.ended(patience)
  if ('closeAllConnections' in server) server.closeAllConnections()
  await closed
}

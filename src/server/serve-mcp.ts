import { setImmediate } from 'node:timers/promises'
import { Hono } from 'hono'
import { tokenHeader } from '../features/editor/edit-api.ts'
import type { AccessPolicy } from './access-policy.ts'
import { countHosts } from './count-hosts.ts'
import { guardRequest } from './guard-request.ts'
import { listen, literalHost } from './listen.ts'
import { createRateLimit } from './rate-limit.ts'
import type { RunningServer } from './serve-garden.ts'
import type { SocketBindings } from './socket-bindings.ts'

/** Where agents find the protocol on this server. */
const mcpPath = '/mcp'

/** Requests in a second, and at once. */
const rate = { perSecond: 50, burst: 200 }

/** What a client reads that asks more often, as the protocol has errors of requests that were not looked into. */
const tooMany = {
  jsonrpc: '2.0',
  error: {
    code: -32_000,
    message: `too many requests, expected at most ${rate.perSecond} a second: wait a moment`,
  },
  id: null,
}

/** What answers the protocol, as web standards have requests. */
interface McpHandler {
  fetch(request: Request): Promise<Response>
  close(): Promise<void>
}

/** How the protocol is served. */
interface McpServing {
  readonly handler: McpHandler
  /** Its token is asked of everybody, as a bearer of it. */
  readonly policy: AccessPolicy
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
}

/** The routes of such a server, without a socket. `now` gives milliseconds, for the limit on requests. */
export function createMcpApp(
  { handler, policy }: Pick<McpServing, 'handler' | 'policy'>,
  now: () => number,
): Hono<{ Bindings: SocketBindings }> {
  const limit = createRateLimit(rate.perSecond, rate.burst, now)
  // One begins in each turn of the event loop: a flood would else hold up whoever has not been read yet, past its time.
  let turn: Promise<unknown> = Promise.resolve()
  const app = new Hono<{ Bindings: SocketBindings }>({ strict: true })
  app.all('*', async (c) => {
    const { pathname, search } = new URL(c.req.url)
    const incoming = c.env?.incoming
    const [, bearer] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
    const refusal = guardRequest(
      {
        method: c.req.method,
        target: incoming?.url ?? pathname + search,
        header: (name) => (name === tokenHeader ? bearer : c.req.header(name)),
        hostCount: countHosts(incoming?.rawHeaders ?? []),
        peer: incoming?.socket.remoteAddress,
      },
      'api-read',
      policy,
    )
    if (refusal) return c.text(refusal.reason, refusal.status)
    if (!limit.take()) return c.json(tooMany, 429, { 'retry-after': '1' })
    if (pathname !== mcpPath) return c.text(`There is nothing here but ${mcpPath}`, 404)
    turn = turn.then(() => setImmediate())
    await turn
    return handler.fetch(c.req.raw)
  })
  return app
}

/** Serves the protocol. Resolves when it listens; rejects with the system's error when the port is taken. */
export async function serveMcp({ handler, policy, host, port }: McpServing): Promise<RunningServer> {
  const app = createMcpApp({ handler, policy }, () => performance.now())
  const listening = await listen(app.fetch, host, port)
  return {
    url: `http://${literalHost(host)}:${listening.port}${mcpPath}`,
    async close() {
      await listening.close()
      await handler.close()
    },
  }
}

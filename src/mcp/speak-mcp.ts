import { once } from 'node:events'
import { Readable } from 'node:stream'
import { createMcpHandler } from '@modelcontextprotocol/server'
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio'
import { createMcpServer, type McpServerSettings } from './create-mcp-server.ts'

/** The protocol about one garden, on the ways by which agents reach it. */
export interface Mcp {
  /** Speaks over stdin and stdout; resolves when the other side is gone. `onFault` is told of what it sent wrong. */
  overStdio(onFault: (message: string) => void): Promise<void>
  /** Answers requests as web standards have them, each by itself. */
  overHttp(): { fetch(request: Request): Promise<Response>; close(): Promise<void> }
}

/** Most bytes of one message: a proposal of 50 notes, and not the memory of this machine. */
const maxMessageBytes = 4_194_304

/** Subscriptions that one client may hold open; there is little that they are told. */
const maxSubscriptions = 4

/** Opens the protocol. */
export function createMcp(settings: McpServerSettings): Mcp {
  const create = () => createMcpServer(settings)
  return {
    overStdio: (onFault) =>
      new Promise<void>((resolve) => {
        // The SDK's transport listens for each answer that waits for room in the pipe.
        process.stdout.setMaxListeners(0)
        const input = Readable.from(unhurried(process.stdin))
        const transport = new StdioServerTransport(input, process.stdout, {
          maxBufferSize: maxMessageBytes,
        })
        serveStdio(create, { transport, maxSubscriptions, onerror: ({ message }) => onFault(message) })
        const { onclose } = transport
        transport.onclose = () => {
          onclose?.()
          input.destroy()
          resolve()
        }
      }),
    overHttp() {
      const { fetch, close } = createMcpHandler(create, {
        maxSubscriptions,
        maxRequestBodySize: maxMessageBytes,
      })
      return { fetch: (request) => fetch(request), close }
    },
  }
}

/** What comes in, piece by piece, and nothing more while answers wait to be read: a client that only asks fills its own pipe. */
async function* unhurried(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const piece of input) {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain')
    yield piece
  }
}

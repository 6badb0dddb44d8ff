import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A web server of this machine, and what it was asked for. */
export interface WebSite {
  /** With a slash at its end. */
  readonly address: string
  /** Paths from its top, in order. */
  readonly asked: string[]
  close(): Promise<void>
}

/** Serves what `answer` says below `/notes/`. */
export async function openWebSite(
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => void,
): Promise<WebSite> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/notes\//, '')
    asked.push(path)
    answer(path, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/notes/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Serves files with tags, as hosts of static sites do. */
export function serveFiles(files: ReadonlyMap<string, string>) {
  return (path: string, request: IncomingMessage, response: ServerResponse): void => {
    const content = files.get(path)
    if (content === undefined) {
      response.writeHead(404).end()
      return
    }
    const etag = `"${content.length}-${Buffer.from(content.slice(-40)).toString('hex')}"`
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else response.writeHead(200, { etag, 'content-type': 'application/json' }).end(content)
  }
}

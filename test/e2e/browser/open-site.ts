import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { runHortus } from '../build/run-hortus.ts'
import { freePort, realHosts } from '../real-hosts.ts'

/** A built site behind a plain file server, as any web host would show it. */
export interface OpenSite {
  /** With a slash at its end. */
  readonly url: string
  /** Bytes of a file of the site, as sent. */
  read(path: string): Buffer
  /** Makes the server refuse what `refuse` says, from now on. */
  refuse(refuse: (path: string) => boolean): void
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/**
 * Writes a garden's files, builds it and serves the site. `files` by path; an absolute folder is built as it is. `onHost` names a
 * server that is installed, below a path of which the site is put; default: what `HORTUS_HOST` says, else a plain server at the top.
 */
export async function openSite(
  garden: Readonly<Record<string, string>> | string,
  onHost: string | undefined = process.env['HORTUS_HOST'],
): Promise<OpenSite> {
  const scratch = mkdtempSync(join(tmpdir(), 'hortus-site-'))
  const folder = typeof garden === 'string' ? garden : join(scratch, 'garden')
  if (typeof garden !== 'string') {
    for (const [path, text] of Object.entries(garden)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
  }
  const host = realHosts.find(({ name }) => name === onHost)
  const base = host === undefined ? '/' : deepBase
  const site = join(scratch, 'site', base)
  const built = await runHortus(['build', folder, '--out', site, '--base', base])
  if (built.code !== 0) throw new Error(built.stderr)
  const served = host === undefined ? await serveSite(site) : await serveOn(host, scratch)
  return {
    ...served,
    async close() {
      await served.close()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

/** Where a site lies on a real server: as deep as it may. */
const deepBase = '/my/notes/'

/** Where the sites of this run lie on their server. */
export const siteBase = realHosts.some(({ name }) => name === process.env['HORTUS_HOST']) ? deepBase : '/'

/** The path of an address from the top of the site that it is in, as if that were the top of its server. */
export function pathInSite(address: string): string {
  const path = decodeURIComponent(new URL(address).pathname)
  return path.startsWith(siteBase) ? path.slice(siteBase.length - 1) : path
}

/** Serves the site in `site/` of a folder by a real server, set up as `hortus deploy-files` says. */
async function serveOn(
  { name, file, start }: (typeof realHosts)[number],
  scratch: string,
): Promise<OpenSite> {
  const asked = join(scratch, 'asked')
  mkdirSync(asked)
  writeFileSync(join(asked, 'hortus.config.json'), JSON.stringify({ base: deepBase }))
  const { stdout } = await runHortus(['deploy-files', name, asked, '--json'])
  const { files } = JSON.parse(stdout) as { readonly files: Readonly<Record<string, string>> }
  const conf = files[file]!.replaceAll('/var/www/garden', join(scratch, 'site'))
  const port = await freePort()
  const server = start(conf, mkdtempSync(join(scratch, 'server-')), port)
  const url = `http://127.0.0.1:${port}${deepBase}`
  for (const stream of [server.stdout, server.stderr]) stream.resume()
  for (let turn = 0; turn < 200; turn++) {
    const isUp = await fetch(url).then(
      ({ status }) => status === 200,
      () => false,
    )
    if (isUp) break
    await setTimeout(50)
  }
  return {
    url,
    read: (path) => readFileSync(join(scratch, 'site', deepBase, path)),
    // What becomes of a line that breaks is tested on the plain server.
    refuse() {},
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
    },
  }
}

/** Serves a site that is built; it stays when the server is closed. */
export async function serveSite(site: string): Promise<OpenSite> {
  let refused = (_path: string): boolean => false
  const server = createServer((request, response) => {
    const path = pathOf(request)
    if (refused(path)) {
      response.destroy()
      return
    }
    const file = join(site, path.endsWith('/') ? `${path}index.html` : path)
    const found = existsSync(file) ? file : join(site, '404.html')
    response.writeHead(found === file ? 200 : 404, {
      'content-type': types[extname(found)] ?? 'application/octet-stream',
    })
    response.end(readFileSync(found))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    read: (path) => readFileSync(join(site, path)),
    refuse(refuse) {
      refused = refuse
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function pathOf(request: IncomingMessage): string {
  return decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname)
}

import { once } from 'node:events'
import { engineIdentity } from '../build/engine-files.ts'
import { createCachedPool } from '../build/prepared-cache.ts'
import { type RunningServer, serveGarden } from '../server/serve-garden.ts'
import { cacheFileOf } from './cache-file.ts'
import { createProgress } from './create-progress.ts'
import { countOf } from './describe-counts.ts'
import { openBrowser } from './open-browser.ts'
import { type OpenGardenRequest, openGarden, openSession } from './open-garden.ts'
import { showPath } from './resolve-garden-folder.ts'
import type { Terminal } from './terminal.ts'

/** A server as the command line asks for it. */
export interface ServeRequest extends OpenGardenRequest {
  /** Tried in this order; the first free one is taken. */
  readonly ports: readonly number[]
  readonly host: string
  readonly open: boolean
  readonly terminal: Terminal
}

/** Serves until the process is told to end. Rejects when no port is free or the address is not of this machine. */
export async function runServe(request: ServeRequest): Promise<void> {
  const { terminal } = request
  const { colors } = terminal
  const garden = await openGarden(request)
  const progress = await createProgress(terminal)
  const pool = createCachedPool(garden.pool, {
    file: cacheFileOf(garden.folder),
    key: JSON.stringify([engineIdentity(), garden.options, garden.configDigest]),
  })
  const session = openSession({ ...garden, pool }, { onProgress: progress.onProgress, isLive: true })
  const snapshot = await session.update().finally(progress.stop)

  const server = await listen(request, (port) =>
    serveGarden({
      session,
      store: garden.store,
      webAssets: garden.webAssets,
      base: garden.options.base,
      host: request.host,
      port,
      onNotice: (message) => terminal.err(message),
      onUpdate: (milliseconds, files) =>
        terminal.out(colors.dim(`${countOf(files, 'changed file')} (${Math.round(milliseconds)} ms)`)),
    }),
  )

  const missing = [...snapshot.garden.links.wantedByName.values()].length
  terminal.out(
    `${garden.options.title}: ${countOf(snapshot.garden.notesByPath.size, 'note')}, ${countOf(missing, 'wanted note')}, from ${showPath(garden.folder)}`,
  )
  terminal.out(`  ${colors.bold(server.url)}`)
  terminal.out(
    server.isLoopback
      ? colors.dim('  Only this machine can open it. Ctrl+C ends it.')
      : colors.yellow('  Everybody who reaches this machine can read it. Ctrl+C ends it.'),
  )
  // Once the first pages have been answered: the next start is spared what this one prepared.
  setTimeout(() => void pool.save(), 2_000).unref()
  if (request.open) openBrowser(server.url, (message) => terminal.err(message))

  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await server.close()
  await pool.save()
}

async function listen(
  request: ServeRequest,
  start: (port: number) => Promise<RunningServer>,
): Promise<RunningServer> {
  for (const port of request.ports) {
    try {
      return await start(port)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
        throw new Error(`${request.host} is no address of this machine`)
      if (code === 'EACCES') throw new Error(`port ${port} is not for ordinary users; choose one with --port`)
      if (code !== 'EADDRINUSE') throw error
    }
  }
  const [first] = request.ports
  const which =
    request.ports.length === 1 ? `port ${first} is` : `ports ${first} to ${request.ports.at(-1)} are`
  throw new Error(`${which} taken; choose another with --port`)
}

import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gardenState } from './state-folder.ts'

/** How long a server is waited for, in milliseconds; one whose process lives and that refuses nobody is only busy then. */
const patience = 1_000

/**
 * Remembers for other commands of this user that a garden is served, without the key; the answer forgets it. Nothing
 * depends on it, so a failure is none.
 */
export function rememberServer(folder: string, url: string): () => void {
  const file = fileOf(folder)
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify({ pid: process.pid, url }), { mode: 0o600 })
  } catch {
    return () => {}
  }
  return () => {
    if (readServer(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}

/** The address of the server that runs for a garden's folder; undefined where none answers. */
export async function findServer(folder: string): Promise<string | undefined> {
  const known = readServer(fileOf(folder))
  if (known === undefined) return undefined
  try {
    await fetch(known.url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(patience) })
    return addressOf(known.url)
  } catch (error) {
    const isBusy = error instanceof DOMException && error.name === 'TimeoutError' && isAlive(known.pid)
    return isBusy ? addressOf(known.url) : undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function addressOf(url: string): string {
  return url.endsWith('/') ? url : `${url}/`
}

function readServer(file: string): { readonly pid: number; readonly url: string } | undefined {
  try {
    const known: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof known !== 'object' || known === null || !('pid' in known) || !('url' in known))
      return undefined
    const { pid, url } = known
    return typeof pid === 'number' && typeof url === 'string' && /^https?:\/\//.test(url)
      ? { pid, url }
      : undefined
  } catch {
    return undefined
  }
}

function fileOf(folder: string): string {
  return `${gardenState('servers', realpathSync(folder))}.json`
}

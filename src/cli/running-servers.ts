import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gardenState } from './state-folder.ts'

/** How long a server may take to say that it is there, in milliseconds. */
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
    return known.url.endsWith('/') ? known.url : `${known.url}/`
  } catch {
    return undefined
  }
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

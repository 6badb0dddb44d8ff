import { homedir } from 'node:os'
import { join } from 'node:path'

/** The program's folder in the user's cache folder. `XDG_CACHE_HOME` is honoured. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'hortus')
}

import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where the program keeps what it prepared (`notes`), typeset (`insets`) or read from git (`history`) of a garden, and
 * what a build leaves for the next one of the same site (`site`): in
 * the user's cache folder, never among the notes. `XDG_CACHE_HOME` is honoured.
 */
export function cacheFileOf(
  folder: string,
  kind: 'notes' | 'insets' | 'history' | 'site' = 'notes',
  env: NodeJS.ProcessEnv = process.env,
): string {
  const base = env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  return join(base, 'hortus', `${createHash('sha256').update(folder).digest('hex').slice(0, 24)}.${kind}`)
}

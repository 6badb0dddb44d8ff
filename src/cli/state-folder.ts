import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * The user's own folder for what the program has to remember of the user and not of a garden: never among notes, which may
 * come from others. `XDG_STATE_HOME` is honoured where it is absolute, as its specification says.
 */
export function stateFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const given = env['XDG_STATE_HOME']
  if (given !== undefined && isAbsolute(given)) return join(given, 'hortus')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'hortus')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'hortus')
  return join(homedir(), '.local', 'state', 'hortus')
}

/** What the user's program remembers of one garden, without extension: `kind` says what, `folder` which garden. */
export function gardenState(kind: string, folder: string): string {
  return join(stateFolder(), kind, createHash('sha256').update(folder).digest('hex').slice(0, 24))
}

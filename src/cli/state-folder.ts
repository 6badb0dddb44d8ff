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

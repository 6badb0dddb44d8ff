import { spawnSync } from 'node:child_process'

/** What a command prints, trimmed, or `undefined` where it is not on this machine or fails. */
export function readCommand(command, parameters) {
  const { status, stdout } = spawnSync(command, parameters, { encoding: 'utf8', timeout: 20_000 })
  return status === 0 ? stdout.trim() : undefined
}

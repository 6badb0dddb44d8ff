import { spawnSync } from 'node:child_process'

/** How far a program is kept from the machine. */
export interface Sandbox {
  /** For people: what keeps it. */
  readonly about: string
  /** The command that runs a line for `sh` in a folder, which is all that it may write to. */
  command(folder: string, line: string, program: string): readonly [string, ...string[]]
}

const bubblewrap: Sandbox = {
  about: 'bubblewrap: no network, nothing written but in a folder of its own',
  command: (folder, line, program) => [
    'bwrap',
    ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--bind', folder, folder],
    ...['--unshare-all', '--die-with-parent', '--new-session', '--chdir', folder],
    ...['sh', '-c', line, program],
  ],
}

/** Everything that is mounted becomes read-only but the folder. */
const setUp =
  'mount --bind "$1" "$1" && while read -r _ at _; do case $at in "$1"|/proc*|/dev*|/sys*) ;; *) mount -o remount,bind,ro "$at" 2>/dev/null;; esac; done < /proc/self/mounts; ' +
  'cd "$1" && ! touch "$1/../.hortus-probe" 2>/dev/null && exec sh -c "$2" "$3"'

const namespaces: Sandbox = {
  about: 'namespaces of Linux: no network, nothing written but in a folder of its own',
  command: (folder, line, program) => [
    'unshare',
    ...['--user', '--map-root-user', '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'],
    ...['sh', '-c', setUp, 'sh', folder, line, program],
  ],
}

/** Nothing but an environment without variables and a folder of its own. */
export const noSandbox: Sandbox = {
  about: 'none: programs run as you',
  command: (_, line, program) => ['sh', '-c', line, program],
}

/** The strictest sandbox that this machine has; undefined where it has none. `scratch` is an empty folder. */
export function findSandbox(scratch: string): Sandbox | undefined {
  return [bubblewrap, namespaces].find((sandbox) => {
    const [program, ...words] = sandbox.command(scratch, 'echo "$0"', 'works')
    const { stdout, status } = spawnSync(program, words, { encoding: 'utf8', timeout: 5_000 })
    return status === 0 && stdout.trim() === 'works'
  })
}

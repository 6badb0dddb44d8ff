import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ProgramEnd, runProgram } from './run-program.ts'

/** A repository is unreachable or refuses: trying later may help. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure'
}

/** Something is wrong with what was pushed, and only another push mends it. */
export class GardenFault extends Error {
  override readonly name = 'GardenFault'
}

/** Where and how repositories are fetched. */
export interface GitSettings {
  /** Transports that may be used, such as `https` and `ssh`. `ext`, which runs any program, is none of them. */
  readonly protocols: readonly (typeof knownProtocols)[number][]
  /** What git needs of the environment: its path, and how `ssh` finds its key. */
  readonly env: Readonly<Record<string, string>>
}

const knownProtocols = ['https', 'http', 'ssh', 'git', 'file'] as const

/** Reads a list such as `https,ssh`, which is also what there is without one. Throws for what is none of them. */
export function readProtocols(text = 'https,ssh'): GitSettings['protocols'] {
  return text.split(',').map((written) => {
    const found = knownProtocols.find((name) => name === written.trim())
    if (found === undefined)
      throw new Error(
        `HORTUS_HUB_PROTOCOLS names "${written}", expected some of ${knownProtocols.join(', ')}`,
      )
    return found
  })
}

/** What bounds one garden's repository. */
export interface GitLimits {
  readonly mostBytes: number
  readonly mostSeconds: number
  readonly signal?: AbortSignal
}

/** Nothing of a repository is run: no hooks, filters, submodules, or programs that its settings name. */
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'core.autocrlf=false',
  'core.quotePath=false',
  'credential.helper=',
  'fetch.recurseSubmodules=no',
  'fetch.fsckObjects=true',
  'submodule.recurse=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.allow=never',
  'advice.detachedHead=false',
  'init.defaultBranch=hub',
]

/** Words before a command of git, by which it obeys these settings alone. */
export function settingsOf({ protocols }: GitSettings): readonly string[] {
  const allowed = protocols.map((name) => `protocol.${name}.allow=always`)
  return [...settings, ...allowed].flatMap((setting) => ['-c', setting])
}

/** What git is told by its environment, wherever it works. */
export function environmentOf({ env }: GitSettings): Readonly<Record<string, string>> {
  return {
    ...env,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LFS_SKIP_SMUDGE: '1',
  }
}

/** Runs git in a clone that nobody else works in. */
export interface GitRunner {
  /** Runs a command, with more of the environment; rejects only where git cannot be started. */
  run(args: readonly string[], more?: Readonly<Record<string, string>>): Promise<ProgramEnd>
  /** What it printed; rejects with a {@link FetchFailure} where it failed. */
  must(args: readonly string[], more?: Readonly<Record<string, string>>): Promise<string>
  /** Fetches the newest commit of the branch, and makes the clone where it is missing; resolves to the commit's name. */
  update(): Promise<string>
}

/** Git for the clone in `folder`. */
export function createGitRunner(
  folder: string,
  from: { readonly gitUrl: string; readonly branch: string },
  git: GitSettings,
  limits: GitLimits,
): GitRunner {
  const run = (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<ProgramEnd> =>
    runProgram({
      command: 'git',
      args: [...settingsOf(git), ...args],
      cwd: folder,
      env: { ...environmentOf(git), GIT_DIR: join(folder, '.git'), GIT_WORK_TREE: folder, ...more },
      deadline: limits.mostSeconds * 1000,
      // Nothing else brings what somebody else chose.
      ...(args[0] === 'fetch' && {
        watch: async () =>
          (await sizeOf(join(folder, '.git'))) > limits.mostBytes
            ? `the repository is larger than ${limits.mostBytes} bytes`
            : undefined,
      }),
      ...(limits.signal && { signal: limits.signal }),
    })
  const must = async (...given: Parameters<typeof run>): Promise<string> => {
    const { code, stdout, stderr, stopped } = await run(...given)
    if (code === 0) return stdout
    throw new FetchFailure(`git ${given[0][0]}: ${stopped ?? lastLine(stderr)}`)
  }
  const update = async (): Promise<string> => {
    if (/^-|^\s/.test(from.gitUrl)) throw new GardenFault(`"${from.gitUrl}" is no address of a repository`)
    if (!existsSync(join(folder, '.git', 'HEAD'))) {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true })
      await must(['init', '--quiet', folder])
    }
    // A fetch that was killed leaves its locks, and nobody else works in this folder.
    for (const lock of ['index.lock', 'shallow.lock', 'refs/heads/hub.lock', 'HEAD.lock'])
      await rm(join(folder, '.git', lock), { force: true })
    const branch = `+refs/heads/${from.branch}:refs/remotes/origin/hub`
    await must([
      'fetch',
      '--quiet',
      '--no-tags',
      '--prune',
      '--no-write-fetch-head',
      '--',
      from.gitUrl,
      branch,
    ])
    if ((await sizeOf(join(folder, '.git'))) > limits.mostBytes)
      throw new GardenFault(`The repository is larger than ${limits.mostBytes} bytes`)
    return (await must(['rev-parse', '--verify', 'refs/remotes/origin/hub^{commit}'])).trim()
  }
  return { run, must, update }
}

async function sizeOf(folder: string): Promise<number> {
  let size = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    if (entry.isFile())
      size += await stat(join(entry.parentPath, entry.name)).then(
        (stats) => stats.size,
        () => 0,
      )
  return size
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

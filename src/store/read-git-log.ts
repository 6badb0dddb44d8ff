import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readTextFile } from './read-text-file.ts'

/** Where a folder stands in git. */
export interface GitPlace {
  /** The commit that is checked out. */
  readonly head: string
  readonly isShallow: boolean
  /** Absolute: where git keeps what belongs to this working tree. */
  readonly gitFolder: string
}

/** Why there is no history, in words for people. */
export type GitRefusal =
  | { readonly kind: 'no-git' }
  | { readonly kind: 'no-repository' }
  | { readonly kind: 'no-commit' }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * A repository may come from a stranger, and git runs what its settings name: hooks, a file system monitor, external
 * diffs, signature checkers, and whatever a transport names when a missing object is fetched. All of that is off here,
 * and what a user's own settings would change in the output is fixed.
 */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.attributesFile=/dev/null',
  'core.quotePath=false',
  'core.sshCommand=false',
  'diff.external=',
  'diff.orderFile=/dev/null',
  'diff.relative=false',
  'gc.auto=0',
  'log.showSignature=false',
  'log.showRoot=true',
  'log.mailmap=false',
  'maintenance.auto=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
]

/** Finds out which commit a folder is at. */
export async function findGitPlace(folder: string): Promise<GitPlace | GitRefusal> {
  const asked = ['rev-parse', '--absolute-git-dir', '--is-shallow-repository', '--verify', 'HEAD^{commit}']
  const result = await runGit(folder, asked)
  if (result.kind === 'failed') return { kind: 'no-git' }
  const [gitFolder, shallow, head] = result.stdout.split('\n')
  if (result.code === 0 && gitFolder && head)
    return { head, isShallow: shallow === 'true', gitFolder: resolve(gitFolder) }
  if (/not a git repository/i.test(result.stderr)) return { kind: 'no-repository' }
  if (gitFolder) return { kind: 'no-commit' }
  return { kind: 'refused', reason: result.stderr.trim().split('\n')[0] ?? '' }
}

/**
 * The log of a folder, the newest commit first, in one pass: each commit as `format` says, then the state and name of
 * every file it changed, separated by NUL. Undefined where git fails.
 */
export async function readGitLog(folder: string, head: string, format: string): Promise<string | undefined> {
  const result = await runGit(folder, [
    'log',
    '-z',
    '--name-status',
    '-M',
    '-l2000',
    '--relative',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--no-notes',
    '--no-show-signature',
    '--no-decorate',
    '--ignore-submodules=all',
    `--format=${format}`,
    head,
    '--',
    '.',
  ])
  return result.kind === 'ended' && result.code === 0 ? result.stdout : undefined
}

/** Changes whenever another commit may be checked out; costs no process. */
export function signGitPlace({ gitFolder }: GitPlace): string {
  const files = ['HEAD', 'logs/HEAD', 'packed-refs', 'shallow'].map((name) => {
    const stats = statSync(join(gitFolder, name), { bigint: true, throwIfNoEntry: false })
    return stats === undefined ? '' : `${stats.mtimeNs} ${stats.size}`
  })
  return [...files, refOf(gitFolder)].join('\n')
}

/** The commit that HEAD's branch is at, where it has a file of its own. */
function refOf(gitFolder: string): string {
  try {
    const [, ref] = /^ref: (refs\/[^\s]+)/.exec(readTextFile(join(gitFolder, 'HEAD'), maxReference)) ?? []
    if (ref === undefined || ref.includes('..')) return ''
    return readTextFile(join(gitFolder, ref), maxReference)
  } catch {
    return ''
  }
}

/** What a history may cost before the garden goes without: a stranger's repository may be made to be slow or large. */
const maxMilliseconds = 30_000
const maxBytes = 64 * 1_048_576
const maxMessage = 4_096

/** Bytes of a file that says which commit a name stands for. */
const maxReference = 4_096

type GitResult =
  | { readonly kind: 'ended'; readonly code: number | null; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'failed' }

function runGit(folder: string, args: readonly string[]): Promise<GitResult> {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env
  const options = settings.flatMap((setting) => ['-c', setting])
  return new Promise((done) => {
    const child = spawn('git', ['--no-pager', '--literal-pathspecs', ...options, ...args], {
      cwd: folder,
      timeout: maxMilliseconds,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...env,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_ATTR_NOSYSTEM: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        GIT_NO_LAZY_FETCH: '1',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_ALLOW_PROTOCOL: 'none',
        GIT_PAGER: 'cat',
        LC_ALL: 'C',
      },
    })
    const parts: Buffer[] = []
    let size = 0
    let stderr = ''
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > maxBytes) child.kill('SIGKILL')
      else parts.push(part)
    })
    child.stderr.on('data', (part: Buffer) => {
      if (stderr.length < maxMessage) stderr += part.toString()
    })
    child.on('error', () => done({ kind: 'failed' }))
    child.on('close', (code) => {
      done({ kind: 'ended', code, stdout: Buffer.concat(parts).toString('utf8'), stderr })
    })
  })
}

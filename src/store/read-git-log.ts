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
  const [gitFolder, shallow, head] = result.stdout.toString('utf8').split('\n')
  if (result.code === 0 && gitFolder && head)
    return { head, isShallow: shallow === 'true', gitFolder: resolve(gitFolder) }
  if (/not a git repository/i.test(result.stderr)) return { kind: 'no-repository' }
  if (gitFolder) return { kind: 'no-commit' }
  return { kind: 'refused', reason: result.stderr.trim().split('\n')[0] ?? '' }
}

/**
 * The log of a folder, the newest commit first, in one pass: each commit as `format` says, then what became of
 * every file it changed and the file's name, separated by NUL. Undefined where git fails.
 */
export async function readGitLog(folder: string, head: string, format: string): Promise<string | undefined> {
  const result = await runGit(folder, [
    'log',
    '-z',
    '--raw',
    '--no-abbrev',
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
  return result.kind === 'ended' && result.code === 0 ? result.stdout.toString('utf8') : undefined
}

/** How much of the files' earlier bytes is read, in bytes: of one, and of all together. */
export interface BlobLimits {
  readonly maxBytes: number
  readonly maxTotal: number
}

/**
 * Bytes of files as they were, by their names in git, in two processes for however many. Those that are not at hand, too
 * large, or beyond what all may take together are left out, the first of `blobs` before the last.
 */
export async function readGitBlobs(
  folder: string,
  blobs: readonly string[],
  { maxBytes, maxTotal }: BlobLimits,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  if (blobs.length === 0) return found
  const sizes = await runGit(folder, ['cat-file', '--batch-check'], linesOf(blobs))
  if (sizes.kind === 'failed') return found
  let total = 0
  const wanted = sizes.stdout
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const [blob = '', kind, size] = line.split(' ')
      const length = Number(size)
      if (kind !== 'blob' || !(length <= maxBytes) || total + length > maxTotal) return []
      total += length
      return [blob]
    })
  if (wanted.length === 0) return found
  const result = await runGit(folder, ['cat-file', '--batch'], linesOf(wanted))
  if (result.kind === 'failed') return found
  const { stdout } = result
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(lineEnd, at)
    const [blob = '', , size] = stdout.toString('latin1', at, end < 0 ? at : end).split(' ')
    const length = Number(size)
    if (!(length >= 0) || end + 1 + length > stdout.length) break
    found.set(blob, stdout.subarray(end + 1, end + 1 + length))
    at = end + length + 2
  }
  return found
}

const lineEnd = 10

function linesOf(blobs: readonly string[]): string {
  return `${blobs.join('\n')}\n`
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
  | { readonly kind: 'ended'; readonly code: number | null; readonly stdout: Buffer; readonly stderr: string }
  | { readonly kind: 'failed' }

/** `input` is what it reads; without, there is nothing to read. */
function runGit(folder: string, args: readonly string[], input = ''): Promise<GitResult> {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...env } = process.env
  const options = settings.flatMap((setting) => ['-c', setting])
  return new Promise((done) => {
    const child = spawn('git', ['--no-pager', '--literal-pathspecs', ...options, ...args], {
      cwd: folder,
      timeout: maxMilliseconds,
      killSignal: 'SIGKILL',
      stdio: ['pipe', 'pipe', 'pipe'],
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
    // It may have ended before it read anything.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.on('error', () => done({ kind: 'failed' }))
    child.on('close', (code) => {
      done({ kind: 'ended', code, stdout: Buffer.concat(parts), stderr })
    })
  })
}

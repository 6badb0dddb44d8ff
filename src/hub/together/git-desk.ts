import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGitRunner, FetchFailure, type GitLimits, type GitSettings } from '../work/git-runner.ts'
import { isNotePath } from './note-address.ts'

/** Who wrote, as commits name them. */
export interface Author {
  readonly name: string
  readonly email: string
}

/** A note in a commit. */
export type NoteInGit =
  | { readonly kind: 'note'; readonly text: string; readonly mode: string }
  /** There is none of that name. */
  | { readonly kind: 'none' }
  /** It cannot be written in a browser, for a reason to show. */
  | { readonly kind: 'unfit'; readonly reason: string }

/** What a commit is made of. */
interface NewCommit {
  readonly parent: string
  readonly path: string
  readonly mode: string
  readonly text: string
  /** The first is the author, the others are named with them. */
  readonly authors: readonly [Author, ...Author[]]
  readonly committer: Author
}

/** A clone of a repository in which commits are made without laying anything out. */
export interface GitDesk {
  /** The newest commit of the branch. Rejects where the repository does not answer. */
  fetch(): Promise<string>
  /** Paths of the notes of a commit, sorted. */
  list(commit: string): Promise<readonly string[]>
  read(commit: string, path: string): Promise<NoteInGit>
  /** Makes a commit, which nobody else sees before {@link push}. */
  commit(made: NewCommit): Promise<string>
  /** `moved` where the branch has other commits meanwhile; rejects where the push is refused for another reason. */
  push(commit: string): Promise<'pushed' | 'moved'>
  /** Whether a commit is among those that led to another one; false for one that is not known. */
  leadsTo(commit: string, later: string): Promise<boolean>
}

/** UTF-16 code units of a note that can be written together. */
export const longestNote = 500_000

/** Pushes after which the clone is packed. */
const packEvery = 20

/** The desk in `folder`, which no other process works in. */
export function openGitDesk(
  folder: string,
  from: { readonly gitUrl: string; readonly branch: string },
  git: GitSettings,
  limits: GitLimits,
): GitDesk {
  const { run, must, update } = createGitRunner(folder, from, git, limits)
  const entryOf = async (
    commit: string,
    path: string,
  ): Promise<readonly [mode: string, blob: string] | undefined> => {
    const listed = await must(['ls-tree', '-z', '--full-tree', commit, '--', `:(literal)${path}`])
    const [, mode, blob] = /^(\d+) blob ([0-9a-f]+)\t/.exec(listed) ?? []
    return mode === undefined || blob === undefined ? undefined : [mode, blob]
  }
  let pushes = 0
  let fetching: Promise<unknown> = Promise.resolve()
  return {
    fetch() {
      // One at a time: they take away each other's locks.
      const fetched = fetching.catch(() => {}).then(update)
      fetching = fetched
      return fetched
    },
    async list(commit) {
      const listed = await must(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit])
      return listed.split('\0').filter(isNotePath).sort()
    },
    async read(commit, path) {
      const [mode, blob] = (await entryOf(commit, path)) ?? []
      if (mode === undefined || blob === undefined) return { kind: 'none' }
      if (!mode.startsWith('100')) return { kind: 'unfit', reason: 'it is a link to another file' }
      const size = Number(await must(['cat-file', '-s', blob]))
      if (size > longestNote * 3) return { kind: 'unfit', reason: 'it is too long' }
      const text = await must(['cat-file', 'blob', blob])
      if (text.length > longestNote) return { kind: 'unfit', reason: 'it is too long' }
      return nameOfBlob(text, blob.length) === blob
        ? { kind: 'note', text, mode }
        : { kind: 'unfit', reason: 'it is not written in UTF-8' }
    },
    async commit({ parent, path, mode, text, authors, committer }) {
      const place = join(folder, '.git', 'hub-writing')
      await rm(place, { recursive: true, force: true })
      await mkdir(place, { recursive: true })
      const [file, message] = [join(place, 'text'), join(place, 'message')]
      await writeFile(file, text)
      const [author, ...others] = authors
      const also = others.map(({ name, email }) => `Co-authored-by: ${name} <${email}>\n`).join('')
      await writeFile(message, `Write ${path}\n${also === '' ? '' : `\n${also}`}`)
      const own = {
        GIT_INDEX_FILE: join(place, 'index'),
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_COMMITTER_NAME: committer.name,
        GIT_COMMITTER_EMAIL: committer.email,
      }
      const blob = (await must(['hash-object', '-w', '--no-filters', '--', file])).trim()
      await must(['read-tree', parent], own)
      await must(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], own)
      const tree = (await must(['write-tree'], own)).trim()
      return (await must(['commit-tree', tree, '-p', parent, '-F', message], own)).trim()
    },
    async push(commit) {
      const { code, stdout, stderr, stopped } = await run([
        'push',
        '--porcelain',
        '--no-verify',
        '--',
        from.gitUrl,
        `${commit}:refs/heads/${from.branch}`,
      ])
      if (code === 0) {
        pushes++
        // Each commit is some files of its own until then, and each look at the clone's size looks at all of them.
        if (pushes % packEvery === 0) await run(['repack', '-d', '-q'])
        return 'pushed'
      }
      const isMoved =
        /^!.*\[rejected\]/m.test(stdout) ||
        /\[remote rejected\].*(?:cannot lock ref|failed to update ref|incorrect old value)/.test(stdout)
      if (isMoved) return 'moved'
      const said = stdout.split('\n').find((line) => line.startsWith('!')) ?? stderr.trim().split('\n').at(-1)
      throw new FetchFailure(`git push: ${stopped ?? said ?? ''}`)
    },
    async leadsTo(commit, later) {
      return (await run(['merge-base', '--is-ancestor', commit, later])).code === 0
    },
  }
}

/** What git calls a file with this text. */
function nameOfBlob(text: string, digits: number): string {
  const bytes = Buffer.from(text)
  const hash = createHash(digits === 40 ? 'sha1' : 'sha256')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** A name or an address as a commit can have it: one line, without angle brackets. */
export function commitWord(text: string, fallback: string): string {
  const plain = text
    .replace(/[\p{Cc}<>]+/gu, ' ')
    .trim()
    .slice(0, 200)
  // Git takes signs away at both ends of a name, and takes none that has nothing else.
  return /[\p{L}\p{N}]/u.test(plain) ? plain : fallback
}

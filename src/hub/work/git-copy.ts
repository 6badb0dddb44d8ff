import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isReadable, type Verdicts } from '../gardens/verdicts.ts'
import { createGitRunner, type GitLimits, type GitSettings } from './git-runner.ts'

/** A clone of a repository, and folders made of it. */
export interface GitCopy {
  /** Fetches the newest commit of the branch and resolves to its name. Rejects with a {@link FetchFailure}. */
  fetch(): Promise<string>
  /** Lays a commit out in the clone itself, as `git clone` would have, with its history. */
  layOut(commit: string): Promise<void>
  /** Lays out, in another folder and without any history, what a view may read of it. */
  layOutView(commit: string, verdicts: Verdicts, folder: string): Promise<void>
}

/** The clone in `folder`, made where it is missing. */
export function openGitCopy(
  folder: string,
  from: { readonly gitUrl: string; readonly branch: string },
  git: GitSettings,
  limits: GitLimits,
): GitCopy {
  const { must, update } = createGitRunner(folder, from, git, limits)
  return {
    fetch: update,
    async layOut(commit) {
      await must(['checkout', '--quiet', '--force', '--detach', commit])
      await must(['clean', '--quiet', '-ffdx'])
    },
    async layOutView(commit, verdicts, target) {
      await rm(target, { recursive: true, force: true })
      await mkdir(target, { recursive: true })
      const index = join(folder, '.git', 'hub-index')
      const inView = { GIT_INDEX_FILE: index, GIT_WORK_TREE: target }
      await rm(index, { force: true })
      await must(['read-tree', commit], inView)
      const files = (await must(['ls-files', '-z'], inView)).split('\0').filter((path) => path !== '')
      const readable = files.filter(
        (path) => !isKept(path) && (isSettings(path) || isReadable(verdicts, path)),
      )
      const list = join(folder, '.git', 'hub-files')
      await writeFile(list, readable.map((path) => `:(literal)${path}\0`).join(''))
      if (readable.length > 0)
        await must(
          ['checkout', '--quiet', '--force', `--pathspec-from-file=${list}`, '--pathspec-file-nul', commit],
          inView,
        )
    },
  }
}

/** What decides how and what of a garden is shown, for every view of it; never a note. */
function isSettings(path: string): boolean {
  return path.startsWith('.') || /^hortus\.config\.(?:ts|js|json)$/.test(path)
}

/** What the program keeps of all notes, such as their places on the map. */
function isKept(path: string): boolean {
  return path.startsWith('.hortus/')
}

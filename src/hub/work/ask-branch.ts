import { tmpdir } from 'node:os'
import { environmentOf, type GitSettings, settingsOf } from './git-runner.ts'
import { runProgram } from './run-program.ts'

/** Milliseconds that a repository has to answer. */
const patience = 20_000

/** The branch that a repository names as its own (what its HEAD is); undefined where it does not answer, or names none. */
export async function askBranch(gitUrl: string, git: GitSettings): Promise<string | undefined> {
  if (/^[-\s]/.test(gitUrl)) return undefined
  const { code, stdout } = await runProgram({
    command: 'git',
    args: [...settingsOf(git), 'ls-remote', '--symref', '--', gitUrl, 'HEAD'],
    // No repository that lies around here has a say.
    cwd: tmpdir(),
    env: { ...environmentOf(git), GIT_CEILING_DIRECTORIES: tmpdir() },
    deadline: patience,
  })
  return code === 0 ? /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(stdout)?.[1] : undefined
}

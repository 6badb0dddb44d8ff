import { execFileSync } from 'node:child_process'

/** Runs git in a folder as somebody at noon of a day, with no settings of the machine. */
export function runGit(folder: string, day: string, ...args: readonly string[]): void {
  const date = `${day}T12:00:00+0000`
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    env: {
      ...process.env,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
  })
}

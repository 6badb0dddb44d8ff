import { type GitSettings, readProtocols } from '../hub/work/git-runner.ts'

/** What programs that a worker starts know of the environment: none of the hub's passwords. */
const passedOn = [
  'PATH',
  'LANG',
  'LC_ALL',
  'TZ',
  'SSH_AUTH_SOCK',
  'GIT_SSH_COMMAND',
  'HTTPS_PROXY',
  'NO_PROXY',
]

/** Of this process's environment, what programs that a worker starts may know. */
export function passedEnvironment(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}

/** How git fetches and pushes. */
export function gitSettings(): GitSettings {
  return {
    protocols: readProtocols(process.env['HORTUS_HUB_PROTOCOLS']),
    env: { ...passedEnvironment(), HOME: process.env['HOME'] ?? '/' },
  }
}

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Answer, Asked } from '../../define/command.ts'
import { readVersion } from '../../store/read-version.ts'
import type { Deployment, HostFiles } from './deployment.ts'
import { type HostName, hostNames } from './host-names.ts'
import { caddyFiles, dockerFiles, nginxFiles } from './own-hosts.ts'
import { cloudflareFiles, githubFiles, gitlabFiles, netlifyFiles } from './pages-hosts.ts'

const filesByHost: Readonly<Record<HostName, (deployment: Deployment) => HostFiles>> = {
  github: githubFiles,
  gitlab: gitlabFiles,
  netlify: netlifyFiles,
  cloudflare: cloudflareFiles,
  nginx: nginxFiles,
  caddy: caddyFiles,
  docker: dockerFiles,
}

/**
 * Writes the files of a host to the top of the garden's repository, or to its folder where there is none: all of them, or
 * none where one is there already with another text. Rejects with a message for people.
 */
export async function answerDeployFiles(
  {
    list,
    flags,
    json,
  }: Pick<Asked<never, never>, 'list' | 'json'> & { readonly flags: { readonly dryRun: boolean } },
  host: string,
): Promise<Answer> {
  const known = hostNames.find((name) => name === host)
  if (known === undefined)
    throw new Error(`found ${JSON.stringify(host)}, expected one of ${hostNames.join(', ')}`)
  const { folder, options } = await list()
  const repository = findRepository(folder)
  const top = repository ?? folder
  const garden = relative(top, folder).split(sep).join('/') || '.'
  // A line of its own in a file of settings would be one of the host's.
  if (/\p{Cc}/u.test(garden))
    throw new Error('found a control character in the path of the garden, which no host takes')
  const domain = options.baseUrl === '' ? undefined : new URL(options.baseUrl).host
  const { files, next } = filesByHost[known]({
    garden,
    base: options.base,
    version: readVersion(),
    ...(domain !== undefined && { domain }),
  })
  const isDry = flags.dryRun || json
  if (!isDry) writeAll(top, files)
  return {
    text: () =>
      (isDry
        ? Object.entries(files).map(([path, text]) => `${path}:\n${text}`)
        : [
            ...Object.keys(files).map((path) => `Wrote ${join(top, path)}`),
            ...(repository === undefined
              ? [
                  `No Git repository is around the garden, so these files expect that ${top} will be the top of one.`,
                ]
              : []),
            ...next,
          ]
      ).join('\n'),
    json: () => ({ host: known, folder: top, files, next }),
  }
}

/** The top of the repository that a folder is in. */
function findRepository(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

function writeAll(top: string, files: Readonly<Record<string, string>>): void {
  const isThere = (path: string): boolean => existsSync(join(top, path))
  const others = Object.entries(files).filter(
    ([path, text]) => isThere(path) && readFileSync(join(top, path), 'utf8') !== text,
  )
  if (others.length > 0) {
    const names = others.map(([path]) => path).join(', ')
    throw new Error(`${names}: there already, and nothing was written; --dry-run prints what would be`)
  }
  const written: string[] = []
  try {
    for (const [path, text] of Object.entries(files)) {
      if (isThere(path)) continue
      mkdirSync(dirname(join(top, path)), { recursive: true })
      writeFileSync(join(top, path), text, { flag: 'wx' })
      written.push(path)
    }
  } catch (error) {
    for (const path of written) rmSync(join(top, path), { force: true })
    throw error
  }
}

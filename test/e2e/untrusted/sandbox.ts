import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFiles } from '../cli/scratch.ts'

/** A folder with a stranger's garden, a home, and what neither may touch. */
export interface Sandbox {
  readonly folder: string
  readonly garden: string
  /** What programs are started with: all that they keep of the user goes into the sandbox's home. */
  readonly env: Readonly<Record<string, string>>
}

/** Stands in every file that is none of the garden's; behind it stands where. */
export const canary = 'qzcanary'

const outside: Readonly<Record<string, string>> = {
  'outside/secret.md': `# ${canary} outside`,
  'outside/a.md': `# ${canary} of the same name`,
  'outside/deep/secret.txt': `${canary} deep`,
  'outside/hooks/post-checkout': `${canary} hook`,
  'home/.bashrc': `${canary} shell`,
  'home/.ssh/id': `${canary} key`,
  'garden/.git/config': `[core] # ${canary} git`,
  'garden/.git/hooks/pre-commit': `${canary} git hook`,
  'garden/.obsidian/app.json': `{"x":"${canary} app"}`,
  'garden/private/diary.md': `# ${canary} ignored`,
}

const notes: Readonly<Record<string, string>> = {
  'garden/hortus.config.json': '{"title":"A garden","ignore":["private"]}',
  'garden/index.md': '# Home\n\n[[a]] and [[b]], ![[pub/config]] ![[img.png]]\n',
  'garden/a.md': '# A\n\n[[b]] and [[sub/c]] ![[pub]] ![[note]]\n',
  'garden/b.md': '# B\n\n[[a]], [x](pub/secret.md), ![y](pub/hooks/post-checkout)\n',
  'garden/sub/c.md': '# C\n\n[[b]]\n',
}

/** Makes a sandbox in the system's folder for such; the caller removes it. `site` is a site that the user has built. */
export function makeSandbox(site?: string): Sandbox {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-sandbox-')))
  writeFiles(folder, { ...outside, ...notes })
  if (site !== undefined)
    cpSync(site, join(folder, 'outside/site'), { recursive: true, preserveTimestamps: true })
  for (const name of ['out', 'home/.cache', 'home/.local']) mkdirSync(join(folder, name))
  const home = join(folder, 'home')
  return {
    folder,
    garden: join(folder, 'garden'),
    env: { HOME: home, XDG_CACHE_HOME: join(home, '.cache'), XDG_STATE_HOME: join(home, '.local/state') },
  }
}

/** What the program may write to: its own folders of the user, the site, and of the garden all that is not hidden in it. */
const writable = /^(?:home\/\.(?:cache|local)|out|garden)(?:\/|$)/
const kept = /^garden\/(?:\.git|\.obsidian|private)(?:\/|$)/

/** Everything that no command may change, each with all that tells a change; links are not followed. */
export function listUntouchable(folder: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  const walk = (at: string): void => {
    for (const name of readdirSync(join(folder, at)).sort()) {
      const path = at === '' ? name : `${at}/${name}`
      const stats = lstatSync(join(folder, path))
      if (!writable.test(path) || kept.test(path)) found[path] = describe(join(folder, path), stats)
      if (stats.isDirectory()) walk(path)
    }
  }
  walk('')
  return found
}

function describe(file: string, stats: ReturnType<typeof lstatSync>): string {
  const { mode, mtimeMs, size, ino } = stats!
  if (stats!.isSymbolicLink()) return `link ${readlinkSync(file)}`
  if (stats!.isDirectory()) return `folder ${mode} ${mtimeMs} ${ino}`
  return `file ${mode} ${mtimeMs} ${size} ${ino} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`
}

/** The text of every file of a site that was made, where it was made in a folder and not through a link. */
export function readPublished({ folder, garden }: Sandbox): string {
  const sites = [join(folder, 'out/site'), join(garden, '.hortus/site')]
  return (
    sites
      .filter((site) => existsSync(site) && realpathSync(site) === site && statSync(site).isDirectory())
      .flatMap((site) => readdirSync(site, { recursive: true, withFileTypes: true }))
      // Since Node 22 such a list goes through links.
      .filter((entry) => entry.isFile() && realpathSync(entry.parentPath) === entry.parentPath)
      .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`)
      .join('\n')
  )
}

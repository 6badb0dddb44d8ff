import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { renderVersion } from './render-version.ts'

/** Where the built engine is: the folder of this very module, with a trailing slash. */
const folder = new URL('.', import.meta.url)

/** Whether the program runs from its built files. From sources (in unit tests) there are no worker threads. */
const isBuilt = !import.meta.url.endsWith('.ts')

/** The built entry of a worker thread, `NAME.ts` in the sources; undefined when running from sources. */
export function workerEntry(name: `${string}-worker`): URL | undefined {
  return isBuilt ? new URL(`${name}.js`, folder) : undefined
}

/** What `vite build` made of `web/`. */
export function webFolder(): URL {
  return isBuilt ? new URL('web/', folder) : new URL('../../dist/web/', folder)
}

let identity: string | undefined

/**
 * Changes whenever the program is built anew or updated: part of every key that outlives a process. The time of the
 * build tells of packages that were updated with it; packages and images may carry files whose times all are the same,
 * so what the files are called (by content) and what the entries hold counts too.
 */
export function engineIdentity(): string {
  identity ??= `${renderVersion} ${isBuilt ? identifyFiles() : 'sources'}`
  return identity
}

function identifyFiles(): string {
  const digest = createHash('sha256')
  // Hidden is what the program keeps there while it runs.
  const engine = readdirSync(folder).filter((name) => !name.startsWith('.'))
  for (const name of [...engine, ...readdirSync(webFolder())].sort()) digest.update(`${name}\n`)
  const entries = engine.filter((name) => /\.js$/.test(name) && !name.startsWith('chunk-'))
  for (const name of entries.sort()) digest.update(readFileSync(new URL(name, folder)))
  return `${engineSince()} ${digest.digest('base64url').slice(0, 16)}`
}

/** When the program was built, or put where it is, in milliseconds; 0 from sources. */
export function engineSince(): number {
  return isBuilt ? statSync(new URL('hortus.js', folder)).mtimeMs : 0
}

/** The same for what several machines share: told by contents alone, with the packages that prepare notes. Undefined from sources. */
export function engineContents(): string | undefined {
  if (!isBuilt) return undefined
  const digest = engineIdentity().split(' ').at(-1)
  return JSON.stringify([renderVersion, digest, process.version, ...['satteri', 'unified'].map(versionOf)])
}

function versionOf(name: string): string {
  const file = import.meta.resolve(name)
  const root = file.slice(0, file.lastIndexOf(`/${name}/`) + name.length + 2)
  return (JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { readonly version: string })
    .version
}

import { statSync } from 'node:fs'
import { renderVersion } from './render-version.ts'

/** Where the built engine is: the folder of this very module, with a trailing slash. */
const folder = new URL('.', import.meta.url)

/** Whether the program runs from its built files. From sources (in unit tests) there are no worker threads. */
const isBuilt = !import.meta.url.endsWith('.ts')

/** A built entry that runs in a worker thread; undefined when running from sources. */
export function workerEntry(
  name: 'map-worker' | 'prepare-worker' | 'search-worker' | 'typeset-worker' | 'write-worker',
): URL | undefined {
  return isBuilt ? new URL(`${name}.js`, folder) : undefined
}

/** What `vite build` made of `web/`. */
export function webFolder(): URL {
  return isBuilt ? new URL('web/', folder) : new URL('../../dist/web/', folder)
}

/** Changes whenever the program is built anew or updated: part of every key that outlives a process. */
export function engineIdentity(): string {
  return `${renderVersion} ${isBuilt ? statSync(new URL('hortus.js', folder)).mtimeMs : 'sources'}`
}

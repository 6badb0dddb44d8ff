/** Where the built engine is: the folder of this very module, with a trailing slash. */
const folder = new URL('.', import.meta.url)

/** Whether the program runs from its built files. From sources (in unit tests) there are no worker threads. */
const isBuilt = !import.meta.url.endsWith('.ts')

/** A built entry that runs in a worker thread; undefined when running from sources. */
export function workerEntry(name: 'prepare-worker' | 'write-worker'): URL | undefined {
  return isBuilt ? new URL(`${name}.js`, folder) : undefined
}

/** What `vite build` made of `web/`. */
export function webFolder(): URL {
  return isBuilt ? new URL('web/', folder) : new URL('../../dist/web/', folder)
}

/** What the bench takes from `dist/index.js`. */
const wanted = [
  'createDiskStore',
  'createPreparePool',
  'createSession',
  'defaultGardenOptions',
  'everyFeature',
]

/**
 * Opens a session over a folder by the library that was built; `libraryUrl` is where that is, for its worker threads.
 * This is the one place that knows how. Throws with the names that the library does not export.
 */
export function openSession(library, libraryUrl, garden) {
  const absent = wanted.filter((name) => library[name] === undefined)
  if (absent.length > 0) throw new Error(`dist/index.js does not export ${absent.join(', ')}`)
  const options = library.defaultGardenOptions
  return library.createSession({
    store: library.createDiskStore(garden, { ignore: options.ignore }),
    options,
    features: library.everyFeature,
    pool: library.createPreparePool({
      options,
      plugins: { remarkPlugins: [], rehypePlugins: [] },
      workerUrl: new URL('prepare-worker.js', libraryUrl),
    }),
    assets: { stylesheet: '/-/site.css' },
  })
}

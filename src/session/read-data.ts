import { decodeText } from '../model/decode-text.ts'
import { isCut } from '../model/file-head.ts'
import type { Garden } from '../model/garden.ts'
import { resolvedPath } from '../model/link.ts'
import { memoByObject } from '../model/memo-by-object.ts'
import { importsOf } from '../model/module-files.ts'
import type { Note } from '../model/note.ts'
import { type AssetPath, isNotePath } from '../model/path.ts'
import { isBase } from '../model/query.ts'
import { isSimulation } from '../model/simulation-name.ts'
import type { Store, StoreEntry } from '../store/store.ts'

/** What the files hold that a garden's plots draw and its simulations run and import, and all bases, as far as they can be read. */
type ReadData = (garden: Garden) => Promise<ReadonlyMap<AssetPath, string>>

/** Bytes of a file that a plot draws or a simulation runs. */
const maxBytes = 1_000_000

/** Reads each file once, and again when it has changed. `entryOf` knows the files as they were listed last. */
export function createReadData(
  store: Pick<Store, 'head'>,
  entryOf: (path: AssetPath) => StoreEntry | undefined,
): ReadData {
  let known = new Map<AssetPath, { readonly entry: StoreEntry; readonly text: string | undefined }>()
  return async (garden) => {
    const texts = new Map<AssetPath, string>()
    const read: typeof known = new Map()
    // What a simulation imports is read after it.
    const wanted = dataFiles(garden)
    const modules = new Set<string>([...wanted].filter(isSimulation))
    for (const path of wanted) {
      const entry = entryOf(path)
      if (entry === undefined) continue
      const before = known.get(path)
      const text = before?.entry === entry ? before.text : await textOf(store, path)
      read.set(path, { entry, text })
      if (text === undefined) continue
      texts.set(path, text)
      for (const next of modules.has(path) ? importsOf(path, text) : []) {
        modules.add(next)
        wanted.add(next as AssetPath)
      }
    }
    known = read
    return texts
  }
}

async function textOf(store: Pick<Store, 'head'>, path: AssetPath): Promise<string | undefined> {
  const file = await store.head(path, maxBytes).catch(() => undefined)
  return file === undefined || isCut(file) ? undefined : decodeText(file.bytes)
}

/** Which of a note's links lead to data. */
const dataLinks = memoByObject(({ links }: Note): readonly number[] =>
  links.flatMap(({ isData }, i) => (isData ? [i] : [])),
)

function dataFiles({ notesByPath, links, unlisted, assets }: Garden): Set<AssetPath> {
  // A base that no note shows yet is checked all the same.
  const paths = new Set<AssetPath>(assets.filter(isBase))
  for (const [notes, resolutions] of [
    [notesByPath, links.resolutionsByPath],
    [unlisted.notesByPath, unlisted.resolutionsByPath],
  ] as const) {
    for (const note of notes.values()) {
      for (const i of dataLinks(note)) {
        const resolution = resolutions.get(note.path)?.[i]
        const path = resolution && resolvedPath(resolution)
        if (path !== undefined && !isNotePath(path)) paths.add(path as AssetPath)
      }
    }
  }
  return paths
}

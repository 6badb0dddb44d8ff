import { access, constants } from 'node:fs/promises'
import type { SearchMade } from '../features/search/write-search.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { unreadableFile } from '../model/diagnostics.ts'
import { isDrawingFile } from '../model/media-type.ts'
import type { ReadBeside, SiteFile } from '../model/site.ts'
import { publishDrawing } from '../session/publish-drawing.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { moving } from '../session/threads/thread-protocol.ts'
import type { SiteOutput } from '../site/output/site-output.ts'
import type { KeptBytes } from '../store/kept-bytes.ts'
import type { Store } from '../store/store.ts'

/** Files that are made at once: some wait for the disk meanwhile. */
const filesAtOnce = 64

/** Makes the files of a site that are no pages, a few at a time, and puts them. */
export async function putFiles(
  files: readonly SiteFile[],
  output: SiteOutput,
  beside: ReadBeside,
): Promise<void> {
  for (const { parts } of files)
    if (parts !== undefined) for await (const part of parts.make(beside)) await output.put([part])
  for (let at = 0; at < files.length; at += filesAtOnce) {
    const some = files.slice(at, at + filesAtOnce)
    await output.put(
      await Promise.all(some.map(async ({ address, make }) => ({ address, content: await make(beside) }))),
    )
  }
}

/** Puts the files of the search index, and keeps what the next one is made from. */
export async function putSearch(
  { files, kept }: SearchMade,
  output: SiteOutput,
  keeps: KeptBytes | undefined,
): Promise<void> {
  await output.keep(files.flatMap(({ address, content }) => (content === undefined ? [address] : [])))
  const made = files.flatMap(({ address, content }) => (content === undefined ? [] : [{ address, content }]))
  await output.put(
    moving(
      made,
      made.map(({ content }) => content.buffer as ArrayBuffer),
    ),
  )
  if (kept !== undefined) keeps?.write(kept)
}

/** Puts every used asset that can be read; returns what could not. */
export async function putAssets(
  store: Store,
  snapshot: Snapshot,
  output: SiteOutput,
): Promise<readonly Diagnostic[]> {
  const unreadable: Diagnostic[] = []
  for (const [path, address] of snapshot.plan.addressByAsset) {
    try {
      const file = store.fileOf?.(path)
      // Asked before, because a file that fails while it is written spoils the whole site.
      if (file !== undefined) await access(file, constants.R_OK)
      if (isDrawingFile(path)) {
        const { bytes } = await publishDrawing(store, path)
        if (bytes) await output.put([{ address, content: bytes }])
      } else if (file !== undefined) await output.putFile(address, file, store.root)
      else await output.put([{ address, content: await store.read(path) }])
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall !== 'access') throw error
      unreadable.push(unreadableFile(path, 'permission denied'))
    }
  }
  return unreadable
}

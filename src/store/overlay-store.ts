import { compareText } from '../model/diagnostic.ts'
import { headOf } from '../model/file-head.ts'
import type { Store, StoreEntry } from './store.ts'

/** A store with open buffers over it: what an editor shows but has not saved. */
export interface OverlayStore extends Store {
  /** Shows `text` instead of the file below; also for a file that is not there yet. */
  open(path: string, text: string): void
  /** Shows the file below again. */
  close(path: string): void
}

/** Creates an overlay without any buffer: it then shows what `base` does. */
export function createOverlayStore(base: Store): OverlayStore {
  const buffers = new Map<string, { readonly entry: StoreEntry; readonly bytes: Uint8Array }>()
  let clock = 0n
  return {
    async list() {
      const listing = await base.list()
      const below = listing.entries.filter((entry) => !buffers.has(entry.path))
      const entries = [...below, ...[...buffers.values()].map((buffer) => buffer.entry)]
      return { ...listing, entries: entries.sort((a, b) => compareText(a.path, b.path)) }
    },
    stat: async (path) => buffers.get(path)?.entry ?? base.stat(path),
    read: async (path) => buffers.get(path)?.bytes ?? base.read(path),
    async head(path, most) {
      const buffer = buffers.get(path)
      return buffer ? headOf(buffer.bytes, most) : base.head(path, most)
    },
    ...(base.root !== undefined && { root: base.root }),
    // The file on disk is not what is shown.
    fileOf: (path) => (buffers.has(path) ? undefined : base.fileOf?.(path)),
    ...(base.watch && { watch: base.watch.bind(base) }),
    open(path, text) {
      const bytes = new TextEncoder().encode(text)
      clock++
      buffers.set(path, {
        entry: { path, size: bytes.length, mtimeNs: -clock, ctimeNs: -clock, inode: -1n },
        bytes,
      })
    },
    close: (path) => void buffers.delete(path),
  }
}

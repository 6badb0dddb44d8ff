import { compareText } from '../model/diagnostic.ts'
import { headOf } from '../model/file-head.ts'
import type { Store, StoreEntry } from './store.ts'

/** A garden in memory, for tests and for gardens that come from elsewhere. */
export interface MemoryStore extends Store {
  /** Sets a file's bytes; text is UTF-8. */
  write(path: string, content: string | Uint8Array): void
  /** Does nothing where there is no such file. */
  remove(path: string): void
  /** A file's text. Throws where there is none. */
  text(path: string): string
}

/** Creates a store of the given files, by path. */
export function createMemoryStore(files: Readonly<Record<string, string | Uint8Array>>): MemoryStore {
  const entriesByPath = new Map<string, { readonly entry: StoreEntry; readonly bytes: Uint8Array }>()
  let clock = 0n
  const write = (path: string, content: string | Uint8Array): void => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const name = path.normalize('NFC')
    // The clock counts writes: two of them are never taken for one.
    clock++
    const entry = { path: name, size: bytes.length, mtimeNs: clock, ctimeNs: clock, inode: 0n }
    entriesByPath.set(name, { entry, bytes })
  }
  const bytesOf = (path: string): Uint8Array => {
    const file = entriesByPath.get(path)
    if (!file) throw new Error(`no such file: ${path}`)
    return file.bytes
  }
  for (const [path, content] of Object.entries(files)) write(path, content)
  return {
    list: () => {
      const entries = [...entriesByPath.values()].map((file) => file.entry)
      return Promise.resolve({
        entries: entries.sort((a, b) => compareText(a.path, b.path)),
        diagnostics: [],
      })
    },
    stat: async (path) => entriesByPath.get(path)?.entry,
    read: async (path) => bytesOf(path),
    head: async (path, most) => headOf(bytesOf(path), most),
    write,
    remove: (path) => void entriesByPath.delete(path),
    text: (path) => new TextDecoder().decode(bytesOf(path)),
  }
}

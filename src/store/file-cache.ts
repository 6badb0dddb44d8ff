import { mkdirSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes that outlive a process, a file each, named by what they are made from. */
export interface FileCache {
  /** Undefined where it is not there, or damaged. */
  read(key: string): Promise<Uint8Array | undefined>
  write(key: string, bytes: Uint8Array): Promise<void>
  /** Removes all but those that were read or written since the start. */
  forgetOthers(): Promise<void>
}

/** What files are called behind their keys, and whether one is as it was written. */
interface FileCacheKind {
  readonly ending: string
  readonly isWhole: (bytes: Uint8Array) => boolean
}

/** Readable by its owner alone, because notes may be private. A full disk is no failure: the next build takes longer. */
export function createFileCache(folder: string, { ending, isWhole }: FileCacheKind): FileCache {
  const used = new Set<string>()
  const fileOf = (key: string): string => join(folder, `${key}${ending}`)
  return {
    async read(key) {
      const bytes = await readFile(fileOf(key)).catch(() => undefined)
      if (bytes === undefined || !isWhole(bytes)) return undefined
      used.add(`${key}${ending}`)
      return bytes
    },
    async write(key, bytes) {
      used.add(`${key}${ending}`)
      const temporary = `${fileOf(key)}.${process.pid}.tmp`
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        await writeFile(temporary, bytes, { mode: 0o600 })
        await rename(temporary, fileOf(key))
      } catch {
        await rm(temporary, { force: true })
      }
    },
    async forgetOthers() {
      const files = await readdir(folder).catch(() => [])
      const others = files.filter((file) => !used.has(file))
      await Promise.all(others.map((file) => rm(join(folder, file), { force: true }).catch(() => {})))
    },
  }
}

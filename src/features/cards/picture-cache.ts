import { mkdirSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Pictures that outlive a process, a file each, named by what they are drawn from. */
export interface PictureCache {
  /** Undefined where it is not there, or damaged. */
  read(key: string): Promise<Uint8Array | undefined>
  write(key: string, png: Uint8Array): Promise<void>
  /** Removes all but those that were read or written since the start. */
  forgetOthers(): Promise<void>
}

/** Readable by its owner alone, because notes may be private. A full disk is no failure: the next build takes longer. */
export function createPictureCache(folder: string): PictureCache {
  const used = new Set<string>()
  const fileOf = (key: string): string => join(folder, `${key}.png`)
  return {
    async read(key) {
      const png = await readFile(fileOf(key)).catch(() => undefined)
      if (png === undefined || !isWholePng(png)) return undefined
      used.add(`${key}.png`)
      return png
    },
    async write(key, png) {
      used.add(`${key}.png`)
      const temporary = `${fileOf(key)}.${process.pid}.tmp`
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        await writeFile(temporary, png, { mode: 0o600 })
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

/** A file that was cut short lacks its last chunk. */
function isWholePng(png: Buffer): boolean {
  return png.toString('latin1', 1, 4) === 'PNG' && png.subarray(-8, -4).toString('latin1') === 'IEND'
}

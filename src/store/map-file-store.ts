import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTextFile } from './read-text-file.ts'

const folderName = '.hortus'
const fileName = 'map.json'

/** A file larger than this is not ours: the map of a million notes is smaller. */
const maxBytes = 64 * 1_048_576

/** Where the places of a garden's map are kept between builds: `.hortus/map.json` among its notes. */
export interface MapFileStore {
  /** Undefined where there is none, or none that can be read. */
  read(): string | undefined
  /** Replaces the file, whole or not at all, where it differs. False where that is not possible; that is no failure. */
  write(text: string): boolean
}

/** The map's file of a garden on disk. `mayWrite: false` for a garden that is not to be touched. */
export function createMapFileStore(
  garden: string,
  { mayWrite }: { readonly mayWrite: boolean },
): MapFileStore {
  const folder = join(garden, folderName)
  const file = join(folder, fileName)
  const read = (): string | undefined => {
    try {
      // A link could lead anywhere.
      if (!isOwnFolder(folder) || !lstatSync(file).isFile()) return undefined
      return readTextFile(file, maxBytes)
    } catch {
      return undefined
    }
  }
  return {
    read,
    write(text) {
      if (!mayWrite) return false
      if (read() === text) return true
      const temporary = `${file}.${process.pid}.tmp`
      try {
        mkdirSync(folder, { recursive: true })
        if (!isOwnFolder(folder)) return false
        writeFileSync(temporary, text, { flag: 'wx' })
        renameSync(temporary, file)
        return true
      } catch {
        rmSync(temporary, { force: true })
        return false
      }
    },
  }
}

function isOwnFolder(folder: string): boolean {
  return lstatSync(folder).isDirectory()
}

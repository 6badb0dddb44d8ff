import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTextFile } from './read-text-file.ts'

const top = '.hortus'

/** The folder of what other gardens say of their notes. */
export const keptGardens = 'gardens'

/** A file larger than this is not ours. */
const maxBytes = 128 * 1_048_576

/** Files of JSON that the program keeps among the notes, such as `.hortus/gardens/kernel.json`. */
export interface KeptFolder {
  /** Undefined where there is no such file, or none that can be read. */
  read(name: string): string | undefined
  /** Replaces a file, whole or not at all, where it differs. Whether it did. Throws the system's error where it cannot. */
  write(name: string, text: string): boolean
  /** Where a file is, from the garden's top. */
  pathOf(name: string): string
}

/** Opens such a folder of a garden on disk; nothing is made before something is written. No link is followed. */
export function openKeptFolder(garden: string, folderName: string): KeptFolder {
  const folders = [join(garden, top), join(garden, top, folderName)]
  const fileOf = (name: string): string => join(garden, top, folderName, `${name}.json`)
  const read = (name: string): string | undefined => {
    try {
      if (!folders.every((folder) => lstatSync(folder).isDirectory())) return undefined
      if (!lstatSync(fileOf(name)).isFile()) return undefined
      return readTextFile(fileOf(name), maxBytes)
    } catch {
      return undefined
    }
  }
  return {
    read,
    write(name, text) {
      if (read(name) === text) return false
      for (const folder of folders) {
        mkdirSync(folder, { recursive: true })
        if (!lstatSync(folder).isDirectory()) throw new Error(`${folder} is no folder of its own`)
      }
      const temporary = `${fileOf(name)}.${process.pid}.tmp`
      try {
        writeFileSync(temporary, text, { flag: 'wx' })
        renameSync(temporary, fileOf(name))
      } catch (error) {
        rmSync(temporary, { force: true })
        throw error
      }
      return true
    },
    pathOf: (name) => `${top}/${folderName}/${name}.json`,
  }
}

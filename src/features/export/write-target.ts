import { randomBytes } from 'node:crypto'
import { lstat, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { messageOf } from '../../model/message-of.ts'

/** A file that goes out. */
export interface OutFile {
  /** From the folder that is made, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Throws where something is at a place already that would be written over: anything but an empty folder. */
export async function refuseTaken(place: string): Promise<void> {
  const stats = await lstat(place).catch(() => undefined)
  if (stats === undefined) return
  if (stats.isDirectory() && (await readdir(place)).length === 0) return
  throw new Error(
    `${place} is there already, and nothing was written: name a new folder or file. The garden, where it is not this folder, comes behind: "hortus export OUT GARDEN"`,
  )
}

/** Makes a folder with all files, or none: they are written beside first, and one rename puts them into place. */
export async function writeFolder(folder: string, files: AsyncIterable<OutFile>): Promise<number> {
  await refuseTaken(folder)
  return beside(folder, async (place) => {
    await mkdir(place)
    let count = 0
    for await (const { path, bytes } of files) {
      const file = join(place, ...path.split('/'))
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, bytes, { flag: 'wx' })
      count++
    }
    await rmdir(folder).catch(() => {})
    await rename(place, folder)
    return count
  })
}

/** Makes one file, whole or not at all. */
export async function writeOne(file: string, bytes: Uint8Array): Promise<void> {
  await refuseTaken(file)
  await beside(file, async (place) => {
    await writeFile(place, bytes, { flag: 'wx' })
    await rename(place, file)
  })
}

async function beside<Answer>(target: string, write: (place: string) => Promise<Answer>): Promise<Answer> {
  await mkdir(dirname(target), { recursive: true })
  const place = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}`)
  try {
    return await write(place)
  } catch (error) {
    await rm(place, { recursive: true, force: true })
    throw new Error(`nothing was written: ${messageOf(error)}`, { cause: error })
  }
}

import { constants, type Stats } from 'node:fs'
import { lstat, open, realpath } from 'node:fs/promises'
import { basename, dirname, relative, sep } from 'node:path'
import { refuseLarge } from './file-too-large.ts'
import { type HeldFolder, holdFolder, OutsideGardenError } from './held-folder.ts'
import { isInside } from './list-folder.ts'

/** Where a file is, or would be: its real folder held open and its name there. */
export interface HeldFile {
  readonly folder: HeldFolder
  readonly name: string
}

/** A file's bytes and what is kept of it when it is written anew. */
export interface ReadFile {
  readonly bytes: Uint8Array
  readonly stats: Stats
}

/**
 * Holds the file `path` of the garden at `root`. A file that is a link is held where the link leads, so that writing
 * keeps the link. Rejects with an {@link OutsideGardenError} where a link leads out; the file itself may be missing.
 * Close the folder when done.
 */
export async function holdFile(root: string, path: string, create = false): Promise<HeldFile> {
  const slash = path.lastIndexOf('/')
  const folder = await holdFolder(root, slash < 0 ? '' : path.slice(0, slash), create)
  const name = path.slice(slash + 1)
  try {
    const place = await folder.at(name)
    const stats = await lstat(place).catch(ignoreMissing)
    if (!stats?.isSymbolicLink()) return { folder, name }
    const target = await realpath(place)
    if (!isInside(target, root)) throw new OutsideGardenError(`${name} is a link to outside the garden`)
    const held = await holdFolder(root, relative(root, dirname(target)).split(sep).join('/'))
    await folder.close()
    return { folder: held, name: basename(target) }
  } catch (error) {
    await folder.close()
    throw error
  }
}

/**
 * Reads a held file; undefined where there is none. A link that was put in its place meanwhile is refused, and so is a
 * file of more than `most` bytes.
 */
export async function readHeld({ folder, name }: HeldFile, most = Infinity): Promise<ReadFile | undefined> {
  // O_NONBLOCK: a pipe put there by somebody would keep us waiting for ever.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const handle = await open(await folder.at(name), flags).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ELOOP') throw new OutsideGardenError(`${name} is a link now`)
    return ignoreMissing(error)
  })
  if (handle === undefined) return undefined
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new OutsideGardenError(`${name} is no file`)
    refuseLarge(name, stats, most)
    return { bytes: await handle.readFile(), stats }
  } finally {
    await handle.close()
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}

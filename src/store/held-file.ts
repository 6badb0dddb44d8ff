import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { baseName, type ContentHash, folderOf } from '../model/path.ts'
import { refuseLarge } from './file-too-large.ts'
import { describeLinkRefusal, describeRefusal, type GardenBounds } from './garden-bounds.ts'
import { type HeldFolder, holdFolder, OutsideGardenError } from './held-folder.ts'

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
 * Holds the place of the file `path` of a garden: what stands there, a link too, is looked at, moved or replaced itself.
 * Rejects with an {@link OutsideGardenError} where the path, or a link to a folder in it, leads to what is not the
 * garden's; the file may be missing. Close the folder when done.
 */
export async function holdPlace(bounds: GardenBounds, path: string, create = false): Promise<HeldFile> {
  const refusal = bounds.refuse(path)
  if (refusal !== undefined) throw new OutsideGardenError(`${path}: ${describeRefusal(refusal)}`)
  const name = baseName(path)
  const folder = await holdFolder(bounds, folderOf(path), create)
  try {
    // A link on the way may lead to where just this name is ignored.
    refuseTarget(bounds, path, join(folder.path, name))
    return { folder, name }
  } catch (error) {
    await folder.close()
    throw error
  }
}

/** The same, but a file that is a link is held where the link leads, so that writing keeps the link. */
export async function holdFile(bounds: GardenBounds, path: string, create = false): Promise<HeldFile> {
  const { folder, name } = await holdPlace(bounds, path, create)
  try {
    const place = await folder.at(name)
    const stats = await lstat(place).catch(ignoreMissing)
    if (!stats?.isSymbolicLink()) return { folder, name }
    const target = await realpath(place)
    refuseTarget(bounds, path, target)
    const held = await holdFolder(bounds, relative(bounds.root, dirname(target)).split(sep).join('/'))
    await folder.close()
    return { folder: held, name: basename(target) }
  } catch (error) {
    await folder.close()
    throw error
  }
}

function refuseTarget(bounds: GardenBounds, path: string, real: string): void {
  const refusal = bounds.refuseReal(real)
  if (refusal !== undefined) throw new OutsideGardenError(`${path}: ${describeLinkRefusal(refusal)}`)
}

/** Most bytes of a file that is read whole here: more than any that this program writes. */
const usualMost = 64 * 1_048_576

/**
 * Reads a held file; undefined where there is none. A link that was put in its place meanwhile is refused, and so is a
 * file of more than `most` bytes, by a `FileTooLargeError`.
 */
export async function readHeld(file: HeldFile, most = usualMost): Promise<ReadFile | undefined> {
  return openHeld(file, async (handle, stats) => {
    refuseLarge(file.name, stats, most)
    return { bytes: await handle.readFile(), stats }
  })
}

/** The digest of a held file of any size, of which only a piece is in memory; undefined where there is none. */
export async function digestHeld(file: HeldFile): Promise<ContentHash | undefined> {
  return openHeld(file, async (handle) => {
    const digest = createHash('sha256')
    for await (const piece of handle.createReadStream({ autoClose: false }))
      digest.update(piece as Uint8Array)
    return digest.digest('hex') as ContentHash
  })
}

async function openHeld<Answer>(
  { folder, name }: HeldFile,
  use: (handle: FileHandle, stats: Stats) => Promise<Answer>,
): Promise<Answer | undefined> {
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
    return await use(handle, stats)
  } finally {
    await handle.close()
  }
}

/** Whether anything stands at a held place, a link too. */
export async function isThere({ folder, name }: HeldFile): Promise<boolean> {
  return (await lstat(await folder.at(name)).catch(ignoreMissing)) !== undefined
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}

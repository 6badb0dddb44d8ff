import { constants } from 'node:fs'
import { link, lstat, open, rename, rmdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { baseName, type ContentHash, folderOf } from '../model/path.ts'
import { fileErrorCode } from './file-error-code.ts'
import { ignoreMissing } from './folder-calls.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { digestHeld, holdPlace } from './held-file.ts'
import { type HeldFolder, holdOwnFolder, OutsideGardenError } from './held-folder.ts'
import { UnconfirmedWriteError } from './write-file-safely.ts'

/** Where removed files are, below the garden's folder. */
export const trashFolder = '.trash'

/**
 * Moves a file (a link itself, not what it leads to) to a free name in `.trash/`, and says which. Rejects with an
 * {@link UnconfirmedWriteError} where it is moved and the disk did not confirm it; else it is where it was.
 */
export async function moveToTrash(bounds: GardenBounds, path: string): Promise<string> {
  const folderPath = folderOf(path)
  const trashPath = folderPath === '' ? trashFolder : `${trashFolder}/${folderPath}`
  const { folder: from, name } = await holdPlace(bounds, path)
  const to = await holdOwnFolder(bounds.root, trashPath, true).catch(async (error: unknown) => {
    await from.close()
    throw error
  })
  try {
    for (let number = 1; ; number++) {
      const free = numbered(name, number)
      try {
        // A second name and then not the first: it never takes the place of another, as a rename would.
        await link(await from.at(name), await to.at(free))
      } catch (error) {
        const code = fileErrorCode(error)
        if (code === 'EEXIST') continue
        if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
        await rename(await from.at(name), await to.at(free))
        await confirm(to, from)
        return `${trashPath}/${free}`
      }
      await to.sync()
      await unlink(await from.at(name))
      await confirm(from)
      return `${trashPath}/${free}`
    }
  } finally {
    await from.close()
    await to.close()
  }
}

/**
 * Takes the copy of a file out of the trash, now that the file is back: the newest with its bytes that {@link moveToTrash}
 * could have put there. Nothing happens where somebody has emptied the trash, or changed what is in it. Answers the
 * permissions that the copy had.
 */
export async function removeFromTrash(
  bounds: GardenBounds,
  path: string,
  hash: ContentHash,
): Promise<number | undefined> {
  const folderPath = folderOf(path)
  const trashPath = folderPath === '' ? trashFolder : `${trashFolder}/${folderPath}`
  const name = baseName(path)
  const folder = await holdOwnFolder(bounds.root, trashPath).catch(ignoreMissing)
  if (folder === undefined) return undefined
  let mode: number
  try {
    const copies: string[] = []
    for (let number = 1; ; number++) {
      const copy = numbered(name, number)
      const found = await digestHeld({ folder, name: copy }).catch(ignoreForeign)
      if (found === undefined) break
      if (found === hash) copies.push(copy)
    }
    const newest = copies.at(-1)
    if (newest === undefined) return undefined
    mode = (await lstat(await folder.at(newest))).mode & 0o777
    await unlink(await folder.at(newest))
    await folder.sync()
  } finally {
    await folder.close()
  }
  // What still holds something stays, and all above it.
  const removed = (path: string): Promise<boolean> => rmdir(join(bounds.root, path)).then(isDone, isNotDone)
  for (let at = trashPath; at !== '' && (await removed(at)); ) at = folderOf(at)
  return mode
}

/** Takes the copy of a file that is back out of the trash, and gives the file the permissions that the copy had. */
export async function bringBack(bounds: GardenBounds, path: string, hash: ContentHash): Promise<void> {
  const mode = await removeFromTrash(bounds, path, hash)
  // Where the disk has no permissions, or somebody else's file is there, the bytes are what counts.
  if (mode !== undefined) await giveMode(bounds, path, mode).catch(() => {})
}

async function giveMode(bounds: GardenBounds, path: string, mode: number): Promise<void> {
  const { folder, name } = await holdPlace(bounds, path)
  try {
    const file = await open(await folder.at(name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    try {
      await file.chmod(mode)
    } finally {
      await file.close()
    }
  } finally {
    await folder.close()
  }
}

const isDone = (): boolean => true
const isNotDone = (): boolean => false

function numbered(name: string, number: number): string {
  return number === 1 ? name : name.replace(/(\.[^.]*)?$/, ` ${number}$1`)
}

async function confirm(...folders: readonly HeldFolder[]): Promise<void> {
  await Promise.all(folders.map((folder) => folder.sync())).catch((error: unknown) =>
    Promise.reject(new UnconfirmedWriteError('removed', error)),
  )
}

/** A link, or a folder, has the bytes of no file that was put there. */
function ignoreForeign(error: unknown): '' {
  if (error instanceof OutsideGardenError) return ''
  throw error
}

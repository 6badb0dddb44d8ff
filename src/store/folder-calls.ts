import { lstat, readdir, readlink, rm, rmdir } from 'node:fs/promises'
import { baseName, type ContentHash, folderOf } from '../model/path.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { digestHeld, holdFile, holdPlace, readHeld } from './held-file.ts'
import { holdFolder, holdOwnFolder } from './held-folder.ts'
import { isGardenFile } from './is-garden-file.ts'

/** Removes a folder and those above it as long as they are empty. */
export async function removeEmptyFolders(bounds: GardenBounds, path: string): Promise<void> {
  for (let at = path; at !== ''; at = folderOf(at)) {
    const parent = await holdFolder(bounds, folderOf(at)).catch(ignoreMissing)
    if (parent === undefined) return
    try {
      await rmdir(await parent.at(baseName(at)))
    } catch {
      return
    } finally {
      await parent.close()
    }
  }
}

/** Removes a folder with all in it that holds nothing, from the inside out, but for what is hidden. Links are no folders. */
export async function clearFolder(bounds: GardenBounds, path: string): Promise<void> {
  const folder = await holdFolder(bounds, path).catch(() => undefined)
  if (folder === undefined) return
  let inner: readonly string[] = []
  try {
    const entries = await readdir(await folder.at('.'), { withFileTypes: true })
    inner = entries.flatMap((entry) => (entry.isDirectory() && isGardenFile(entry.name) ? [entry.name] : []))
  } finally {
    await folder.close()
  }
  for (const name of inner) await clearFolder(bounds, `${path}/${name}`)
  await removeEmptyFolders(bounds, path)
}

/** The bytes of a file; undefined where there is none. */
export async function readAt(bounds: GardenBounds, path: string): Promise<Uint8Array | undefined> {
  const file = await holdFile(bounds, path).catch(ignoreMissing)
  if (file === undefined) return undefined
  try {
    return (await readHeld(file))?.bytes
  } finally {
    await file.folder.close()
  }
}

/** The digest of a file of any size; undefined where there is none. */
export async function digestAt(bounds: GardenBounds, path: string): Promise<ContentHash | undefined> {
  const file = await holdFile(bounds, path).catch(ignoreMissing)
  if (file === undefined) return undefined
  return digestHeld(file).finally(() => file.folder.close())
}

/** Where the symbolic link at a path leads, as it is written; undefined where there is none. */
export async function linkAt(bounds: GardenBounds, path: string): Promise<string | undefined> {
  const place = await holdPlace(bounds, path).catch(ignoreMissing)
  if (place === undefined) return undefined
  try {
    return await readlink(await place.folder.at(place.name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EINVAL') return undefined
    return ignoreMissing(error as NodeJS.ErrnoException)
  } finally {
    await place.folder.close()
  }
}

/** Whether another file than `path` is at `to`: on some disks two spellings of a name are one file. */
export async function isOther(bounds: GardenBounds, to: string, path: string): Promise<boolean> {
  const inodeOf = async (file: string): Promise<number | undefined> => {
    const place = await holdPlace(bounds, file).catch(ignoreMissing)
    try {
      return place && (await lstat(await place.folder.at(place.name)).catch(ignoreMissing))?.ino
    } finally {
      await place?.folder.close()
    }
  }
  const there = await inodeOf(to)
  return there !== undefined && there !== (await inodeOf(path))
}

/** The names in a folder of this program's own, sorted; none where there is no such folder. */
export async function listOwnFolder(root: string, path: string): Promise<readonly string[]> {
  const folder = await holdOwnFolder(root, path).catch(ignoreMissing)
  if (folder === undefined) return []
  try {
    return (await readdir(await folder.at('.'))).sort()
  } finally {
    await folder.close()
  }
}

/** Removes `name` in a folder of this program's own, with all that is in it; a link alone where it is one. */
export async function removeOwn(root: string, path: string, name: string): Promise<void> {
  const folder = await holdOwnFolder(root, path).catch(ignoreMissing)
  if (folder === undefined) return
  await rm(await folder.at(name), { recursive: true, force: true }).finally(() => folder.close())
}

/** Undefined for the system's "there is no such file"; other errors are thrown on. */
export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}

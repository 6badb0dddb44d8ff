import { lstat, readdir, rm, rmdir } from 'node:fs/promises'
import { holdFile, readHeld } from './held-file.ts'
import { holdFolder } from './held-folder.ts'

/** Removes a folder and those above it as long as they are empty. */
export async function removeEmptyFolders(root: string, path: string): Promise<void> {
  for (let at = path; at !== ''; at = splitPath(at).folder) {
    const { folder, name } = splitPath(at)
    const parent = await holdFolder(root, folder).catch(ignoreMissing)
    if (parent === undefined) return
    try {
      await rmdir(await parent.at(name))
    } catch {
      return
    } finally {
      await parent.close()
    }
  }
}

/** The bytes of a file; undefined where there is none. */
export async function readAt(root: string, path: string): Promise<Uint8Array | undefined> {
  const file = await holdFile(root, path).catch(ignoreMissing)
  if (file === undefined) return undefined
  try {
    return (await readHeld(file))?.bytes
  } finally {
    await file.folder.close()
  }
}

/** Whether another file than `path` is at `to`: on some disks two spellings of a name are one file. */
export async function isOther(root: string, to: string, path: string): Promise<boolean> {
  const inodeOf = async (file: string): Promise<number | undefined> => {
    const { folder, name } = splitPath(file)
    const held = await holdFolder(root, folder).catch(ignoreMissing)
    try {
      return held && (await lstat(await held.at(name)).catch(ignoreMissing))?.ino
    } finally {
      await held?.close()
    }
  }
  const there = await inodeOf(to)
  return there !== undefined && there !== (await inodeOf(path))
}

/** The names in a folder, sorted; none where there is no such folder. */
export async function listFolder(root: string, path: string): Promise<readonly string[]> {
  const folder = await holdFolder(root, path).catch(ignoreMissing)
  if (folder === undefined) return []
  try {
    return (await readdir(await folder.at('.'))).sort()
  } finally {
    await folder.close()
  }
}

/** Removes the folder `name` in `path` with all that is in it. */
export async function removeFolder(root: string, path: string, name: string): Promise<void> {
  const folder = await holdFolder(root, path).catch(ignoreMissing)
  if (folder === undefined) return
  await rm(await folder.at(name), { recursive: true, force: true }).finally(() => folder.close())
}

/** A path's folder, `''` at the root, and its last name. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const slash = path.lastIndexOf('/')
  return { folder: slash < 0 ? '' : path.slice(0, slash), name: path.slice(slash + 1) }
}

/** Undefined for the system's "there is no such file"; other errors are thrown on. */
export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}

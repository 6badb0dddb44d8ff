import { constants, existsSync } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isInside } from './list-folder.ts'

/**
 * A folder held open. Names in it are looked up through the open folder itself, so nobody can lead them elsewhere
 * between a check and a use. Where the system has no such way (it is Linux's), the folder's real path is looked at
 * again before each use.
 */
export interface HeldFolder {
  /** Where it really is; for messages and comparisons. */
  readonly path: string
  /** What to give to file calls for the file `name` in it, which is one name without a slash. */
  at(name: string): Promise<string>
  /** Makes what was renamed, created or removed in it survive a power cut. */
  sync(): Promise<void>
  /** The disk it is on. */
  device(): Promise<number>
  close(): Promise<void>
}

/** The path leads out of the garden, or to no folder. */
export class OutsideGardenError extends Error {}

const byDescriptor = existsSync('/proc/self/fd')
const folderFlags = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0)

/** More links than this in one path are a circle. */
const maxLinks = 16

/**
 * Holds the folder `path` (names separated by `/`, `''` for the root itself) of the garden at `root`, a real path.
 * Links are followed as long as they stay in the garden. `create` makes the folders that are missing. Rejects with an
 * {@link OutsideGardenError}, or the system's error.
 */
export async function holdFolder(root: string, path: string, create = false): Promise<HeldFolder> {
  let names = path === '' ? [] : path.split('/')
  for (let links = 0; links <= maxLinks; links++) {
    const found = await walk(root, names, create)
    if (found.kind === 'held') return found.folder
    names = found.names
  }
  throw new OutsideGardenError('its links lead in a circle')
}

type Walked =
  | { readonly kind: 'held'; readonly folder: HeldFolder }
  /** A link stood in the way: where it leads, from the root. */
  | { readonly kind: 'linked'; readonly names: string[] }

async function walk(root: string, names: readonly string[], create: boolean): Promise<Walked> {
  let folder = await openFolder(root, root)
  try {
    for (const [i, name] of names.entries()) {
      const real = join(folder.path, name)
      let next: HeldFolder
      try {
        next = await openFolder(await folder.at(name), real)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'ENOENT' && create) {
          await makeFolder(folder, name)
          next = await openFolder(await folder.at(name), real)
        } else if (code === 'ENOTDIR' || code === 'ELOOP') {
          const linked = await followLink(root, folder, name)
          await folder.close()
          return { kind: 'linked', names: [...linked, ...names.slice(i + 1)] }
        } else throw error
      }
      await folder.close()
      folder = next
    }
    return { kind: 'held', folder }
  } catch (error) {
    await folder.close()
    throw error
  }
}

async function makeFolder(parent: HeldFolder, name: string): Promise<void> {
  try {
    await mkdir(await parent.at(name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  await parent.sync()
}

/** The names from the root to where a link leads. */
async function followLink(root: string, folder: HeldFolder, name: string): Promise<string[]> {
  const place = await folder.at(name)
  if (!(await lstat(place)).isSymbolicLink()) throw new OutsideGardenError(`${name} is no folder`)
  const target = await realpath(place)
  if (!isInside(target, root)) throw new OutsideGardenError(`${name} is a link to outside the garden`)
  return target === root ? [] : relative(root, target).split(sep)
}

async function openFolder(place: string, path: string): Promise<HeldFolder> {
  const handle = await open(place, folderFlags)
  return {
    path,
    async at(name) {
      if (byDescriptor) return `/proc/self/fd/${handle.fd}/${name}`
      if ((await realpath(path)) !== path) throw new OutsideGardenError(`${path} is a link now`)
      return join(path, name)
    },
    sync: () => syncHandle(handle),
    device: async () => (await handle.stat()).dev,
    close: () => handle.close(),
  }
}

/** Windows cannot do this with a folder, and does not need it. */
async function syncHandle(handle: FileHandle): Promise<void> {
  try {
    await handle.sync()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EPERM' && code !== 'EISDIR' && code !== 'EINVAL') throw error
  }
}

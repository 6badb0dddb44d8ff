import { constants, existsSync } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileErrorCode } from './file-error-code.ts'
import { describeLinkRefusal, describeRefusal, type GardenBounds, isOneName } from './garden-bounds.ts'

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

/** The path is none of the garden's: it leads out, to what is hidden or ignored, or to no folder. */
export class OutsideGardenError extends Error {}

/** A place where this program keeps its own files in a garden is not as it made it: a link, or no folder. */
export class OwnFolderError extends Error {}

const byDescriptor = existsSync('/proc/self/fd')
const folderFlags = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0)

/** More links than this in one path are a circle. */
const maxLinks = 16

/**
 * Holds the folder `path` (names separated by `/`, `''` for the root itself) of a garden. Links are followed as long as
 * they lead to what is the garden's too. `create` makes the folders that are missing. Rejects with an
 * {@link OutsideGardenError}, or the system's error.
 */
export async function holdFolder(bounds: GardenBounds, path: string, create = false): Promise<HeldFolder> {
  let names = path === '' ? [] : path.split('/')
  for (let links = 0; links <= maxLinks; links++) {
    const refusal = names.length === 0 ? undefined : bounds.refuse(names.join('/'))
    if (refusal !== undefined) throw new OutsideGardenError(`${path}: ${describeRefusal(refusal)}`)
    const found = await walk(bounds.root, names, create)
    if (found.kind === 'held') return found.folder
    const target = await followLink(bounds, found)
    names = [...target, ...found.rest]
  }
  throw new OutsideGardenError(`${path}: its links lead in a circle`)
}

/**
 * Holds a folder where this program keeps files of its own below the garden's: `.hortus/tmp`. No link is followed,
 * wherever it leads: we make none. Rejects with an {@link OwnFolderError}, or the system's error.
 */
export async function holdOwnFolder(root: string, path: string, create = false): Promise<HeldFolder> {
  const names = path.split('/')
  if (!names.every(isOneName)) throw new OwnFolderError(`${path} is no folder of hortus`)
  const found = await walk(root, names, create)
  if (found.kind === 'held') return found.folder
  const place = names.slice(0, names.length - found.rest.length).join('/')
  await found.parent.close()
  throw new OwnFolderError(
    `${place} is no folder but a link or a file: hortus keeps files of its own there and follows no link; move it away`,
  )
}

type Walked =
  | { readonly kind: 'held'; readonly folder: HeldFolder }
  /** `name` in `parent`, which is still held, is no folder; `rest` comes behind it. */
  | {
      readonly kind: 'stopped'
      readonly parent: HeldFolder
      readonly name: string
      readonly rest: readonly string[]
    }

async function walk(root: string, names: readonly string[], create: boolean): Promise<Walked> {
  let folder = await openFolder(root, root)
  try {
    for (const [i, name] of names.entries()) {
      const real = join(folder.path, name)
      let next: HeldFolder
      try {
        next = await openFolder(await folder.at(name), real)
      } catch (error) {
        const code = fileErrorCode(error)
        if (code === 'ENOTDIR' || code === 'ELOOP')
          return { kind: 'stopped', parent: folder, name, rest: names.slice(i + 1) }
        if (code !== 'ENOENT' || !create) throw error
        await makeFolder(folder, name)
        next = await openFolder(await folder.at(name), real)
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
    if (fileErrorCode(error) !== 'EEXIST') throw error
  }
  await parent.sync()
}

/** The names from the root to where a link leads; closes its folder. */
async function followLink(
  { root, refuseReal }: GardenBounds,
  { parent, name }: Extract<Walked, { kind: 'stopped' }>,
): Promise<readonly string[]> {
  try {
    const place = await parent.at(name)
    if (!(await lstat(place)).isSymbolicLink()) throw new OutsideGardenError(`${name} is no folder`)
    const target = await realpath(place)
    const refusal = refuseReal(target)
    if (refusal !== undefined) throw new OutsideGardenError(`${name}: ${describeLinkRefusal(refusal)}`)
    return target === root ? [] : relative(root, target).split(sep)
  } finally {
    await parent.close()
  }
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
    const code = fileErrorCode(error)
    if (code !== 'EPERM' && code !== 'EISDIR' && code !== 'EINVAL') throw error
  }
}

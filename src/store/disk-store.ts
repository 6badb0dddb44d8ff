import { realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { FileHead } from '../model/file-head.ts'
import { folderOf } from '../model/path.ts'
import { createGardenBounds, type GardenBounds } from './garden-bounds.ts'
import { entryOf, type FolderListing, listFolder } from './list-folder.ts'
import { openFile } from './open-file.ts'
import { readInside } from './read-inside.ts'
import type { Store, StoreEntry } from './store.ts'
import { type Baseline, takeBaseline } from './take-baseline.ts'
import { watchFolder } from './watch-folder.ts'

/** A folder on this machine as a garden. */
export interface DiskStore extends Store {
  /** Absolute. */
  readonly root: string
  /** What of the folder is the garden's. */
  readonly bounds: GardenBounds
  /** What a path is called on disk, from `root`, or would be if it were written; links are kept. */
  nameOnDisk(path: string): string
  fileOf(path: string): string
}

interface DiskStoreSettings {
  /**
   * Glob patterns of files that do not belong to the garden, against their whole path; one that matches a folder leaves
   * out all of it.
   */
  readonly ignore?: readonly string[]
  /** Files that git leaves out do not belong to the garden either; default: they do. */
  readonly obeysGit?: boolean
}

/**
 * Creates a store of a folder; throws where there is none. Reading is synchronous inside: a local disk answers faster
 * than a thread pool is woken, and 6,600 notes cost a quarter of the processor time.
 */
export function createDiskStore(
  folder: string,
  { ignore = [], obeysGit = false }: DiskStoreSettings = {},
): DiskStore {
  const root = realpathSync(resolve(folder))
  const bounds = createGardenBounds(root, ignore, obeysGit)
  let nameByPath: FolderListing['nameByPath'] = new Map()
  let targetByPath = new Map<string, string>()
  let baseline: Baseline | undefined

  const isOurs = (path: string): boolean => bounds.refuse(path) === undefined
  const nameOnDisk = (path: string): string => {
    const known = nameByPath.get(path)
    if (known !== undefined || nameByPath.size === 0) return known ?? path
    const folder = folderOf(path)
    return folder === '' ? path : nameOnDisk(folder) + path.slice(folder.length)
  }
  // Links are resolved when a file is listed: whoever opens it opens just that, or nothing.
  const fileOf = (path: string): string => targetByPath.get(path) ?? join(root, nameOnDisk(path))
  const list = (): FolderListing => {
    const listing = listFolder(bounds)
    nameByPath = listing.nameByPath
    targetByPath = new Map(listing.targetByPath)
    return listing
  }
  const look = (path: string): StoreEntry | undefined => {
    if (!isOurs(path)) return undefined
    const named = join(root, nameOnDisk(path))
    targetByPath.delete(path)
    try {
      const real = realpathSync(named)
      const stats = statSync(real, { bigint: true })
      if (!stats.isFile() || bounds.refuseReal(real) !== undefined) return undefined
      if (real !== named) targetByPath.set(path, real)
      return entryOf(path, stats)
    } catch {
      return undefined
    }
  }
  const head = (path: string, most: number): FileHead => {
    if (!isOurs(path)) throw new Error(`${path} does not belong to the garden`)
    return readInside(fileOf(path), root, most)
  }
  return {
    root,
    bounds,
    nameOnDisk,
    fileOf,
    async list() {
      let listing: FolderListing | undefined
      baseline = takeBaseline(() => (listing = list()))
      return listing!
    },
    stat: async (path) => look(path),
    read: async (path) => head(path, Infinity).bytes,
    head: async (path, most) => head(path, most),
    async openFile(path) {
      if (!isOurs(path)) throw new Error(`${path} does not belong to the garden`)
      return openFile(fileOf(path), root)
    },
    watch: (onChanges, onNotice) =>
      watchFolder({ root, list, look, isOurs, onChanges, onNotice, ...(baseline && { baseline }) }),
  }
}

import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { listTree } from './list-tree.ts'

/** The folder in which a new site is made, empty or with what is left of an earlier one. */
export interface StagedSite {
  /** Where a new file goes: in a folder that is there, and nothing stands in its place. */
  place(address: string): string
  /** Gives a file of the old site a second name here; a copy where the file system knows no such names. */
  take(address: string, from: string): void
  /** Removes what an earlier site left and this one has not put. */
  finish(): void
  /** Throws everything away; what began as a spare is one again. */
  abandon(): void
}

/**
 * Opens `folder` for a new site. With a `spare`, the folder of the site before the last one, that becomes it: what the last site has of
 * it under the same second names stays, so an edit of a large site neither makes nor removes a name for each of its files. A file
 * that is put is never written through an old name, since the site that readers see may share it.
 */
export function openStagedSite(folder: string, spare: string | undefined): StagedSite {
  const isSpare = spare !== undefined && moveFolder(spare, folder)
  const found = isSpare ? listTree(folder) : undefined
  if (isSpare && found === undefined) rmSync(folder, { recursive: true, force: true })
  if (found === undefined) mkdirSync(folder)
  /** What earlier sites left and this one has not put. */
  const [left, oldFolders] = [new Set(found?.files), new Set(found?.folders)]
  const folders = new Set([''])

  const openFolder = (at: string): void => {
    if (folders.has(at)) return
    openFolder(parentOf(at))
    if (!oldFolders.delete(at)) {
      if (left.delete(at)) unlinkSync(join(folder, at))
      mkdirSync(join(folder, at))
    }
    folders.add(at)
  }
  const place = (address: string): string => {
    const path = join(folder, address)
    openFolder(parentOf(address))
    if (left.delete(address)) unlinkSync(path)
    else if (oldFolders.has(address)) {
      rmSync(path, { recursive: true })
      for (const set of [left, oldFolders])
        for (const one of set) if (one === address || one.startsWith(`${address}/`)) set.delete(one)
    }
    return path
  }
  return {
    place,
    take(address, from) {
      if (left.has(address) && isSameFile(join(folder, address), from)) {
        left.delete(address)
        openFolder(parentOf(address))
      } else linkOrCopy(from, place(address))
    },
    finish() {
      for (const address of left) unlinkSync(join(folder, address))
      // What stands in a folder has the longer name.
      for (const at of [...oldFolders].sort((a, b) => b.length - a.length)) rmdirSync(join(folder, at))
    },
    abandon() {
      if (found === undefined || !moveFolder(folder, spare!)) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Moves a folder to where there is none; false where that cannot be, as on another file system. */
export function moveFolder(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch {
    return false
  }
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => lstatSync(path, { throwIfNoEntry: false, bigint: true }))
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev && a.ino !== 0n
}

function parentOf(address: string): string {
  const parent = dirname(address)
  return parent === '.' ? '' : parent
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // Not every file system has hard links.
    copyFileSync(from, to)
  }
}

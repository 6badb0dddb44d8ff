import { hash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { isGardenFile } from './is-garden-file.ts'
import { isSafeAddress } from './is-safe-address.ts'
import { isInside } from './list-folder.ts'
import { recoverSite, removeOldSite, siteFolders } from './recover-site.ts'
import { readManifest, type WrittenFile, writeManifest } from './site-manifest.ts'

/** What a commit did. */
export interface SiteWriteCounts {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
}

/**
 * Writes a built site. Files are collected in a folder beside the site; `commit` puts it in the old one's place, so
 * that whenever the program is killed the old or the new site is there, never half of one.
 *
 * The exchange is two renames, because Node has no way to swap two folders: for some microseconds between them there is
 * no site at all. A program killed right then leaves the old one beside, and the next {@link openSite} puts it back.
 */
export interface SiteWriter {
  /** What the last build left to be told, if it was this folder's. */
  readonly stamp: string | undefined
  /** Whether every file of the last build is still as it was written, by size and time. */
  isUntouched(): boolean
  /** Adds a file. Throws for an address that would leave the folder or was put before. */
  put(address: string, content: string | Uint8Array): void
  /** Adds a copy of another file. */
  putFile(address: string, from: string): void
  /** Puts the new site in the old one's place; `stamp` is kept beside it for the next build. */
  commit(stamp: string): SiteWriteCounts
  /** Throws away what was put; the old site stays. */
  abort(): void
}

/** Why a folder cannot be written to, in words for people. */
export class SiteFolderError extends Error {
  override readonly name = 'SiteFolderError'
}

/**
 * Opens a folder for a new site and mends what a killed build left. Throws {@link SiteFolderError} when the folder
 * holds files that no build of ours wrote, or would swallow `garden`.
 */
export function openSite(folder: string, garden: string): SiteWriter {
  const out = resolve(folder)
  refuseGarden(out, resolve(garden))
  const folders = siteFolders(out)
  recoverSite(folders)
  const manifest = readManifest(out)
  if (manifest === undefined && existsSync(out) && readdirSync(out).length > 0) {
    throw new SiteFolderError(`${folder} holds files that hortus did not write; choose another folder or empty it`)
  }

  const previousFiles: ReadonlyMap<string, WrittenFile> = manifest?.files ?? new Map()
  const files = new Map<string, WrittenFile>()
  const counts = { written: 0, unchanged: 0 }
  const hasOldSite = existsSync(out)
  const madeFolders = new Set<string>()
  const isAsWritten = (address: string, file: WrittenFile): boolean => {
    const stats = lstatSync(join(out, address), { throwIfNoEntry: false })
    // The manifest is written last: a file that is younger was changed by someone else.
    return stats?.isFile() === true && stats.size === file.size && stats.mtimeMs <= manifest!.mtimeMs
  }

  const place = (address: string): string => {
    if (!isSafeAddress(address)) throw new SiteFolderError(`The address ${JSON.stringify(address)} is not inside the site`)
    if (files.has(address)) throw new SiteFolderError(`The address ${address} was written twice`)
    if (hasOldSite && !previousFiles.has(address) && existsSync(join(out, address))) {
      throw new SiteFolderError(`${join(folder, address)} was not written by hortus and would be overwritten; move it away`)
    }
    const file = join(folders.staging, address)
    const parent = dirname(file)
    if (!madeFolders.has(parent)) {
      mkdirSync(parent, { recursive: true })
      madeFolders.add(parent)
    }
    return file
  }

  const add = (address: string, content: Uint8Array | string, write: (file: string) => void): void => {
    const file = place(address)
    const written = { hash: hash('sha1', content, 'base64url'), size: Buffer.byteLength(content) }
    const before = previousFiles.get(address)
    if (before?.hash === written.hash && isAsWritten(address, before)) {
      // The old file gets a second name; the first goes with the old site.
      linkOrCopy(join(out, address), file)
      counts.unchanged++
    } else {
      write(file)
      counts.written++
    }
    files.set(address, written)
  }

  return {
    stamp: manifest && readStamp(folders.stamp),
    isUntouched: () => [...previousFiles].every(([address, file]) => isAsWritten(address, file)),
    put: (address, content) => add(address, content, (file) => writeFileSync(file, content)),
    putFile: (address, from) => add(address, readFileSync(from), (file) => copyFileSync(from, file)),
    commit(stamp) {
      const removed = [...previousFiles.keys()].filter((address) => !files.has(address)).length
      rmSync(folders.stamp, { force: true })
      mkdirSync(folders.staging, { recursive: true })
      writeManifest(folders.staging, files)
      if (existsSync(out)) renameSync(out, folders.old)
      renameSync(folders.staging, out)
      if (existsSync(folders.old)) removeOldSite(folders, previousFiles)
      writeFileSync(folders.stamp, stamp)
      return { ...counts, removed }
    },
    abort: () => rmSync(folders.staging, { recursive: true, force: true }),
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // Not every file system has hard links.
    copyFileSync(from, to)
  }
}

function readStamp(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** A site around the notes would be emptied by the first build; one among them would be read as notes by the next. */
function refuseGarden(out: string, garden: string): void {
  if (isInside(garden, out)) throw new SiteFolderError(`${out} holds the garden itself; choose another folder for the site`)
  if (isInside(out, garden) && relative(garden, out).split(sep).every(isGardenFile)) {
    throw new SiteFolderError(
      `${out} is inside the garden, where its pages would be taken for assets; choose another folder, or one whose name starts with a dot`,
    )
  }
}

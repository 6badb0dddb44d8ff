import { hash } from 'node:crypto'
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { digestFile } from './digest-file.ts'
import { exchangeSite } from './exchange-site.ts'
import { findForeign } from './find-foreign.ts'
import { isInside } from './is-inside.ts'
import { isSafeAddress } from './is-safe-address.ts'
import { openInside } from './read-inside.ts'
import { realPath } from './real-path.ts'
import { needsRecovery, recoverSite, removeOldSite, siteFolders } from './recover-site.ts'
import { refuseGarden } from './refuse-garden.ts'
import { refuseLinks } from './refuse-links.ts'
import { SiteFolderError } from './site-folder-error.ts'
import { dropLock, takeLock } from './site-lock.ts'
import {
  manifestName,
  readManifest,
  readManifestDigest,
  type WrittenFile,
  writeManifest,
} from './site-manifest.ts'
import { readStamp, writeStamp } from './site-stamp.ts'

/** By address, the digest (SHA-1 in base64url) and the bytes of each file that was put. */
export type SiteWritten = ReadonlyMap<string, WrittenFile>

/** What a commit did. */
export interface SiteWriteCounts {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  /** Folder beside the site with files of someone else that found no place in the new one; hardly ever there. */
  readonly kept?: string
}

/**
 * Writes a built site. Files are collected in a folder beside the site; `commit` puts it in the old one's place, so
 * that whenever the program is killed the old or the new site is there, never half of one.
 *
 * The exchange is two renames, because Node has no way to swap two folders: for some microseconds between them there is
 * no site at all. A program killed right then leaves the old one beside, and the next {@link openSite} puts it back.
 * Files are not flushed to the disk one by one: after a power cut some may be cut short, and the next build, which
 * compares sizes, writes them again.
 *
 * A program that stands in the old folder (a server started inside it) keeps seeing the old one.
 */
export interface SiteWriter {
  /** The same as {@link SiteWriteCounts.kept}, of what a killed build left to be removed. */
  readonly kept: string | undefined
  /** What the last build left to be told, if it was this folder's. */
  readonly stamp: string | undefined
  /** Whether every file of the last build is still as it was written, by size and time. */
  isUntouched(): boolean
  /** Adds a file. Throws for an address that would leave the folder or was put before. */
  put(address: string, content: string | Uint8Array): void
  /** Adds a copy of another file; with `within`, a real path, only where the file is really inside that folder. */
  putFile(address: string, from: string, within?: string): void
  /** A file of the old site that is there as it was written, and that no stranger can have put there. */
  fileBefore(address: string): WrittenFile | undefined
  /** Addresses of the old site that begin so and that {@link fileBefore} knows. */
  addressesBefore(start: string): readonly string[]
  /** Takes files of the old site over as they are; throws where {@link fileBefore} knows nothing of one. */
  keep(addresses: readonly string[]): void
  /** What was put so far. */
  written(): SiteWritten
  /**
   * Puts the new site in the old one's place; `stamp` is kept beside it for the next build. Touches nothing where the
   * new site equals the old one. Throws, and the old site stays, where putting a file has failed before.
   */
  commit(stamp: string): SiteWriteCounts
  /** Throws away what was put; the old site stays. */
  abort(): void
}

/** Larger files are not read into memory. */
const largeBytes = 8_388_608

/**
 * Opens a folder for a new site and mends what a killed build left. Throws {@link SiteFolderError} when the folder is a
 * link, holds files that no build of ours wrote, would swallow `garden`, or is being written to by another process.
 *
 * `stampFile`, in a folder of the user's own, is kept for the next build. It is what proves that a site was written here:
 * of one that is not proven, as it may have come with a stranger's garden, no file is taken over into the new one.
 */
export function openSite(folder: string, garden: string, stampFile?: string): SiteWriter {
  refuseLinks(folder, garden)
  const out = realPath(folder)
  const root = realPath(garden)
  refuseGarden(out, root)
  const folders = siteFolders(out)
  /** Whether files of others move from a site with this manifest to the next: not where they may be a stranger's. */
  const mayKeepOthers = (digest: string | undefined): boolean =>
    !isInside(out, root) || (digest !== undefined && readStamp(stampFile, digest) !== undefined)
  let recovered: string | undefined
  if (needsRecovery(folders)) {
    takeLock(folders.lock, folder)
    try {
      recovered = recoverSite(folders, mayKeepOthers)
    } finally {
      dropLock(folders.lock)
    }
  }
  const hasOldSite = existsSync(out)
  if (hasOldSite && !statSync(out).isDirectory()) throw new SiteFolderError(`${folder} is not a folder`)
  const manifest = readManifest(out)
  const manifestDigest = readManifestDigest(out)
  const stamp = manifest && readStamp(stampFile, manifest.digest)
  if (manifest === undefined && hasOldSite && readdirSync(out).length > 0) {
    throw new SiteFolderError(
      `${folder} holds files that hortus did not write; choose another folder or empty it`,
    )
  }

  const previousFiles: ReadonlyMap<string, WrittenFile> = manifest?.files ?? new Map()
  const files = new Map<string, WrittenFile>()
  const unchanged: string[] = []
  const madeFolders = new Set<string>()
  const clearFolders = new Set<string>()
  let isBuilding = false
  let failure: unknown

  const begin = (): void => {
    if (isBuilding) return
    takeLock(folders.lock, folder)
    try {
      if (readManifestDigest(out) !== manifestDigest) {
        throw new SiteFolderError(`Another build wrote to ${folder} in the meantime; build again`)
      }
      mkdirSync(folders.staging)
      if (hasOldSite) chmodSync(folders.staging, statSync(out).mode & 0o7777)
    } catch (error) {
      dropLock(folders.lock)
      throw error
    }
    isBuilding = true
  }
  /** A site without a file that failed must not be committed, even if the failure is heard of too late. */
  const attempt = (step: () => void): void => {
    try {
      step()
    } catch (error) {
      failure ??= error
      throw error
    }
  }

  const isAsWritten = (address: string, file: WrittenFile): boolean => {
    const stats = lstatSync(join(out, address), { throwIfNoEntry: false })
    // The manifest is written last: a file that is younger was changed by someone else.
    return stats?.isFile() === true && stats.size === file.size && stats.mtimeMs <= manifest!.mtimeMs
  }

  const makeFolder = (path: string): void => {
    if (path === folders.staging || madeFolders.has(path)) return
    makeFolder(dirname(path))
    mkdirSync(path)
    madeFolders.add(path)
  }
  const stage = (address: string): string => {
    const file = join(folders.staging, address)
    makeFolder(dirname(file))
    return file
  }

  const fileBefore = (address: string): WrittenFile | undefined => {
    const before = stamp === undefined ? undefined : previousFiles.get(address)
    return before !== undefined && isAsWritten(address, before) ? before : undefined
  }
  const add = (address: string, written: WrittenFile, write: (file: string) => void): void => {
    if (!isSafeAddress(address) || address === manifestName) {
      throw new SiteFolderError(`The address ${JSON.stringify(address)} is not inside the site`)
    }
    if (files.has(address)) throw new SiteFolderError(`The address ${address} was written twice`)
    const before = previousFiles.get(address)
    const foreign = hasOldSite && !before && findForeign(out, address, previousFiles, clearFolders)
    if (foreign) {
      throw new SiteFolderError(
        `${join(folder, foreign)} was not written by hortus and would be overwritten; move it away`,
      )
    }
    begin()
    if (before?.hash === written.hash && fileBefore(address) !== undefined) unchanged.push(address)
    else write(stage(address))
    files.set(address, written)
  }
  const addContent = (address: string, content: string | Uint8Array): void => {
    const written = { hash: hash('sha1', content, 'base64url'), size: Buffer.byteLength(content) }
    add(address, written, (file) => writeFileSync(file, content))
  }
  const addCopy = (address: string, from: string): void => {
    if (statSync(from).size <= largeBytes) addContent(address, readFileSync(from))
    else {
      add(address, digestFile(from), (file) => {
        copyFileSync(from, file, constants.COPYFILE_FICLONE)
        chmodSync(file, 0o644)
      })
    }
  }
  const keep = (address: string): void => {
    const before = fileBefore(address)
    const changed = (): never => {
      throw new SiteFolderError(`${join(folder, address)} changed while the site was built; build again`)
    }
    if (before === undefined) changed()
    else add(address, before, changed)
  }
  const addFile = (address: string, from: string, within: string | undefined): void => {
    if (within === undefined) addCopy(address, from)
    else openInside(from, within, (held) => addCopy(address, held))
  }

  const close = (): void => {
    if (!isBuilding) return
    rmSync(folders.staging, { recursive: true, force: true })
    dropLock(folders.lock)
    isBuilding = false
  }

  return {
    kept: recovered,
    stamp,
    isUntouched: () =>
      !manifest?.lost && [...previousFiles].every(([address, file]) => isAsWritten(address, file)),
    put: (address, content) => attempt(() => addContent(address, content)),
    putFile: (address, from, within) => attempt(() => addFile(address, from, within)),
    fileBefore,
    addressesBefore: (start) =>
      [...previousFiles.keys()].filter((address) => address.startsWith(start) && fileBefore(address)),
    keep: (addresses) => attempt(() => addresses.forEach(keep)),
    written: () => files,
    commit(next) {
      if (failure !== undefined) throw failure
      begin()
      const removed = [...previousFiles.keys()].filter((address) => !files.has(address)).length
      const counts = { written: files.size - unchanged.length, unchanged: unchanged.length, removed }
      if (manifest?.lost === 0 && counts.written === 0 && removed === 0) {
        close()
        writeStamp(stampFile, manifest.digest, next)
        return counts
      }
      // The old file gets a second name; the first goes with the old site.
      for (const address of unchanged) linkOrCopy(join(out, address), stage(address))
      const digest = writeManifest(folders.staging, files)
      exchangeSite(folders)
      const kept = existsSync(folders.old)
        ? removeOldSite(folders, previousFiles, mayKeepOthers(manifest?.digest))
        : undefined
      writeStamp(stampFile, digest, next)
      close()
      return { ...counts, ...(kept !== undefined && { kept }) }
    },
    abort: close,
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

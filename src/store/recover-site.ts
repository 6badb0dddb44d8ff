import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, unlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { SiteFolderError } from './site-folder-error.ts'
import { manifestName, readManifest, type WrittenFile } from './site-manifest.ts'

/** A site's folder and what stands beside it while one is built; all on one file system. */
export interface SiteFolders {
  readonly out: string
  /** The new site, until it is complete. */
  readonly staging: string
  /** The old site, between the exchange and its removal. */
  readonly old: string
  /** Files of someone else that found no place in the new site. */
  readonly kept: string
  /** Holds the process id of the build that is under way. */
  readonly lock: string
}

/** Names everything that belongs to a site's folder. */
export function siteFolders(out: string): SiteFolders {
  const beside = join(dirname(out), `.${basename(out)}.hortus-`)
  return {
    out,
    staging: `${beside}new`,
    old: `${beside}old`,
    kept: `${beside}kept`,
    lock: `${beside}lock`,
  }
}

/** Whether a build left something half done, or is at it. */
export function needsRecovery({ staging, old }: SiteFolders): boolean {
  return isThere(staging) || isThere(old)
}

/**
 * Mends what a killed build left: puts the old site back if there is none, takes away what is half done. Returns the
 * folder with files of someone else that found no place, as {@link removeOldSite} does. `mayKeepOthers` is asked with the
 * digest of the old site's manifest. Throws {@link SiteFolderError} where the old site is no folder: we make no links.
 */
export function recoverSite(
  folders: SiteFolders,
  mayKeepOthers: (digest: string | undefined) => boolean,
): string | undefined {
  const { out, staging, old } = folders
  rmSync(staging, { recursive: true, force: true })
  if (!isThere(old)) return undefined
  if (!isFolder(old))
    throw new SiteFolderError(`${old} is no folder of a build but a link or a file; remove it`)
  // An empty folder was made by hand, in place of the one that was missing.
  attempt(() => rmdirSync(out))
  if (isThere(out)) {
    const manifest = readManifest(old)
    return removeOldSite(folders, manifest?.files ?? new Map(), mayKeepOthers(manifest?.digest))
  }
  renameSync(old, out)
  return undefined
}

/**
 * Removes the old site after the exchange. Files in it that no build wrote (`CNAME`, `.git`) move to the new one; those
 * that find no place there stay, in a folder beside the site whose name is returned, and all of them where `keepsOthers` is
 * false. Only the files named are deleted, and never through a link. The manifest goes last, so that a killed removal still knows what was whose.
 */
export function removeOldSite(
  folders: SiteFolders,
  files: ReadonlyMap<string, WrittenFile>,
  keepsOthers: boolean,
): string | undefined {
  const { out, old } = folders
  const ours = foldersOf(files)
  const clear = (at: string): void => {
    for (const entry of readdirSync(join(old, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`
      if (path === manifestName) continue
      const from = join(old, path)
      const to = join(out, path)
      if (entry.isDirectory() && (ours.has(path) || isFolder(to))) {
        clear(path)
        attempt(() => rmdirSync(from))
      } else if (files.has(path) && !entry.isDirectory()) {
        attempt(() => unlinkSync(from))
      } else if (keepsOthers && !isThere(to)) {
        attempt(() => {
          mkdirSync(dirname(to), { recursive: true })
          renameSync(from, to)
        })
      }
    }
  }
  clear('')
  if (readdirSync(old).every((name) => name === manifestName)) {
    rmSync(old, { recursive: true, force: true })
    return undefined
  }
  attempt(() => unlinkSync(join(old, manifestName)))
  let kept = folders.kept
  for (let n = 2; isThere(kept); n++) kept = `${folders.kept}-${n}`
  renameSync(old, kept)
  return kept
}

/** Whether anything stands there, a link that leads nowhere too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Every folder that an address is in. */
function foldersOf(files: ReadonlyMap<string, WrittenFile>): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const address of files.keys()) {
    for (let at = address.lastIndexOf('/'); at > 0; at = address.lastIndexOf('/', at - 1)) {
      const folder = address.slice(0, at)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return folders
}

/** What cannot be moved or removed stays where it is, and is then found there. */
function attempt(step: () => void): void {
  try {
    step()
  } catch {}
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { manifestName, readManifest, type WrittenFile } from './site-manifest.ts'

/** A site's folder and what stands beside it while one is built; all on one file system. */
export interface SiteFolders {
  readonly out: string
  /** The new site, until it is complete. */
  readonly staging: string
  /** The old site, between the exchange and its removal. */
  readonly old: string
  /** A small file for the next build. */
  readonly stamp: string
}

/** Names everything that belongs to a site's folder. */
export function siteFolders(out: string): SiteFolders {
  const beside = join(dirname(out), `.${basename(out)}.hortus-`)
  return { out, staging: `${beside}new`, old: `${beside}old`, stamp: `${beside}stamp` }
}

/** Mends what a killed build left: puts the old site back if there is none, takes away what is half done. */
export function recoverSite(folders: SiteFolders): void {
  const { out, staging, old } = folders
  rmSync(staging, { recursive: true, force: true })
  if (!existsSync(old)) return
  if (existsSync(out)) removeOldSite(folders, readManifest(old)?.files)
  else renameSync(old, out)
}

/**
 * Removes the old site after the exchange. Files in it that no build wrote (`CNAME`, `.git`) move to the new one first.
 * The manifest goes last, so that a killed removal still knows what was whose. Without `files` nothing is known, and
 * only what the new site lacks is kept.
 */
export function removeOldSite({ out, old }: SiteFolders, files: ReadonlyMap<string, WrittenFile> | undefined): void {
  moveForeign(old, out, files ?? new Map())
  for (const name of readdirSync(old)) {
    if (name !== manifestName) rmSync(join(old, name), { recursive: true, force: true })
  }
  rmSync(old, { recursive: true, force: true })
}

/** Moves what is not in `files`; whole folders at once where nothing in them is ours. */
function moveForeign(old: string, out: string, files: ReadonlyMap<string, WrittenFile>): void {
  const ours = foldersOf(files)
  const visit = (at: string): void => {
    for (const entry of readdirSync(join(old, at), { withFileTypes: true })) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`
      if (path === manifestName || files.has(path)) continue
      if (entry.isDirectory() && (ours.has(path) || existsSync(join(out, path)))) visit(path)
      else if (!existsSync(join(out, path))) {
        mkdirSync(dirname(join(out, path)), { recursive: true })
        renameSync(join(old, path), join(out, path))
      }
    }
  }
  visit('')
}

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

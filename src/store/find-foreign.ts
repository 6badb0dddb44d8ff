import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { WrittenFile } from './site-manifest.ts'

/**
 * The path of a file in the site at `out` that no build wrote and that a new file at `address` would push away: one of
 * that name, one where it needs a folder, or one inside a folder of its name. `clearFolders` are known to be in
 * nobody's way; it is added to.
 */
export function findForeign(
  out: string,
  address: string,
  written: ReadonlyMap<string, WrittenFile>,
  clearFolders: Set<string>,
): string | undefined {
  for (let slash = address.indexOf('/'); slash > 0; slash = address.indexOf('/', slash + 1)) {
    const folder = address.slice(0, slash)
    if (clearFolders.has(folder)) continue
    const stats = lstatSync(join(out, folder), { throwIfNoEntry: false })
    if (stats && !stats.isDirectory()) return written.has(folder) ? undefined : folder
    if (!stats) return undefined
    clearFolders.add(folder)
  }
  const stats = lstatSync(join(out, address), { throwIfNoEntry: false })
  if (!stats || written.has(address)) return undefined
  return stats.isDirectory() ? findForeignInside(out, address, written) : address
}

function findForeignInside(
  out: string,
  folder: string,
  written: ReadonlyMap<string, WrittenFile>,
): string | undefined {
  const folders = [folder]
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of readdirSync(join(out, at), { withFileTypes: true })) {
      const path = `${at}/${entry.name}`
      if (entry.isDirectory()) folders.push(path)
      else if (!written.has(path)) return path
    }
  }
  return undefined
}

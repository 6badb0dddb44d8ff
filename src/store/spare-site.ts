import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listTree } from './list-tree.ts'
import { manifestName, type WrittenFile } from './site-manifest.ts'
import { moveFolder } from './staged-site.ts'

/** Sites of fewer files are made anew before anybody notices. */
const minFiles = 250

/** Ends the name of the file that says of which site a spare is. */
const noteEnding = '.of'

/**
 * Keeps the folder of a site that was replaced, to make the next one in: its files are second names of the site's own and take no
 * room. Only where all in it was written by us and there is much of it. `spare` is in the user's cache, where nobody looks for a
 * site to publish. Spares of sites that are gone are removed.
 */
export function keepSpare(
  { out, old }: { readonly out: string; readonly old: string },
  files: ReadonlyMap<string, WrittenFile>,
  spare: string,
): boolean {
  if (files.size < minFiles) return false
  const found = listTree(old)
  if (!found?.files.every((address) => files.has(address) || address === manifestName)) return false
  try {
    mkdirSync(dirname(spare), { recursive: true, mode: 0o700 })
    removeLostSpares(dirname(spare))
    rmSync(spare, { recursive: true, force: true })
    // The other way round a program that is killed would leave one that nobody removes.
    writeFileSync(`${spare}${noteEnding}`, out, { mode: 0o600 })
    return moveFolder(old, spare)
  } catch {
    return false
  }
}

function removeLostSpares(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(`.spare${noteEnding}`)) continue
    const note = join(folder, name)
    if (existsSync(readFileSync(note, 'utf8'))) continue
    rmSync(note.slice(0, -noteEnding.length), { recursive: true, force: true })
    rmSync(note, { force: true })
  }
}

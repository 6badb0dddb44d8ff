import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type FoundGarden, findGarden, findInnerGarden } from './find-garden.ts'
import { showPath } from './show-path.ts'

/**
 * The garden that a command was given, or the one of another program's folder that `hortus init` put its settings in. Without one it is looked for from `near` upwards, by default from the current folder: a
 * program's settings say most, then a folder `garden/` in the current one, then what Hortus keeps in a garden, then a
 * repository; else it is the folder itself. `sign` is there where it was found in another folder than that. Throws when it is
 * no folder.
 */
export function resolveGardenFolder(
  given: string | undefined,
  near: string = process.cwd(),
): { readonly folder: string; readonly sign?: string } {
  if (given === '') throw new Error('the name of the folder is empty')
  if (given !== undefined) {
    const stats = statSync(resolve(given), { throwIfNoEntry: false })
    if (stats === undefined) throw new Error(`no such folder: ${given}`)
    if (!stats.isDirectory()) throw new Error(`not a folder: ${given}`)
    return findInnerGarden(resolve(given)) ?? { folder: resolve(given) }
  }
  const usual = resolve(near, 'garden')
  const found =
    findGarden(near, 'settings') ??
    (statSync(usual, { throwIfNoEntry: false })?.isDirectory() ? { folder: usual } : undefined) ??
    findGarden(near, 'kept') ??
    findGarden(near, 'repository')
  return found === undefined || found.folder === near ? { folder: near } : found
}

/** Said where a garden was found in another folder than the one somebody stands in. */
export function describeFound({ folder, sign }: FoundGarden): string {
  return `the garden is ${folder}: ${sign} says so`
}

/** Why a change across notes is not done in a folder that looks like a part of a garden, and the ways on. */
export function describePart(folder: string, larger: FoundGarden): string {
  return (
    `${showPath(folder)} looks like a part of the garden ${larger.folder} (${larger.sign} is there), whose other notes ` +
    `would not follow: use --garden ${quote(larger.folder)} for all of it, or --here for this folder alone`
  )
}

function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path}"`
}

/** What a garden is called that does not say: its folder's name; `Garden` where that says nothing. */
export function titleOfFolder(folder: string): string {
  const name = basename(folder).normalize('NFC')
  return name === '' || name === 'garden' ? 'Garden' : name
}

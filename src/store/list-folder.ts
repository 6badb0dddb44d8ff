import { type BigIntStats, type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { compareDiagnostics, compareText, type Diagnostic } from '../model/diagnostic.ts'
import { syncConflict, unreadableFile } from '../model/diagnostics.ts'
import type { GardenPath } from '../model/path.ts'
import { conflictOriginal } from './conflict-original.ts'
import { describeFileError } from './describe-file-error.ts'
import { describeLinkRefusal, type GardenBounds } from './garden-bounds.ts'
import { isLitter } from './is-garden-file.ts'
import { isInside } from './is-inside.ts'
import type { Listing, StoreEntry } from './store.ts'

/** A listing, and where its files are. */
export interface FolderListing extends Listing {
  /** What a file is called on disk where that is not its path: names there need not be NFC. Links are kept. */
  readonly nameByPath: ReadonlyMap<string, string>
  /** The real path, absolute, of a file that a link led to. */
  readonly targetByPath: ReadonlyMap<string, string>
}

/**
 * Lists a garden's folder, without the files that its settings ignore or that no garden has. Never fails for a file's
 * sake: what cannot be read, or is a link to what is not the garden's or back to where it stands, is a diagnostic. A folder
 * is followed through one link only, the first by path: otherwise n folders that link to one another have 2ⁿ paths. Throws
 * where the garden's folder itself is gone, which does not mean that its notes are.
 *
 * Synchronous on purpose: for a local disk that costs a quarter of the processor time, and 100,000 files take 0.3 s.
 */
export function listFolder({ root, isIgnored, refuseReal }: GardenBounds): FolderListing {
  const entriesByPath = new Map<string, StoreEntry>()
  const nameByPath = new Map<string, string>()
  const targetByPath = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  const conflicts = new Map<string, string>()
  const problem = (path: string, reason: string): void => {
    diagnostics.push(unreadableFile(path as GardenPath, reason))
  }

  const add = (path: string, onDisk: string, target: string | undefined, stats: BigIntStats): void => {
    if (path !== onDisk) nameByPath.set(path, onDisk)
    if (target !== undefined) targetByPath.set(path, target)
    entriesByPath.set(path, entryOf(path, stats))
  }

  statSync(root)
  // A stack instead of recursion: the depth of a stranger's folders is theirs to choose.
  const folders: Folder[] = [{ path: '', onDisk: '', above: [] }]
  const seenThroughLinks = new Set<string>()
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    if (folder.linked !== undefined) {
      if (seenThroughLinks.has(folder.linked)) {
        problem(folder.path, 'it is a link to a folder that another link shows')
        continue
      }
      seenThroughLinks.add(folder.linked)
    }
    const inside: Folder[] = []
    const children = readFolder(join(root, folder.onDisk), (reason) => problem(folder!.path, reason))
    const listedNames = listNames(children)
    for (const child of children) {
      const name = listedNames?.get(child.name) ?? child.name
      const path = folder.path === '' ? name : `${folder.path}/${name}`
      if (isLitter(child.name) || isIgnored(path)) continue
      // Behind a link a file has two paths; what its real one says counts too.
      const linked = folder.linked === undefined ? undefined : join(folder.linked, child.name)
      if (linked !== undefined && refuseReal(linked) === 'ignored') continue
      const original = conflictOriginal(child.name.normalize('NFC'))
      if (original !== undefined) {
        conflicts.set(path, `${folder.path === '' ? '' : `${folder.path}/`}${original}`)
        continue
      }
      const onDisk = folder.onDisk === '' ? child.name : `${folder.onDisk}/${child.name}`
      const file = join(root, onDisk)
      try {
        // Bytes that are no UTF-8 come as this character, and lead to nothing then; a name may also hold it itself.
        if (child.name.includes('\uFFFD') && lstatSync(file, { throwIfNoEntry: false }) === undefined) {
          problem(path, 'its name is not valid UTF-8')
        } else if (child.isDirectory()) {
          inside.push({ path, onDisk, above: folder.above, ...(linked !== undefined && { linked }) })
        } else if (child.isFile()) {
          add(path, onDisk, linked, lstatSync(file, { bigint: true }))
        } else if (child.isSymbolicLink()) {
          const target = realpathSync(file)
          const stats = statSync(target, { bigint: true })
          const here = realpathSync(join(root, folder.onDisk))
          const above = [...folder.above, here]
          const refusal = refuseReal(target)
          if (refusal !== undefined) problem(path, describeLinkRefusal(refusal))
          else if (stats.isFile()) add(path, onDisk, target, stats)
          else if (above.some((ancestor) => isInside(ancestor, target)))
            problem(path, 'it is a link to a folder it stands in')
          else if (stats.isDirectory()) inside.push({ path, onDisk, above, linked: target })
        }
      } catch (error) {
        problem(path, describeFileError(error))
      }
    }
    // What is new in a folder goes into that very one.
    for (const { path, onDisk } of inside) if (path !== onDisk) nameByPath.set(path, onDisk)
    // The first by path is taken from the stack first.
    folders.push(...inside.sort((a, b) => compareText(b.onDisk, a.onDisk)))
  }
  for (const [path, original] of conflicts) {
    const isThere = entriesByPath.has(original)
    diagnostics.push(syncConflict(path as GardenPath, isThere ? (original as GardenPath) : undefined))
  }
  const entries = [...entriesByPath.values()].sort((a, b) => compareText(a.path, b.path))
  return { entries, nameByPath, targetByPath, diagnostics: diagnostics.sort(compareDiagnostics) }
}

/**
 * What names are listed as, where that is not what they are: composed. Of several that are one name in different
 * Unicode forms, one is, whatever the order on disk: the composed one, else the first. The others stay as they are, so
 * that each is a file of its own; two paths that differ so have one address, and that is told as for letter case.
 */
function listNames(children: readonly Dirent[]): ReadonlyMap<string, string> | undefined {
  // Names of ASCII alone, nearly all there are, have one form.
  const names = children.map((child) => child.name).filter((name) => /[^\x00-\x7f]/.test(name))
  if (names.length === 0) return undefined
  const listed = new Map<string, string>()
  const given = new Set(names.filter((name) => name === name.normalize('NFC')))
  for (const name of names.sort(compareText)) {
    const composed = name.normalize('NFC')
    if (given.has(composed)) continue
    given.add(composed)
    listed.set(name, composed)
  }
  return listed
}

/** What a listing keeps of a file's stats. */
export function entryOf(path: string, stats: BigIntStats): StoreEntry {
  return { path, size: Number(stats.size), mtimeNs: stats.mtimeNs, ctimeNs: stats.ctimeNs, inode: stats.ino }
}

/** A folder still to be listed. */
interface Folder {
  readonly path: string
  readonly onDisk: string
  /** Real folders in which the links stand that led here. */
  readonly above: readonly string[]
  /** Where it really is, if a link led here. */
  readonly linked?: string
}

function readFolder(folder: string, onProblem: (reason: string) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    onProblem(describeFileError(error))
    return []
  }
}

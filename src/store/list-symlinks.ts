import { type Dirent, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { compareText } from '../model/diagnostic.ts'
import { folderOf } from '../model/path.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { isLitter } from './is-garden-file.ts'
import { isInside } from './is-inside.ts'

/** A symbolic link in a garden's folder. Paths are those of the garden. */
export interface GardenSymlink {
  readonly path: string
  /** Where it leads, as it is written. */
  readonly text: string
  /** The same as a path of the garden, moved or not; undefined where it leads out. */
  readonly leadsTo?: string
  /** What is there in the end, of several links in a row; undefined where that is nothing, or none of the garden's. */
  readonly real?: string
  readonly isFolder: boolean
  /** Whether it stands in what the settings leave out: nothing is written there. */
  readonly isIgnored: boolean
}

/** Packages of programs are many, and none of them leads into notes. */
const passedOver: ReadonlySet<string> = new Set(['node_modules'])

/** Every symbolic link in a garden's folder, sorted by path; those that lead nowhere too. No link is followed. */
export function listSymlinks(bounds: GardenBounds): readonly GardenSymlink[] {
  const found: GardenSymlink[] = []
  const folders: { readonly path: string; readonly onDisk: string; readonly isIgnored: boolean }[] = [
    { path: '', onDisk: '', isIgnored: false },
  ]
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (const child of readFolder(join(bounds.root, folder.onDisk))) {
      if (isLitter(child.name) || passedOver.has(child.name)) continue
      const path = pathIn(folder.path, child.name.normalize('NFC'))
      const onDisk = pathIn(folder.onDisk, child.name)
      const isIgnored = folder.isIgnored || bounds.isIgnored(path)
      if (child.isDirectory()) folders.push({ path, onDisk, isIgnored })
      else if (child.isSymbolicLink()) {
        const link = readLink(bounds, path, onDisk, isIgnored)
        if (link !== undefined) found.push(link)
      }
    }
  }
  return found.sort((a, b) => compareText(a.path, b.path))
}

function readLink(
  bounds: GardenBounds,
  path: string,
  onDisk: string,
  isIgnored: boolean,
): GardenSymlink | undefined {
  const { root } = bounds
  const file = join(root, onDisk)
  try {
    const text = readlinkSync(file)
    const target = ignoreFailure(() => realpathSync(file))
    const isFolder = target !== undefined && ignoreFailure(() => statSync(target).isDirectory()) === true
    const isOurs = target !== undefined && bounds.refuseReal(target) === undefined
    const real = isOurs ? gardenPath(root, target) : undefined
    const written = posix.isAbsolute(text) ? text : join(dirname(file), text)
    // Behind a link "..", is not the folder above: then where it leads in the end counts.
    const isStraight = target === undefined || ignoreFailure(() => realpathSync(written)) === target
    const leadsTo = isStraight ? insidePath(root, written) : real
    return {
      path,
      text,
      isFolder,
      isIgnored,
      ...(leadsTo !== undefined && { leadsTo }),
      ...(real !== undefined && { real }),
    }
  } catch {
    return undefined
  }
}

function insidePath(root: string, file: string): string | undefined {
  if (isInside(file, root)) return gardenPath(root, file)
  const above = ignoreFailure(() => realpathSync(dirname(file)))
  return above !== undefined && isInside(above, root)
    ? gardenPath(root, join(above, posix.basename(file)))
    : undefined
}

function gardenPath(root: string, file: string): string {
  return relative(root, file).split(sep).join('/').replace(/\/+$/, '').normalize('NFC')
}

/** Where a link leads that is at `path` to the garden's `target`, from the folder it stands in. */
export function relativeTarget(path: string, target: string): string {
  return posix.relative(`/${folderOf(path)}`, `/${target}`) || '.'
}

function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function readFolder(folder: string): readonly Dirent[] {
  return ignoreFailure(() => readdirSync(folder, { withFileTypes: true })) ?? []
}

function ignoreFailure<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

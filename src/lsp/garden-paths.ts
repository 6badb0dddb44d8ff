import { isAbsolute, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isNotePath, type NotePath } from '../model/path.ts'
import { fileOfUri } from './file-of-uri.ts'

/** Paths of a garden and the URIs by which editors name them. */
export interface GardenPaths {
  /** The path of a document in the garden; undefined where it is in none, or no note. */
  pathOf(uri: string): NotePath | undefined
  /** The path of any file or folder; undefined where it is not in the garden. */
  placeOf(uri: string): string | undefined
  uriOf(path: string): string
}

/**
 * Creates the paths of a garden's folder, which is absolute and real. `nameOnDisk` says what a path is called there: a name
 * in another Unicode form would be that of a file that is not there, and an editor would begin it.
 */
export function createGardenPaths(folder: string, nameOnDisk: (path: string) => string): GardenPaths {
  const placeOf = (uri: string): string | undefined => {
    const file = fileOfUri(uri)
    if (file === undefined) return undefined
    const inside = relative(folder, file)
    const path = inside.split(sep).join('/').normalize('NFC')
    return isAbsolute(inside) || path === '..' || path.startsWith('../') ? undefined : path
  }
  return {
    placeOf,
    pathOf(uri) {
      const path = placeOf(uri)
      return path !== undefined && isNotePath(path) ? path : undefined
    },
    uriOf: (path) => pathToFileURL(resolve(folder, nameOnDisk(path))).href,
  }
}

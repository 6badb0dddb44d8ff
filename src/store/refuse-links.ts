import { lstatSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isInside } from './is-inside.ts'
import { realPath } from './real-path.ts'
import { SiteFolderError } from './site-folder-error.ts'

/**
 * Throws {@link SiteFolderError} where the folder of a site is a link, or is reached through one in the garden: a site
 * replaces what is there, and a link may have come with the notes of a stranger.
 */
export function refuseLinks(folder: string, garden: string): void {
  const tops = [resolve(garden), realPath(garden)]
  const isBelowGarden = (path: string): boolean => tops.some((top) => path !== top && isInside(path, top))
  let at = resolve(folder)
  do {
    if (isLink(at))
      throw new SiteFolderError(
        `${at} is a link to ${realPath(at)}, where a site would replace what is there; give that folder itself if it is meant, or remove the link`,
      )
    at = dirname(at)
  } while (isBelowGarden(at))
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

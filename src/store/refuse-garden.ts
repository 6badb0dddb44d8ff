import { relative, sep } from 'node:path'
import { isGardenFile } from './is-garden-file.ts'
import { isInside } from './is-inside.ts'
import { SiteFolderError } from './site-folder-error.ts'

/**
 * Throws {@link SiteFolderError} for a site around the notes, which would be emptied by the first build, and for one
 * among them, which would be read as notes by the next. Both are absolute paths without links.
 */
export function refuseGarden(out: string, garden: string): void {
  if (isInside(garden, out))
    throw new SiteFolderError(`${out} holds the garden itself; choose another folder for the site`)
  if (isInside(out, garden) && relative(garden, out).split(sep).every(isGardenFile)) {
    throw new SiteFolderError(
      `${out} is inside the garden, where its pages would be taken for assets; choose another folder, or one whose name starts with a dot`,
    )
  }
}

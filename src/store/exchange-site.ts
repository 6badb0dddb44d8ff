import { existsSync, renameSync } from 'node:fs'
import { fileErrorCode } from './file-error-code.ts'
import type { SiteFolders } from './recover-site.ts'
import { SiteFolderError } from './site-folder-error.ts'

/**
 * Puts the new site in the old one's place, with nothing between the two renames. Where one of them fails the old site
 * is there as before, and the system's error is thrown, or a {@link SiteFolderError} where people can do something.
 */
export function exchangeSite({ out, old, staging }: SiteFolders): void {
  const hasOld = existsSync(out)
  try {
    if (hasOld) renameSync(out, old)
  } catch (error) {
    const code = fileErrorCode(error)
    if (code !== 'EBUSY' && code !== 'EXDEV') throw error
    throw new SiteFolderError(
      `${out} cannot be exchanged as a whole (${code}): it is a mount point; choose a folder inside it`,
    )
  }
  try {
    renameSync(staging, out)
  } catch (error) {
    if (hasOld) renameSync(old, out)
    throw error
  }
}

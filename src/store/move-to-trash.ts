import { link, rename, unlink } from 'node:fs/promises'
import { folderOf } from '../model/path.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { holdPlace } from './held-file.ts'
import { type HeldFolder, holdOwnFolder } from './held-folder.ts'
import { UnconfirmedWriteError } from './write-file-safely.ts'

/** Where removed files are, below the garden's folder. */
export const trashFolder = '.trash'

/**
 * Moves a file (a link itself, not what it leads to) to a free name in `.trash/`, and says which. Rejects with an
 * {@link UnconfirmedWriteError} where it is moved and the disk did not confirm it; else it is where it was.
 */
export async function moveToTrash(bounds: GardenBounds, path: string): Promise<string> {
  const folderPath = folderOf(path)
  const trashPath = folderPath === '' ? trashFolder : `${trashFolder}/${folderPath}`
  const { folder: from, name } = await holdPlace(bounds, path)
  const to = await holdOwnFolder(bounds.root, trashPath, true).catch(async (error: unknown) => {
    await from.close()
    throw error
  })
  try {
    for (let number = 1; ; number++) {
      const free = number === 1 ? name : name.replace(/(\.[^.]*)?$/, ` ${number}$1`)
      try {
        // A second name and then not the first: it never takes the place of another, as a rename would.
        await link(await from.at(name), await to.at(free))
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'EEXIST') continue
        if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
        await rename(await from.at(name), await to.at(free))
        await confirm(to, from)
        return `${trashPath}/${free}`
      }
      await to.sync()
      await unlink(await from.at(name))
      await confirm(from)
      return `${trashPath}/${free}`
    }
  } finally {
    await from.close()
    await to.close()
  }
}

async function confirm(...folders: readonly HeldFolder[]): Promise<void> {
  await Promise.all(folders.map((folder) => folder.sync())).catch((error: unknown) =>
    Promise.reject(new UnconfirmedWriteError('removed', error)),
  )
}

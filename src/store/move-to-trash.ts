import { link, rename, unlink } from 'node:fs/promises'
import { holdFolder } from './held-folder.ts'

/** Moves a file (a link itself, not what it leads to) to a free name in `.trash/`, and says which. */
export async function moveToTrash(root: string, path: string): Promise<string> {
  const slash = path.lastIndexOf('/')
  const folderPath = slash < 0 ? '' : path.slice(0, slash)
  const name = path.slice(slash + 1)
  const trashPath = folderPath === '' ? '.trash' : `.trash/${folderPath}`
  const to = await holdFolder(root, trashPath, true)
  const from = await holdFolder(root, folderPath).catch(async (error: unknown) => {
    await to.close()
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
        await Promise.all([to.sync(), from.sync()])
        return `${trashPath}/${free}`
      }
      await to.sync()
      await unlink(await from.at(name))
      await from.sync()
      return `${trashPath}/${free}`
    }
  } finally {
    await from.close()
    await to.close()
  }
}

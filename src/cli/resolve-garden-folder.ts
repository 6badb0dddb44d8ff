import { statSync } from 'node:fs'
import { basename, relative, resolve } from 'node:path'

/**
 * The absolute folder of the garden that a command was given. Without one it is `garden/` where there is such a folder,
 * else the current one. Throws when it is no folder.
 */
export function resolveGardenFolder(given: string | undefined): string {
  if (given === '') throw new Error('the name of the folder is empty')
  if (given !== undefined) {
    const stats = statSync(resolve(given), { throwIfNoEntry: false })
    if (stats === undefined) throw new Error(`no such folder: ${given}`)
    if (!stats.isDirectory()) throw new Error(`not a folder: ${given}`)
    return resolve(given)
  }
  const usual = resolve('garden')
  return statSync(usual, { throwIfNoEntry: false })?.isDirectory() ? usual : process.cwd()
}

/** What a garden is called that does not say: its folder's name; `Garden` where that says nothing. */
export function titleOfFolder(folder: string): string {
  const name = basename(folder).normalize('NFC')
  return name === '' || name === 'garden' ? 'Garden' : name
}

/** A folder as messages show it: relative to where the user stands, as long as that is shorter. */
export function showPath(path: string): string {
  const short = relative(process.cwd(), path)
  if (short === '') return '.'
  return short.length < path.length ? short : path
}

import { randomBytes } from 'node:crypto'
import { type Dirent, lstatSync } from 'node:fs'
import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileErrorCode } from './file-error-code.ts'
import { holdOwnFolder } from './held-folder.ts'

/** Where files stand until they are whole, below the garden's folder. */
export const scratchFolder = '.hortus/tmp'

/** Stands there when some had to be made beside the notes, which are on another disk. */
export const besideName = 'beside'

const pattern = /^\.hortus-(\d+)-[0-9a-f]{16}\.tmp$/

/** Another program that is still at work on a file is done with it after this long. */
const patience = 60_000

/** A name for a file that is not whole yet. Short: one made from a note's own could be too long for the disk. */
export function newScratchName(): string {
  return `.hortus-${process.pid}-${randomBytes(8).toString('hex')}.tmp`
}

/**
 * Removes what a program that was killed while it wrote has left in the garden at `root`, a real path. Files of a
 * program that is running and younger than a minute stay. Resolves to how many were removed.
 */
export async function sweepScratch(root: string, now: number): Promise<number> {
  let removed = 0
  const sweep = async (place: string, names: readonly string[]): Promise<void> => {
    for (const name of names) {
      const file = join(place, name)
      if (!isStray(name, file, now)) continue
      await unlink(file).catch(() => {})
      removed++
    }
  }
  let folder: Awaited<ReturnType<typeof holdOwnFolder>>
  try {
    folder = await holdOwnFolder(root, scratchFolder)
  } catch {
    return 0
  }
  try {
    const place = await folder.at('.')
    const names = await readdir(place)
    await sweep(place, names)
    if (names.includes(besideName)) {
      for await (const { path, names } of walkFolders(root)) await sweep(path, names)
      await unlink(await folder.at(besideName)).catch(() => {})
    }
  } finally {
    await folder.close()
  }
  return removed
}

function isStray(name: string, file: string, now: number): boolean {
  const pid = pattern.exec(name)?.[1]
  if (pid === undefined) return false
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats === undefined) return false
  return Number(pid) === process.pid || !isRunning(Number(pid)) || now - stats.mtimeMs > patience
}

/** Whether there is a process of this number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return fileErrorCode(error) === 'EPERM'
  }
}

/** Every real folder of a garden; links are not followed. */
async function* walkFolders(
  root: string,
): AsyncGenerator<{ readonly path: string; readonly names: readonly string[] }> {
  const stack = [root]
  for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
    const children = await readdir(path, { withFileTypes: true }).catch((): Dirent[] => [])
    yield { path, names: children.filter((child) => child.isFile()).map(({ name }) => name) }
    for (const child of children) {
      if (child.isDirectory() && child.name !== '.git' && child.name !== 'node_modules')
        stack.push(join(path, child.name))
    }
  }
}

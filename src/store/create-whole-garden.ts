import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { AppliedSteps } from './change-journal.ts'
import { fileErrorCode } from './file-error-code.ts'
import { isRunning } from './scratch-files.ts'

/**
 * Makes a garden in a folder beside, of which one rename makes the garden: a program that is killed before has made none,
 * and what it left beside is removed by the next. Where `make` throws or makes no file, nothing is left. Rejects where
 * `folder` is there by then and not empty.
 */
export async function createWholeGarden(
  folder: string,
  make: (root: string) => Promise<AppliedSteps>,
): Promise<AppliedSteps> {
  const parent = dirname(folder)
  mkdirSync(parent, { recursive: true })
  const prefix = `.${basename(folder).slice(0, 60)}.hortus-`
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(prefix) ? /^(\d+)$/.exec(name.slice(prefix.length))?.[1] : undefined
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(parent, name), { recursive: true })
  }
  const beside = join(parent, `${prefix}${process.pid}`)
  try {
    mkdirSync(beside)
    const done = await make(realpathSync(beside))
    if (done.files > 0) {
      await rename(beside, folder)
      await syncFolder(parent)
    }
    return done
  } catch (error) {
    if (fileErrorCode(error) === 'ENOTEMPTY' || fileErrorCode(error) === 'ENOTDIR')
      throw new Error(`${folder} was made by another program meanwhile, so nothing was written`, {
        cause: error,
      })
    throw error
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path).catch(() => undefined)
  if (handle === undefined) return
  await handle.sync().catch(() => {})
  await handle.close()
}

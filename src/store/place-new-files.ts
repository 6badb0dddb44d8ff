import { link, unlink } from 'node:fs/promises'
import { baseName, folderOf } from '../model/path.ts'
import { fileErrorCode } from './file-error-code.ts'
import { digestAt, ignoreMissing } from './folder-calls.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { type HeldFile, holdPlace, isThere } from './held-file.ts'
import type { KeptChange } from './kept-change.ts'
import type { KeptStep } from './kept-steps.ts'

/** Does one step, and keeps what it says or why it cannot be done. */
type Attempt = (step: KeptStep, work: () => Promise<string | undefined>) => Promise<void>

/**
 * Puts those files of a decided change that are new into their places, without a second writing of their bytes: each gets
 * its place as another name, and at the end what is beside goes. So the time in which some are there and others not is
 * short, however many there are. Answers which steps are done; the others are for the caller to write, since something
 * stands in their place, or this disk has no second names.
 */
export async function placeNewFiles(
  bounds: GardenBounds,
  change: Pick<KeptChange, 'steps' | 'checkNew' | 'beside'>,
  attempt: Attempt,
): Promise<ReadonlySet<KeptStep>> {
  const done = new Set<KeptStep>()
  const placed: number[] = []
  const open: { path: string; held?: HeldFile } = { path: '' }
  const closeFolder = async (): Promise<void> => {
    const { held } = open
    delete open.held
    try {
      await held?.folder.sync()
    } finally {
      await held?.folder.close()
    }
  }
  const holdNear = async (path: string): Promise<HeldFile> => {
    const name = baseName(path)
    // A folder that is held is the garden's, and a name that is new in it leads nowhere else.
    if (open.held && open.path === folderOf(path) && bounds.refuse(path) === undefined)
      return { folder: open.held.folder, name }
    await closeFolder()
    open.held = await holdPlace(bounds, path, true)
    open.path = folderOf(path)
    return open.held
  }
  const rows = change.steps.flatMap((step, number) => {
    const { to, oldHash, hasNew, path } = step
    return hasNew && oldHash === null && to === path ? [{ step, number, to }] : []
  })
  // A single file is replaced as any other is, with all that is done for a power cut.
  if (rows.length < 2) return done
  rows.sort((a, b) => (folderOf(a.to) < folderOf(b.to) ? -1 : folderOf(a.to) > folderOf(b.to) ? 1 : 0))
  try {
    for (const { step, number, to } of rows)
      await attempt(step, async () => {
        if (!(await change.checkNew(number))) {
          // Placed by an earlier start.
          if ((await digestAt(bounds, to)) === step.newHash) done.add(step)
          return undefined
        }
        const place = await holdNear(to)
        if (await isThere(place)) return undefined
        try {
          await link(await change.beside.at(`${number}.new`), await place.folder.at(place.name))
        } catch (error) {
          if (
            ['EEXIST', 'EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS'].includes(
              fileErrorCode(error) ?? '',
            )
          )
            return undefined
          throw error
        }
        placed.push(number)
        done.add(step)
        return undefined
      })
  } finally {
    await closeFolder()
  }
  for (const number of placed) await unlink(await change.beside.at(`${number}.new`)).catch(ignoreMissing)
  return done
}

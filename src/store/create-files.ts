import { randomBytes } from 'node:crypto'
import type { ContentHash } from '../model/path.ts'
import { type AppliedSteps, checkOwnFolders, decide, UnfinishedChangeError } from './change-journal.ts'
import { digest } from './digest.ts'
import { ChangedMeanwhileError } from './file-step.ts'
import { finishChange } from './finish-change.ts'
import { ignoreMissing, removeOwn } from './folder-calls.ts'
import { holdPlace, isThere } from './held-file.ts'
import { holdOwnFolder } from './held-folder.ts'
import { type ChangeJournal, journalFolder } from './kept-change.ts'
import { formatKeptSteps, type KeptStep } from './kept-steps.ts'
import { usualMode, writeNewFile } from './write-new-file.ts'

/** A file that is not there yet. */
export interface NewFile {
  /** From the garden's folder. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Most files that one change may make: the list of them is read whole when it is finished or undone. */
const mostNewFiles = 200_000

/**
 * Makes many new files, all or none, of which one at a time is in memory. They are written beside first; one rename then
 * decides, as in `applySteps`: a program that is killed before has made nothing, and one that is killed later is finished
 * by the next start. Rejects with a {@link ChangedMeanwhileError} where a file is there already; what `files` throws is
 * thrown on, and nothing is made.
 */
export async function createFiles(
  journal: ChangeJournal,
  files: AsyncIterable<NewFile>,
  now: number,
  what: string,
): Promise<AppliedSteps> {
  const { root } = journal.bounds
  const key = journal.key.get()
  await checkOwnFolders(root)
  const id = `${new Date(now).toISOString().replaceAll(':', '.')}-${process.pid}-${randomBytes(4).toString('hex')}`
  const folder = await holdOwnFolder(root, `${journalFolder}/${id}`, true)
  const steps: KeptStep[] = []
  try {
    for await (const { path, bytes } of files) {
      if (steps.length === mostNewFiles)
        throw new Error(`more than ${mostNewFiles} files, expected at most that many in one change`)
      await refuseExisting(journal, path)
      await writeNewFile(await folder.at(`${steps.length}.new`), bytes, async (handle) => {
        await handle.chmod(usualMode())
        await handle.datasync()
      })
      const newHash: ContentHash = digest(bytes)
      steps.push({ path, to: path, oldHash: null, newHash, hasNew: true })
    }
    const text = formatKeptSteps(id, steps, key, what)
    await writeNewFile(await folder.at('plan.json'), Buffer.from(text), (handle) => handle.sync())
    await folder.sync()
    if (steps.length > 0) await decide(folder)
  } catch (error) {
    await folder.close()
    if (!(error instanceof UnfinishedChangeError)) await removeOwn(root, journalFolder, id)
    throw error
  }
  await folder.close()
  if (steps.length === 0) await removeOwn(root, journalFolder, id)
  else
    await finishChange(journal, id).catch((error: unknown) =>
      Promise.reject(new UnfinishedChangeError(error)),
    )
  return { id, files: steps.length, paths: steps.map(({ path }) => path), what }
}

/** What stands at the path, a link too, stays; a link on the way that leads out of the garden is refused. */
async function refuseExisting({ bounds }: ChangeJournal, path: string): Promise<void> {
  const place = await holdPlace(bounds, path).catch(ignoreMissing)
  if (place === undefined) return
  const isTaken = await isThere(place).finally(() => place.folder.close())
  if (isTaken) throw new ChangedMeanwhileError(`${path} is there already`)
}

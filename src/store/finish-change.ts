import { lstat, rename, symlink, unlink } from 'node:fs/promises'
import { baseName, folderOf } from '../model/path.ts'
import { conflictName } from './conflict-name.ts'
import { digest } from './digest.ts'
import type { SteppedLink } from './file-step.ts'
import { digestAt, ignoreMissing, linkAt, removeEmptyFolders, removeOwn } from './folder-calls.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { holdFile, holdPlace, readHeld } from './held-file.ts'
import { type HeldFolder, holdOwnFolder, OutsideGardenError } from './held-folder.ts'
import {
  type ChangeJournal,
  journalFolder,
  type KeptChange,
  undoFolder,
  withKeptChange,
} from './kept-change.ts'
import type { KeptStep } from './kept-steps.ts'
import { moveToTrash } from './move-to-trash.ts'
import { placeNewFiles } from './place-new-files.ts'
import { newScratchName, scratchFolder } from './scratch-files.ts'
import { listUndos } from './undo-steps.ts'
import { writeFileSafely } from './write-file-safely.ts'

/** How many changes can be undone. */
const keptUndos = 20

/**
 * Rolls a decided change forward, each step of which may have been done already, and keeps it for its undoing. Answers
 * what could not be done, in words: files that somebody else has changed, and places that are none of the garden's any more.
 */
export async function finishChange(journal: ChangeJournal, id: string): Promise<readonly string[]> {
  const { bounds } = journal
  const notices = await withKeptChange(journal, journalFolder, id, (change) => doSteps(bounds, change))
  await keepForUndo(bounds.root, id)
  const { ours } = await listUndos(journal)
  for (const old of ours.slice(keptUndos)) await removeOwn(bounds.root, undoFolder, old)
  return notices ?? []
}

async function keepForUndo(root: string, id: string): Promise<void> {
  const from = await holdOwnFolder(root, journalFolder)
  try {
    const to = await holdOwnFolder(root, undoFolder, true)
    try {
      // What has its name there can only have come with the garden.
      await removeOwn(root, undoFolder, id)
      await rename(await from.at(id), await to.at(id))
      await Promise.all([from.sync(), to.sync()])
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
}

async function doSteps(bounds: GardenBounds, change: KeptChange): Promise<readonly string[]> {
  const { steps, bytesOf } = change
  const notices: string[] = []
  const attempt = async (step: KeptStep, work: () => Promise<string | undefined>): Promise<void> => {
    try {
      const notice = await work()
      if (notice !== undefined) notices.push(notice)
    } catch (error) {
      // A folder became a link since it was decided: the rest is done, this stays with its bytes in the journal.
      if (!(error instanceof OutsideGardenError)) throw error
      notices.push(`${step.path} stays as it is (${error.message})`)
    }
  }
  for (const step of steps) {
    const { path, to } = step
    if (to !== null && to !== path) await attempt(step, () => moveStep(bounds, path, to))
  }
  const placed = await placeNewFiles(bounds, change, attempt)
  for (const [number, step] of steps.entries()) {
    const { to, hasNew, link } = step
    if (placed.has(step)) continue
    if (to !== null && link) await attempt(step, () => linkStep(bounds, to, link))
    else if (to === null) await attempt(step, () => removeStep(bounds, step))
    else if (hasNew)
      await attempt(step, async () => writeStep(bounds, step, to, await bytesOf(number, 'new')))
  }
  return notices
}

async function moveStep(bounds: GardenBounds, path: string, to: string): Promise<undefined> {
  const source = await holdPlace(bounds, path).catch(ignoreMissing)
  // Moved already, and its folder is gone.
  if (source === undefined) return
  try {
    const from = await source.folder.at(source.name)
    if ((await lstat(from).catch(ignoreMissing)) === undefined) return
    const target = await holdPlace(bounds, to, true)
    try {
      await rename(from, await target.folder.at(target.name))
      await Promise.all([target.folder.sync(), source.folder.sync()])
    } finally {
      await target.folder.close()
    }
  } finally {
    await source.folder.close()
  }
  await removeEmptyFolders(bounds, folderOf(path))
}

/** Leads a symbolic link elsewhere: a new one is put in its place. */
async function linkStep(
  bounds: GardenBounds,
  path: string,
  { from, to }: SteppedLink,
): Promise<string | undefined> {
  const found = await linkAt(bounds, path)
  if (found === to) return undefined
  if (found !== from) return `the symbolic link ${path} was changed meanwhile and stays`
  const place = await holdPlace(bounds, path)
  const beside = await place.folder.at(newScratchName())
  try {
    await symlink(to, beside)
    await rename(beside, await place.folder.at(place.name))
    await place.folder.sync()
  } catch (error) {
    await unlink(beside).catch(() => {})
    throw error
  } finally {
    await place.folder.close()
  }
  return undefined
}

async function writeStep(
  bounds: GardenBounds,
  step: KeptStep,
  path: string,
  bytes: Uint8Array,
): Promise<string | undefined> {
  const scratch = await holdOwnFolder(bounds.root, scratchFolder, true)
  try {
    return await writeOrPutBeside(bounds, step, path, bytes, scratch)
  } finally {
    await scratch.close()
  }
}

async function writeOrPutBeside(
  bounds: GardenBounds,
  { oldHash, newHash }: KeptStep,
  path: string,
  bytes: Uint8Array,
  scratch: HeldFolder,
): Promise<string | undefined> {
  const file = await holdFile(bounds, path, true)
  try {
    const found = await readHeld(file)
    const hash = found === undefined ? null : digest(found.bytes)
    // Done before, but perhaps not confirmed by the disk.
    if (hash === newHash) return void (await file.folder.sync())
    if (hash === oldHash || found === undefined) {
      await writeFileSafely({ file, bytes, scratch, old: found?.stats })
      return undefined
    }
    // Somebody wrote it between the kill and now: theirs stays, ours goes beside it.
    const folder = folderOf(path)
    const copy = `${folder === '' ? '' : `${folder}/`}${conflictName(baseName(path), bytes)}`
    const beside = await holdFile(bounds, copy, true)
    try {
      await writeFileSafely({ file: beside, bytes, scratch, old: found.stats })
    } finally {
      await beside.folder.close()
    }
    return `${path} was changed while a change across notes was interrupted; what it would be is in ${copy}`
  } finally {
    await file.folder.close()
  }
}

async function removeStep(bounds: GardenBounds, { path, oldHash }: KeptStep): Promise<string | undefined> {
  const hash = await digestAt(bounds, path)
  if (hash === undefined) return undefined
  if (hash !== oldHash) return `${path} was changed meanwhile and stays`
  await moveToTrash(bounds, path)
  await removeEmptyFolders(bounds, folderOf(path))
  return undefined
}

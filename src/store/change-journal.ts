import { randomBytes } from 'node:crypto'
import { lstat, readFile, rename } from 'node:fs/promises'
import type { ContentHash } from '../model/path.ts'
import { digest } from './digest.ts'
import {
  ignoreMissing,
  isOther,
  listFolder,
  readAt,
  removeEmptyFolders,
  removeFolder,
  splitPath,
} from './folder-calls.ts'
import { holdFile, readHeld } from './held-file.ts'
import { type HeldFolder, holdFolder } from './held-folder.ts'
import { moveToTrash } from './move-to-trash.ts'
import { isRunning, scratchFolder } from './scratch-files.ts'
import { writeFileSafely } from './write-file-safely.ts'
import { writeNewFile } from './write-new-file.ts'

/** What is to happen to one file of a change. Paths are names on disk. */
export interface FileStep {
  readonly path: string
  /** Where it is afterwards; the same where it stays, `null` where it is removed. */
  readonly to: string | null
  /** Of the bytes it must have now: `null` for a file that is not there, undefined where any will do. */
  readonly base?: ContentHash | null
  /** Its new bytes; undefined where they stay. */
  readonly bytes?: Uint8Array
}

/** A change that is done and can be undone. */
export interface AppliedSteps {
  readonly id: string
  readonly files: number
}

/** A file is not what a change was planned on; nothing was written. */
export class ChangedMeanwhileError extends Error {}

/** A step as the journal keeps it; the bytes stand beside it under its number. */
interface KeptStep {
  readonly path: string
  readonly to: string | null
  readonly oldHash: ContentHash | null
  readonly newHash: ContentHash | null
  readonly hasNew: boolean
}

const journalFolder = '.hortus/journal'
const undoFolder = '.hortus/undo'
const idPattern = /^\d{4}-\d\d-\d\dT[\d.]+Z-(\d+)-[0-9a-f]{8}$/

/** How many changes can be undone. */
const keptUndos = 20

/**
 * Does all steps or none. What each file will be is first written beside, with what it was; one rename then decides.
 * A program that is killed before has changed nothing, one that is killed later is finished by {@link recoverJournal}.
 * Rejects with a {@link ChangedMeanwhileError} where a file is not what it should be.
 */
export async function applySteps(
  root: string,
  steps: readonly FileStep[],
  now: number,
): Promise<AppliedSteps> {
  const id = `${new Date(now).toISOString().replaceAll(':', '.')}-${process.pid}-${randomBytes(4).toString('hex')}`
  const place = `${journalFolder}/${id}`
  const folder = await holdFolder(root, place, true)
  try {
    const kept: KeptStep[] = []
    const freed = new Set(steps.flatMap(({ path, to }) => (to === path ? [] : [path])))
    for (const [number, step] of steps.entries()) kept.push(await keepStep(root, folder, number, step, freed))
    await writeNewFile(await folder.at('plan.json'), Buffer.from(JSON.stringify(kept)), (handle) =>
      handle.sync(),
    )
    await folder.sync()
    await rename(await folder.at('plan.json'), await folder.at('commit.json'))
    await folder.sync()
  } catch (error) {
    await folder.close()
    await removeFolder(root, journalFolder, id)
    throw error
  }
  await folder.close()
  await finishSteps(root, id)
  return { id, files: steps.length }
}

/** Finishes changes that a killed program had decided on, and forgets those it had not. Answers what could not be done. */
export async function recoverJournal(root: string): Promise<readonly string[]> {
  const notices: string[] = []
  for (const id of await listFolder(root, journalFolder)) {
    const pid = idPattern.exec(id)?.[1]
    if (pid === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue
    const isDecided = (await listFolder(root, `${journalFolder}/${id}`)).includes('commit.json')
    if (isDecided) notices.push(...(await finishSteps(root, id)))
    else await removeFolder(root, journalFolder, id)
  }
  return notices
}

/** The steps that undo a change. Rejects with a {@link ChangedMeanwhileError} where it cannot be undone any more. */
export async function undoSteps(root: string, id: string): Promise<readonly FileStep[]> {
  if (!idPattern.test(id)) throw new ChangedMeanwhileError('There is no such change to undo')
  const folder = await holdFolder(root, `${undoFolder}/${id}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new ChangedMeanwhileError('There is no such change to undo')
    throw error
  })
  try {
    const kept = await readSteps(folder)
    return await Promise.all(
      kept.map(async ({ path, to, oldHash, newHash, hasNew }, number): Promise<FileStep> => {
        const old =
          oldHash === null || (to !== null && !hasNew)
            ? undefined
            : await readFile(await folder.at(`${number}.old`))
        if (to === null) return { path, to: path, base: null, ...(old && { bytes: old }) }
        if (oldHash === null && hasNew) return { path: to, to: null, base: newHash }
        return { path: to, to: path, ...(newHash !== null && { base: newHash }), ...(old && { bytes: old }) }
      }),
    )
  } finally {
    await folder.close()
  }
}

/** The changes that can be undone, newest first. */
export async function listUndos(root: string): Promise<readonly string[]> {
  return (await listFolder(root, undoFolder))
    .filter((id) => idPattern.test(id))
    .sort()
    .reverse()
}

/**
 * What files were before the newest change that moved exactly these files the other way, by the hash of what it made of
 * them; undefined where no change that can be undone did.
 */
export async function openEarlier(
  root: string,
  moves: ReadonlyMap<string, string>,
): Promise<((hash: ContentHash) => Promise<Uint8Array | undefined>) | undefined> {
  for (const id of await listUndos(root)) {
    const folder = await holdFolder(root, `${undoFolder}/${id}`).catch(ignoreMissing)
    const steps = (folder && (await readSteps(folder).catch(() => undefined))) ?? []
    await folder?.close()
    const moved = steps.filter(({ path, to }) => to !== null && to !== path)
    const isBack = moved.every(({ path, to }) => moves.get(to!.normalize()) === path.normalize())
    if (!isBack || moved.length !== moves.size) continue
    const numberByHash = new Map(
      steps.flatMap(({ oldHash, newHash, hasNew }, number) =>
        oldHash !== null && newHash !== null && hasNew ? [[newHash, number] as const] : [],
      ),
    )
    return async (hash) => {
      const number = numberByHash.get(hash)
      return number === undefined ? undefined : await readAt(root, `${undoFolder}/${id}/${number}.old`)
    }
  }
  return undefined
}

/** A change that was undone cannot be undone once more. */
export async function forgetUndo(root: string, id: string): Promise<void> {
  if (idPattern.test(id)) await removeFolder(root, undoFolder, id)
}

async function keepStep(
  root: string,
  folder: HeldFolder,
  number: number,
  step: FileStep,
  freed: ReadonlySet<string>,
): Promise<KeptStep> {
  const found = await readAt(root, step.path)
  const oldHash = found === undefined ? null : digest(found)
  if (step.base !== undefined && oldHash !== step.base)
    throw new ChangedMeanwhileError(`${step.path} was changed meanwhile`)
  if (found === undefined && step.bytes === undefined) throw new ChangedMeanwhileError(`${step.path} is gone`)
  const isMove = step.to !== null && step.to !== step.path
  if (isMove && !freed.has(step.to!) && (await isOther(root, step.to!, step.path)))
    throw new ChangedMeanwhileError(`${step.to} is there already`)
  const write = async (name: string, bytes: Uint8Array): Promise<void> =>
    writeNewFile(await folder.at(name), bytes, (handle) => handle.sync())
  if (step.bytes) await write(`${number}.new`, step.bytes)
  if (found && (step.bytes || step.to === null)) await write(`${number}.old`, found)
  return {
    path: step.path,
    to: step.to,
    oldHash,
    newHash: step.bytes ? digest(step.bytes) : step.to === null ? null : oldHash,
    hasNew: step.bytes !== undefined,
  }
}

/** Rolls a decided change forward; each step may have been done already. */
async function finishSteps(root: string, id: string): Promise<readonly string[]> {
  const notices: string[] = []
  const folder = await holdFolder(root, `${journalFolder}/${id}`)
  try {
    const steps = await readSteps(folder)
    for (const step of steps)
      if (step.to !== null && step.to !== step.path) await moveStep(root, step.path, step.to)
    for (const [number, step] of steps.entries()) {
      const notice =
        step.to === null
          ? await removeStep(root, step)
          : step.hasNew
            ? await writeStep(root, step, step.to, await readFile(await folder.at(`${number}.new`)))
            : undefined
      if (notice !== undefined) notices.push(notice)
    }
  } finally {
    await folder.close()
  }
  const from = await holdFolder(root, journalFolder)
  const to = await holdFolder(root, undoFolder, true)
  await rename(await from.at(id), await to.at(id))
  await Promise.all([from.sync(), to.sync()])
  await Promise.all([from.close(), to.close()])
  for (const old of (await listUndos(root)).slice(keptUndos)) await removeFolder(root, undoFolder, old)
  return notices
}

async function moveStep(root: string, path: string, to: string): Promise<void> {
  const [from, into] = [splitPath(path), splitPath(to)]
  const source = await holdFolder(root, from.folder).catch(ignoreMissing)
  // Moved already, and its folder is gone.
  if (source === undefined) return
  const target = await holdFolder(root, into.folder, true)
  try {
    const there = await lstat(await source.at(from.name)).catch(ignoreMissing)
    if (there === undefined) return
    await rename(await source.at(from.name), await target.at(into.name))
    await Promise.all([target.sync(), source.sync()])
  } finally {
    await source.close()
    await target.close()
  }
  await removeEmptyFolders(root, from.folder)
}

async function writeStep(
  root: string,
  { oldHash, newHash }: KeptStep,
  path: string,
  bytes: Uint8Array,
): Promise<string | undefined> {
  const file = await holdFile(root, path, true)
  const scratch = await holdFolder(root, scratchFolder, true)
  try {
    const found = await readHeld(file)
    const hash = found === undefined ? null : digest(found.bytes)
    if (hash === newHash) return undefined
    if (hash === oldHash || found === undefined) {
      await writeFileSafely({ file, bytes, scratch, old: found?.stats })
      return undefined
    }
    // Somebody wrote it between the kill and now: theirs stays, ours goes beside it.
    const { folder, name } = splitPath(path)
    const copy = `${folder === '' ? '' : `${folder}/`}${name.replace(/(\.[^.]*)?$/, ` (conflict ${digest(bytes).slice(0, 8)})$1`)}`
    const beside = await holdFile(root, copy, true)
    await writeFileSafely({ file: beside, bytes, scratch, old: found.stats })
    await beside.folder.close()
    return `${path} was changed while a change across notes was interrupted; what it would be is in ${copy}`
  } finally {
    await scratch.close()
    await file.folder.close()
  }
}

async function removeStep(root: string, { path, oldHash }: KeptStep): Promise<string | undefined> {
  const found = await readAt(root, path)
  if (found === undefined) return undefined
  if (digest(found) !== oldHash) return `${path} was changed meanwhile and stays`
  await moveToTrash(root, path)
  await removeEmptyFolders(root, splitPath(path).folder)
  return undefined
}

async function readSteps(folder: HeldFolder): Promise<readonly KeptStep[]> {
  return JSON.parse(await readFile(await folder.at('commit.json'), 'utf8')) as readonly KeptStep[]
}

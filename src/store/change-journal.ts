import { randomBytes } from 'node:crypto'
import { rename, unlink } from 'node:fs/promises'
import { digest } from './digest.ts'
import { fileErrorCode } from './file-error-code.ts'
import { ChangedMeanwhileError, type FileStep, type SteppedLink } from './file-step.ts'
import { finishChange } from './finish-change.ts'
import { digestAt, ignoreMissing, isOther, linkAt, listOwnFolder, readAt, removeOwn } from './folder-calls.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { type HeldFolder, holdOwnFolder, OwnFolderError } from './held-folder.ts'
import {
  type ChangeJournal,
  changeIdPattern,
  journalFolder,
  undoFolder,
  withKeptChange,
} from './kept-change.ts'
import { formatKeptSteps, type KeptStep } from './kept-steps.ts'
import { trashFolder } from './move-to-trash.ts'
import { isRunning, scratchFolder } from './scratch-files.ts'
import { usualMode, writeNewFile } from './write-new-file.ts'

/** A change that is done and can be undone. */
export interface AppliedSteps {
  readonly id: string
  readonly files: number
  /** The files that it touched, each where it was and where it is now. */
  readonly paths: readonly string[]
  /** What it was, in a few words; absent where nobody said. */
  readonly what?: string
}

/** A change was decided on, and the disk refused when a part of it was done: the rest is still to come. */
export class UnfinishedChangeError extends Error {
  /** The system's name for what happened. */
  readonly code: string | undefined

  constructor(cause: unknown) {
    const code = fileErrorCode(cause)
    const why = code ?? (cause instanceof Error ? cause.message : String(cause))
    super(
      `The change is begun, but not all of it could be done (${why}): the rest follows before the next change, or when hortus starts again`,
      { cause },
    )
    this.code = code
  }
}

/**
 * Does all steps or none. What each file will be is first written beside, with what it was; one rename then decides.
 * A program that is killed before has changed nothing, one that is killed later is finished by {@link recoverJournal}.
 * Rejects with a {@link ChangedMeanwhileError} where a file is not what it should be, and with an
 * {@link UnfinishedChangeError} where the disk refuses after the decision; after any other error nothing is changed.
 */
export async function applySteps(
  journal: ChangeJournal,
  steps: readonly FileStep[],
  now: number,
  what?: string,
): Promise<AppliedSteps> {
  const { root } = journal.bounds
  const key = journal.key.get()
  await checkOwnFolders(root)
  const id = `${new Date(now).toISOString().replaceAll(':', '.')}-${process.pid}-${randomBytes(4).toString('hex')}`
  const folder = await holdOwnFolder(root, `${journalFolder}/${id}`, true)
  try {
    const kept: KeptStep[] = []
    const freed = new Set(steps.flatMap(({ path, to }) => (to === path ? [] : [path])))
    const others: string[] = []
    for (const [number, step] of steps.entries()) {
      try {
        kept.push(await keepStep(journal, folder, number, step, freed))
      } catch (error) {
        if (!(error instanceof ChangedMeanwhileError)) throw error
        others.push(error.message)
      }
    }
    if (others.length > 0) throw new ChangedMeanwhileError(listOthers(others))
    const text = formatKeptSteps(id, kept, key, what)
    await writeNewFile(await folder.at('plan.json'), Buffer.from(text), (handle) => handle.sync())
    await folder.sync()
    await decide(folder)
  } catch (error) {
    await folder.close()
    // One that could not be taken back is finished by the next start.
    if (!(error instanceof UnfinishedChangeError)) await removeOwn(root, journalFolder, id)
    throw error
  }
  await folder.close()
  await finishChange(journal, id).catch((error: unknown) => Promise.reject(new UnfinishedChangeError(error)))
  const paths = steps.flatMap(({ path, to }) => (to === null || to === path ? [path] : [path, to]))
  return { id, files: steps.length, paths, ...(what !== undefined && { what }) }
}

/** How many files are named that are not what they should be. */
const maxNamed = 5

function listOthers(messages: readonly string[]): string {
  const rest = messages.length - maxNamed
  return `${messages.slice(0, maxNamed).join(', ')}${rest > 0 ? `, and so were ${rest} more` : ''}`
}

/** What all steps will need is looked at before anything is decided. */
export async function checkOwnFolders(root: string): Promise<void> {
  for (const path of [undoFolder, scratchFolder, trashFolder])
    await (await holdOwnFolder(root, path).catch(ignoreMissing))?.close()
}

/** The one rename that decides. Where the disk does not confirm it, it is taken back, as long as that works. */
export async function decide(folder: HeldFolder): Promise<void> {
  const [plan, commit] = [await folder.at('plan.json'), await folder.at('commit.json')]
  await rename(plan, commit)
  try {
    await folder.sync()
  } catch (error) {
    await unlink(commit).catch(() => Promise.reject(new UnfinishedChangeError(error)))
    throw error
  }
}

/** What became of changes that an earlier program left. */
interface Recovery {
  /** What could not be done as it was meant, in words. */
  readonly notices: readonly string[]
  /** Why a change of this user is still not finished. */
  readonly unfinished?: UnfinishedChangeError
}

/**
 * Finishes changes that a killed program had decided on, and forgets those it had not. Those that this user did not make
 * on this machine stay as they are: a garden may come from a stranger.
 */
export async function recoverJournal(journal: ChangeJournal): Promise<Recovery> {
  const { root } = journal.bounds
  const notices: string[] = []
  const foreign: string[] = []
  let unfinished: UnfinishedChangeError | undefined
  try {
    for (const id of await listOwnFolder(root, journalFolder)) {
      const pid = changeIdPattern.exec(id)?.[1]
      if (pid === undefined || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue
      try {
        const isDecided = (await listOwnFolder(root, `${journalFolder}/${id}`)).includes('commit.json')
        const isOurs = isDecided && (await withKeptChange(journal, journalFolder, id, async () => true))
        if (isOurs) notices.push(...(await finishChange(journal, id)))
        else if (isDecided) foreign.push(id)
        else await removeOwn(root, journalFolder, id)
      } catch (error) {
        if (error instanceof OwnFolderError) foreign.push(id)
        else unfinished = new UnfinishedChangeError(error)
      }
    }
  } catch (error) {
    if (!(error instanceof OwnFolderError)) throw error
    notices.push(error.message)
  }
  if (foreign.length > 0) notices.push(describeForeign(foreign))
  if (unfinished) notices.push(unfinished.message)
  return { notices, ...(unfinished && { unfinished }) }
}

function describeForeign([first, ...others]: readonly string[]): string {
  const which = others.length === 0 ? '' : ` (and ${others.length} more there)`
  return (
    `${journalFolder}/${first}${which} is a change that was interrupted, and not made by you on this machine: nothing ` +
    'of it was done. If it is yours, start hortus on the machine that made it, and it is finished there; if not, remove the folder'
  )
}

async function keepStep(
  { bounds }: ChangeJournal,
  folder: HeldFolder,
  number: number,
  step: FileStep,
  freed: ReadonlySet<string>,
): Promise<KeptStep> {
  if (step.link) return keepLink(bounds, step, step.link, freed)
  // What only moves need not fit into memory.
  const isKept = step.bytes !== undefined || step.to === null
  const found = isKept ? await readAt(bounds, step.path) : undefined
  const oldHash = (isKept ? found && digest(found) : await digestAt(bounds, step.path)) ?? null
  if (step.base !== undefined && oldHash !== step.base)
    throw new ChangedMeanwhileError(`${step.path} was changed meanwhile`)
  if (oldHash === null && step.bytes === undefined) throw new ChangedMeanwhileError(`${step.path} is gone`)
  await refuseOther(bounds, step, freed)
  const write = async (name: string, bytes: Uint8Array): Promise<void> =>
    writeNewFile(await folder.at(name), bytes, async (handle) => {
      if (oldHash === null) await handle.chmod(usualMode())
      await handle.sync()
    })
  if (step.bytes) await write(`${number}.new`, step.bytes)
  if (found) await write(`${number}.old`, found)
  return {
    path: step.path,
    to: step.to,
    oldHash,
    newHash: step.bytes ? digest(step.bytes) : step.to === null ? null : oldHash,
    hasNew: step.bytes !== undefined,
  }
}

async function keepLink(
  bounds: GardenBounds,
  step: FileStep,
  link: SteppedLink,
  freed: ReadonlySet<string>,
): Promise<KeptStep> {
  if ((await linkAt(bounds, step.path)) !== link.from)
    throw new ChangedMeanwhileError(`the symbolic link ${step.path} was changed meanwhile`)
  await refuseOther(bounds, step, freed)
  return { path: step.path, to: step.to, oldHash: null, newHash: null, hasNew: false, link }
}

async function refuseOther(
  bounds: GardenBounds,
  { path, to }: FileStep,
  freed: ReadonlySet<string>,
): Promise<void> {
  const isMove = to !== null && to !== path
  if (isMove && (await isOther(bounds, to, path)) && !freed.has(to))
    throw new ChangedMeanwhileError(`${to} is there already`)
}

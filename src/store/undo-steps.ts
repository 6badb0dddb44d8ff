import { ChangedMeanwhileError, type FileStep } from './file-step.ts'
import { listOwnFolder, removeOwn } from './folder-calls.ts'
import {
  type ChangeJournal,
  changeIdPattern,
  type KeptChange,
  undoFolder,
  withKeptChange,
} from './kept-change.ts'

/** The changes that can be undone, newest first. */
interface UndoList {
  readonly ours: readonly string[]
  /** The newest that this user did not make on this machine: it is left alone, and so is what came before it. */
  readonly foreign?: string
}

/** Lists what is kept for undoing. */
export async function listUndos(journal: ChangeJournal): Promise<UndoList> {
  const ours: string[] = []
  let foreign: string | undefined
  for (const id of (await listOwnFolder(journal.bounds.root, undoFolder)).toReversed()) {
    if (!changeIdPattern.test(id)) continue
    if (await withKeptChange(journal, undoFolder, id, async () => true)) ours.push(id)
    else foreign ??= id
  }
  return { ours, ...(foreign !== undefined && { foreign }) }
}

/** The newest change, to be undone. Rejects with a {@link ChangedMeanwhileError} where there is none of this user. */
export async function newestUndo(journal: ChangeJournal): Promise<string> {
  const { ours, foreign } = await listUndos(journal)
  if (foreign !== undefined && foreign > (ours[0] ?? ''))
    throw new ChangedMeanwhileError(
      `The last change, ${undoFolder}/${foreign}, was not made by you on this machine, so it is not undone here: undo it on the ` +
        'machine that made it, or remove that folder to undo what came before',
    )
  if (ours[0] === undefined) throw new ChangedMeanwhileError('There is nothing to undo')
  return ours[0]
}

/** What undoes a change, and what that change was. */
interface UndoSteps {
  readonly steps: readonly FileStep[]
  readonly what?: string
}

/** The steps that undo a change. Rejects with a {@link ChangedMeanwhileError} where it cannot be undone any more. */
export async function undoSteps(journal: ChangeJournal, id: string): Promise<UndoSteps> {
  const undo = changeIdPattern.test(id) ? await withKeptChange(journal, undoFolder, id, turnBack) : undefined
  if (undo === undefined) throw new ChangedMeanwhileError('There is no such change of yours to undo')
  return undo
}

async function turnBack({ steps, what, bytesOf }: KeptChange): Promise<UndoSteps> {
  const back = await Promise.all(
    steps.map(async ({ path, to, oldHash, newHash, hasNew, link }, number): Promise<FileStep> => {
      if (link && to !== null) return { path: to, to: path, link: { from: link.to, to: link.from } }
      const old = oldHash === null || (to !== null && !hasNew) ? undefined : await bytesOf(number, 'old')
      if (to === null) return { path, to: path, base: null, ...(old && { bytes: old }) }
      if (oldHash === null && hasNew) return { path: to, to: null, base: newHash }
      return { path: to, to: path, ...(newHash !== null && { base: newHash }), ...(old && { bytes: old }) }
    }),
  )
  return { steps: back, ...(what !== undefined && { what }) }
}

/** A change that was undone cannot be undone once more. */
export async function forgetUndo({ bounds }: ChangeJournal, id: string): Promise<void> {
  if (changeIdPattern.test(id)) await removeOwn(bounds.root, undoFolder, id)
}

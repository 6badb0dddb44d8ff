import { link, rename, unlink } from 'node:fs/promises'
import type { ContentHash } from '../model/path.ts'
import { type AppliedSteps, applySteps, recoverJournal } from './change-journal.ts'
import { conflictName } from './conflict-name.ts'
import { createFiles, type NewFile } from './create-files.ts'
import { digest } from './digest.ts'
import { fileErrorCode } from './file-error-code.ts'
import type { FileStep } from './file-step.ts'
import { clearFolder, ignoreMissing, readAt } from './folder-calls.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { type HeldFile, holdFile, type ReadFile, readHeld } from './held-file.ts'
import { holdOwnFolder } from './held-folder.ts'
import { bringBack, moveToTrash, removeFromTrash } from './move-to-trash.ts'
import { createNoteHistory, type NoteHistory } from './note-history.ts'
import { createRecentTexts, type StoredFile } from './recent-texts.ts'
import { newScratchName, scratchFolder, sweepScratch } from './scratch-files.ts'
import { forgetUndo, newestUndo, undoSteps } from './undo-steps.ts'
import type { UserKeyFile } from './user-key.ts'
import { UnconfirmedWriteError, writeFileSafely } from './write-file-safely.ts'
import { writeNewFile } from './write-new-file.ts'

/** A save as somebody asks for it. */
interface SaveFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Hash of what it is based on; `null` makes a new file. */
  readonly base: ContentHash | null
  readonly client: string
}

/** How a save went. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly hash: ContentHash }
  /** The file has these bytes already. */
  | { readonly kind: 'unchanged'; readonly hash: ContentHash }
  /** The file is not what the save was based on; nothing was written. */
  | {
      readonly kind: 'conflict'
      readonly base: Uint8Array | undefined
      /** Undefined where the file is gone. */
      readonly theirs: StoredFile | undefined
    }

/** Where a removed file is now, below the garden's folder. */
type RemoveResult =
  | { readonly kind: 'removed'; readonly trash: string }
  | Extract<SaveResult, { kind: 'conflict' }>

/**
 * The writing side of a garden's folder. Every call is one after another; each leaves every file old or new, whole.
 * Paths were accepted by `refusePath`. Rejects with the system's error, an `OutsideGardenError`, or a `FileTooLargeError`
 * where a file has more than 16 MiB.
 */
export interface EditStore {
  /** Undefined where there is no such file. */
  read(path: string): Promise<StoredFile | undefined>
  save(request: SaveFile): Promise<SaveResult>
  /** Moves a file into `.trash/`. */
  remove(path: string, base: ContentHash): Promise<RemoveResult>
  readonly history: NoteHistory
  /**
   * Does all steps of a change or none; paths are those of the garden. Rejects with a `ChangedMeanwhileError` where a
   * file is not what it was planned on. `what` says in a few words what it does, for whoever undoes it.
   */
  apply(steps: readonly FileStep[], what?: string): Promise<AppliedSteps>
  /** Makes many new files, all or none; of their bytes only one at a time is in memory. See `createFiles`. */
  create(files: AsyncIterable<NewFile>, what: string): Promise<AppliedSteps>
  /** Undoes a change by its id, the newest one without; says what it was. */
  undo(id?: string): Promise<AppliedSteps>
  /** Removes a folder with all folders in it that hold nothing; where something is left, what is around that stays. */
  clearFolder(path: string): Promise<void>
  /** What an interrupted change could not finish, in words. */
  readonly notices: readonly string[]
  /** Runs `work` when no other call is at work, and lets none begin before it ends. */
  exclusively<Answer>(work: () => Promise<Answer>): Promise<Answer>
}

/** What an edit store works with. */
interface EditStoreSettings {
  /** What of the garden's folder may be touched. */
  readonly bounds: GardenBounds
  /** What tells this user's own changes from those that came with the garden. */
  readonly key: UserKeyFile
  /** The name on disk of a path: file systems keep names in other Unicode forms than ours. Default: the path itself. */
  readonly nameOnDisk?: (path: string) => string
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** Most bytes of a file that is written in, or compared with what is to be written: more than any request may have. */
const maxBytes = 16 * 1_048_576

/** Opens the writing side and removes what an earlier program left half written. */
export async function openEditStore(settings: EditStoreSettings): Promise<EditStore> {
  const { bounds, now, nameOnDisk = (path) => path } = settings
  const { root } = bounds
  const history = createNoteHistory(root, now)
  const recent = createRecentTexts(64 * 1_048_576)
  let queue: Promise<unknown> = Promise.resolve()
  await sweepScratch(root, now())
  const { notices } = await recoverJournal(settings)

  const exclusively = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const next = queue.then(work)
    queue = next.catch(() => {})
    return next
  }

  const conflict = async (
    path: string,
    base: ContentHash | null,
    theirs: StoredFile | undefined,
  ): Promise<Extract<SaveResult, { kind: 'conflict' }>> => {
    const known = base === null ? undefined : (recent.get(base) ?? (await history.find(path, base)))
    return { kind: 'conflict', base: known, theirs }
  }

  const save = async ({ path, bytes, base, client }: SaveFile): Promise<SaveResult> => {
    const file = await holdFile(bounds, nameOnDisk(path), base === null).catch(ignoreMissing)
    // Its folder is gone.
    if (file === undefined) return conflict(path, base, undefined)
    try {
      const found = await readHeld(file, maxBytes)
      const theirs = found && stored(found.bytes)
      const mine = stored(bytes)
      if (theirs?.hash !== (base ?? undefined)) {
        // The same text twice: an answer that was lost on its way, or a disk that did not confirm it; asked for again.
        if (theirs?.hash === mine.hash) {
          await file.folder.sync()
          return { kind: 'unchanged', hash: mine.hash }
        }
        return await conflict(path, base, theirs)
      }
      if (theirs && theirs.hash === mine.hash) return { kind: 'unchanged', hash: mine.hash }
      if (theirs) recent.add(theirs)
      recent.add(mine)
      await hideFromGit(root)
      await history.keep({ path, old: theirs, bytes, hash: mine.hash, client })
      return (await replace(path, file, found, bytes)) ?? (await save({ path, bytes, base, client }))
    } finally {
      await file.folder.close()
    }
  }

  /** Undefined where the file is another by now: then everything has to be looked at again. */
  const replace = async (
    path: string,
    file: HeldFile,
    found: ReadFile | undefined,
    bytes: Uint8Array,
  ): Promise<SaveResult | undefined> => {
    const scratch = await holdOwnFolder(root, scratchFolder, true)
    // A second name of the old file: what others write into it until the very last moment is seen there.
    const witness: HeldFile = { folder: scratch, name: newScratchName() }
    let isOther = false
    let unconfirmed: UnconfirmedWriteError | undefined
    try {
      await writeFileSafely({
        file,
        bytes,
        scratch,
        old: found?.stats,
        async beforeRename() {
          const now = await readHeld(file)
          isOther = !isSameBytes(now?.bytes, found?.bytes)
          if (isOther) throw new Error('the file has changed')
          if (found)
            await link(await file.folder.at(file.name), await scratch.at(witness.name)).catch(() => {})
        },
      }).catch((error: unknown) => {
        if (!(error instanceof UnconfirmedWriteError)) throw error
        unconfirmed = error
      })
      const old = await readHeld(witness)
      if (old && !isSameBytes(old.bytes, found?.bytes)) {
        const late = stored(old.bytes)
        await history.keep({ path, old: late, bytes, hash: digest(bytes), client: '' }).catch(async () => {
          // No room for it in the history: it takes none under a name beside the note.
          const beside = await file.folder.at(conflictName(file.name, late.bytes))
          await rename(await scratch.at(witness.name), beside)
        })
      }
      if (unconfirmed) throw unconfirmed
      return { kind: 'saved', hash: digest(bytes) }
    } catch (error) {
      if (isOther) return undefined
      throw error
    } finally {
      await unlink(await scratch.at(witness.name)).catch(() => {})
      await scratch.close()
    }
  }

  const remove = async (path: string, base: ContentHash): Promise<RemoveResult> => {
    const name = nameOnDisk(path)
    const file = await holdFile(bounds, name)
    try {
      const found = await readHeld(file)
      const theirs = found && stored(found.bytes)
      if (theirs?.hash !== base) return await conflict(path, base, theirs)
    } finally {
      await file.folder.close()
    }
    return { kind: 'removed', trash: await moveToTrash(bounds, name) }
  }

  /** A change on files of which another is not done yet would be one on half of it. */
  const finishEarlier = async (): Promise<void> => {
    const { unfinished } = await recoverJournal(settings)
    if (unfinished) throw unfinished
  }

  const onDiskOf = async function* (files: AsyncIterable<NewFile>): AsyncGenerator<NewFile> {
    for await (const { path, bytes } of files) yield { path: nameOnDisk(path), bytes }
  }

  const onDisk = (step: FileStep): FileStep => ({
    ...step,
    path: nameOnDisk(step.path),
    to: step.to === null ? null : nameOnDisk(step.to),
  })

  return {
    async read(path) {
      const file = await holdFile(bounds, nameOnDisk(path)).catch(ignoreMissing)
      if (file === undefined) return undefined
      try {
        const found = await readHeld(file, maxBytes)
        if (found === undefined) return undefined
        const theirs = stored(found.bytes)
        recent.add(theirs)
        return theirs
      } finally {
        await file.folder.close()
      }
    },
    save: (request) => exclusively(() => save(request)),
    remove: (path, base) => exclusively(() => remove(path, base)),
    apply: (steps, what) =>
      exclusively(async () => {
        await hideFromGit(root)
        await finishEarlier()
        for (const { path, to, bytes } of steps) {
          if (bytes === undefined || to === null) continue
          const found = await readAt(bounds, nameOnDisk(path))
          const old = found && stored(found)
          await history.keep({ path: to, old, bytes, hash: digest(bytes), client: 'change' })
        }
        const done = await applySteps(settings, steps.map(onDisk), now(), what)
        for (const { path, to } of steps) if (to !== null && to !== path) await history.move(path, to)
        return done
      }),
    create: (files, what) =>
      exclusively(async () => {
        await hideFromGit(root)
        await finishEarlier()
        return createFiles(settings, onDiskOf(files), now(), what)
      }),
    undo: (given) =>
      exclusively(async () => {
        await finishEarlier()
        const id = given ?? (await newestUndo(settings))
        const { steps, what } = await undoSteps(settings, id)
        const done = await applySteps(settings, steps, now())
        for (const { path, to } of steps) if (to !== null && to !== path) await history.move(path, to)
        for (const { path, to, base, bytes } of steps) {
          // What came back has left the trash; what the change had made went there, byte for byte as it was made.
          if (base === null && bytes) await bringBack(bounds, path, digest(bytes))
          if (to === null && base) await removeFromTrash(bounds, path, base)
        }
        await forgetUndo(settings, id)
        await forgetUndo(settings, done.id)
        return { ...done, ...(what !== undefined && { what }) }
      }),
    clearFolder: (path) => exclusively(() => clearFolder(bounds, nameOnDisk(path))),
    history,
    notices,
    exclusively,
  }
}

/** What is kept for a week belongs in no commit. */
async function hideFromGit(root: string): Promise<void> {
  const folder = await holdOwnFolder(root, '.hortus', true)
  try {
    await writeNewFile(await folder.at('.gitignore'), Buffer.from('*\n'))
  } catch (error) {
    if (fileErrorCode(error) !== 'EEXIST') throw error
  } finally {
    await folder.close()
  }
}

function isSameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0
}

function stored(bytes: Uint8Array): StoredFile {
  return { bytes, hash: digest(bytes) }
}

import { digest } from './digest.ts'
import { fileErrorCode } from './file-error-code.ts'
import { FileTooLargeError } from './file-too-large.ts'
import type { GardenBounds } from './garden-bounds.ts'
import { digestHeld, readHeld } from './held-file.ts'
import { type HeldFolder, holdOwnFolder, OutsideGardenError, OwnFolderError } from './held-folder.ts'
import { type KeptStep, parseKeptSteps } from './kept-steps.ts'
import { NoUserKeyError, type UserKeyFile } from './user-key.ts'

/** Where the changes of a garden are kept while they are done and for their undoing, and what tells whose they are. */
export interface ChangeJournal {
  readonly bounds: GardenBounds
  readonly key: UserKeyFile
}

/** Changes that are being done, each in a folder of its id. */
export const journalFolder = '.hortus/journal'

/** Changes that are done and can be undone. */
export const undoFolder = '.hortus/undo'

/** When a change was made, by which process, and a number by chance. */
export const changeIdPattern = /^\d{4}-\d\d-\d\dT[\d.]+Z-(\d+)-[0-9a-f]{8}$/

/** A change as it is kept. */
export interface KeptChange {
  readonly steps: readonly KeptStep[]
  /** What it does, in a few words. */
  readonly what?: string
  /** What a step's file was or is to become. Rejects where these bytes are not those that were kept. */
  bytesOf(number: number, which: 'old' | 'new'): Promise<Uint8Array>
  /** Whether the new bytes of a step are there; rejects where they are not those that were kept. */
  checkNew(number: number): Promise<boolean>
  /** The folder that it is kept in. */
  readonly beside: HeldFolder
}

/**
 * Hands a kept change to `use`. Undefined where there is none, or one that this user did not make on this machine: a
 * garden may come from a stranger, and then nothing that it keeps is done.
 */
export async function withKeptChange<Answer>(
  { bounds, key }: ChangeJournal,
  place: typeof journalFolder | typeof undoFolder,
  id: string,
  use: (change: KeptChange) => Promise<Answer>,
): Promise<Answer | undefined> {
  const folder = await holdOwnFolder(bounds.root, `${place}/${id}`).catch(ignoreForeign)
  if (folder === undefined) return undefined
  try {
    const file = await readHeld({ folder, name: 'commit.json' }).catch(ignoreForeign)
    if (file === undefined) return undefined
    const kept = parseKeptSteps(id, Buffer.from(file.bytes).toString(), key.get(), bounds)
    if (kept === undefined) return undefined
    return await use({
      ...kept,
      beside: folder,
      bytesOf: (number, which) => readBytes(folder, kept.steps, number, which),
      async checkNew(number) {
        const found = await digestHeld({ folder, name: `${number}.new` })
        if (found !== undefined && found !== kept.steps[number]?.newHash) throw damaged(`${number}.new`)
        return found !== undefined
      },
    })
  } catch (error) {
    // Without a key nothing was signed with it.
    if (error instanceof NoUserKeyError) return undefined
    throw error
  } finally {
    await folder.close()
  }
}

function ignoreForeign(error: unknown): undefined {
  const isForeign = [OwnFolderError, OutsideGardenError, FileTooLargeError].some(
    (kind) => error instanceof kind,
  )
  if (!isForeign && fileErrorCode(error) !== 'ENOENT') throw error
}

async function readBytes(
  folder: HeldFolder,
  steps: readonly KeptStep[],
  number: number,
  which: 'old' | 'new',
): Promise<Uint8Array> {
  const name = `${number}.${which}`
  const file = await readHeld({ folder, name })
  const step = steps[number]
  const wanted = which === 'old' ? step?.oldHash : step?.newHash
  if (file === undefined || digest(file.bytes) !== wanted) throw damaged(name)
  return file.bytes
}

function damaged(name: string): Error {
  return new Error(`${name} of a kept change is damaged or gone`)
}

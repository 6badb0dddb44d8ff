import { constants, type Stats } from 'node:fs'
import { type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { fileErrorCode } from './file-error-code.ts'
import type { HeldFile } from './held-file.ts'
import type { HeldFolder } from './held-folder.ts'
import { besideName, newScratchName } from './scratch-files.ts'
import { usualMode, writeNewFile } from './write-new-file.ts'

const markFlags = constants.O_WRONLY | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)

/** How a file is to be written. */
interface SafeWrite {
  readonly file: HeldFile
  readonly bytes: Uint8Array
  /** Where new files stand until they are whole; on the disk of the garden. */
  readonly scratch: HeldFolder
  /** Of the file that is replaced: its mode and owner are kept. */
  readonly old: Stats | undefined
  /** Runs when the new file is on disk, just before it takes the old one's place; a rejection leaves the old one. */
  readonly beforeRename?: () => Promise<void>
}

/**
 * Replaces or creates a file so that it is the old or the new one, whole, whatever is killed and whenever: temporary
 * file, fsync, rename, fsync of the folder. Resolves when the new text survives a power cut. Rejects with the
 * system's error; then the old file is there as before and no other is left. Rejects with an
 * {@link UnconfirmedWriteError} where the new file is in its place and the folder's fsync alone failed.
 */
export async function writeFileSafely({ file, bytes, scratch, old, beforeRename }: SafeWrite): Promise<void> {
  const { folder, name } = file
  // Renaming works on one disk only.
  const isSameDisk = (await scratch.device()) === (await folder.device())
  const place = isSameDisk ? scratch : folder
  if (!isSameDisk) await (await open(await scratch.at(besideName), markFlags)).close()
  const temporary = await place.at(newScratchName())
  try {
    await writeNewFile(temporary, bytes, async (handle) => {
      await keepModeAndOwner(handle, old)
      await handle.sync()
    })
    await beforeRename?.()
    await renamePatiently(temporary, await folder.at(name))
  } catch (error) {
    await unlink(temporary).catch(() => {})
    throw error
  }
  await folder.sync().catch((error: unknown) => Promise.reject(new UnconfirmedWriteError('written', error)))
}

/** Something was done, but the disk did not confirm it: a power cut may bring back what was. */
export class UnconfirmedWriteError extends Error {
  /** The system's name for what happened. */
  readonly code: string | undefined

  constructor(done: 'written' | 'removed', cause: unknown) {
    const code = fileErrorCode(cause)
    const why = code === undefined ? '' : ` (${code})`
    super(`It was ${done}, but the disk did not confirm that${why}: after a power cut it may be as before`, {
      cause,
    })
    this.code = code
  }
}

async function keepModeAndOwner(handle: FileHandle, old: Stats | undefined): Promise<void> {
  if (old === undefined) return handle.chmod(usualMode())
  const mine = await handle.stat()
  if (mine.uid !== old.uid || mine.gid !== old.gid) {
    // Giving a file away is for root alone; who may write the folder may replace the file all the same.
    await handle.chown(old.uid, old.gid).catch(() => {})
  }
  await handle.chmod(old.mode & 0o7777)
}

/** Windows refuses while a virus scanner or an indexer looks at the file. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      const code = fileErrorCode(error)
      const isBusy = code === 'EPERM' || code === 'EACCES' || code === 'EBUSY'
      if (process.platform !== 'win32' || !isBusy || attempt === 10) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * (attempt + 1)))
    }
  }
}

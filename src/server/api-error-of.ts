import type { SaveConflict } from '../features/editor/edit-api.ts'
import { UnfinishedChangeError } from '../store/change-journal.ts'
import { fileErrorCode } from '../store/file-error-code.ts'
import { FileTooLargeError } from '../store/file-too-large.ts'
import { OutsideGardenError, OwnFolderError } from '../store/held-folder.ts'
import { NoUserKeyError } from '../store/user-key.ts'
import { UnconfirmedWriteError } from '../store/write-file-safely.ts'
import { ApiError } from './read-json.ts'

/** A save that came too late: answered with all three texts. */
export class SaveConflictError extends Error {
  readonly conflict: SaveConflict

  constructor(conflict: SaveConflict) {
    super(conflict.message)
    this.conflict = conflict
  }
}

/** What is said to the client about a failure; faults of ours stay what they are. */
export function apiErrorOf(error: unknown): unknown {
  if (error instanceof ApiError || error instanceof SaveConflictError) return error
  if (error instanceof OutsideGardenError) return new ApiError(403, 'forbidden', 'This path is not served')
  if (error instanceof FileTooLargeError) return new ApiError(413, 'too-large', error.message)
  if (error instanceof OwnFolderError) return new ApiError(403, 'forbidden', error.message)
  const code = fileErrorCode(error)
  // These say themselves how far it went.
  if (
    error instanceof UnconfirmedWriteError ||
    error instanceof UnfinishedChangeError ||
    error instanceof NoUserKeyError
  )
    return code === 'ENOSPC' || code === 'EDQUOT'
      ? new ApiError(507, 'disk-full', error.message)
      : new ApiError(500, 'disk-failed', error.message)
  if (code === undefined) return error
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ApiError(507, 'disk-full', `The disk is full (${code}): nothing was written`)
  if (code === 'ELOOP')
    return new ApiError(403, 'forbidden', 'This path is not served: its links lead in a circle')
  if (code === 'ENAMETOOLONG') return new ApiError(422, 'bad-name', 'The name is too long for the disk')
  return new ApiError(500, 'disk-failed', `The disk refused (${code}): nothing was written`)
}

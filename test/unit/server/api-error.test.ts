import { describe, expect, it } from 'vitest'
import { apiErrorOf } from '../../../src/server/api-error-of.ts'
import { ApiError } from '../../../src/server/read-json.ts'
import { UnfinishedChangeError } from '../../../src/store/change-journal.ts'
import { OwnFolderError } from '../../../src/store/held-folder.ts'
import { UnconfirmedWriteError } from '../../../src/store/write-file-safely.ts'

const failed = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code })

describe('apiErrorOf(error)', () => {
  it.each([
    ['a call that failed', failed('EIO'), 500, 'The disk refused (EIO): nothing was written'],
    ['a full disk', failed('ENOSPC'), 507, 'The disk is full (ENOSPC): nothing was written'],
    [
      'a text in its place that the disk did not confirm',
      new UnconfirmedWriteError('written', failed('EIO')),
      500,
      'It was written, but the disk did not confirm that (EIO): after a power cut it may be as before',
    ],
    [
      'a change that is half done on a full disk',
      new UnfinishedChangeError(failed('ENOSPC')),
      507,
      'The change is begun, but not all of it could be done (ENOSPC): the rest follows before the next change, or when hortus starts again',
    ],
    [
      'a link in the place of a folder of ours',
      new OwnFolderError('.hortus is a link'),
      403,
      '.hortus is a link',
    ],
  ])('says of %s what is so', (_, error, status, message) => {
    const said = apiErrorOf(error)
    expect(said).toBeInstanceOf(ApiError)
    expect(said).toMatchObject({ status, message })
  })
})

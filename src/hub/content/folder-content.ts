import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileErrorCode } from '../../store/file-error-code.ts'
import type { ContentStore, Digest } from './content-store.ts'

/** Contents in a folder of this machine, for a hub on one machine. */
export function createFolderContent(folder: string): ContentStore {
  const fileOf = (digest: Digest): string => join(folder, digest.slice(0, 2), digest.slice(2))
  return {
    async has(digest) {
      return access(fileOf(digest)).then(
        () => true,
        (error: unknown) => refuseOthers(error, false),
      )
    },
    async put(digest, content, signal) {
      const file = fileOf(digest)
      await mkdir(dirname(file), { recursive: true })
      // A process that is killed leaves this one, which nobody takes for a content.
      const temporary = join(folder, `.${digest}.${randomBytes(6).toString('hex')}`)
      try {
        const written = createWriteStream(temporary, { flags: 'wx', flush: true })
        await pipeline(content.open(), written, { signal })
        if (written.bytesWritten !== content.size)
          throw new Error(`${digest}: found ${written.bytesWritten} bytes, expected ${content.size}`)
        await rename(temporary, file)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    async open(digest, part, signal): Promise<Readable | undefined> {
      const handle = await open(fileOf(digest)).catch((error: unknown) => refuseOthers(error, undefined))
      // Node counts up to the last byte, and not to the one behind it.
      return handle?.createReadStream({ signal, ...(part && { start: part.start, end: part.end - 1 }) })
    },
    async remove(digest) {
      await rm(fileOf(digest), { force: true })
    },
  }
}

function refuseOthers<Answer>(error: unknown, missing: Answer): Answer {
  if (fileErrorCode(error) === 'ENOENT') return missing
  throw error
}

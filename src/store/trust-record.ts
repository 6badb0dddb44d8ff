import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Which programs the user has allowed to run, by the folder they are in and the digest of their code. */
interface TrustRecord {
  has(folder: string, digest: string): boolean
  /** Remembers it. Throws the system's error where that cannot be written. */
  add(folder: string, digest: string): void
}

/** Digests kept for one folder: enough to change between branches without being asked again. */
const maxDigests = 8

/**
 * The record in a file of the user's own, which nobody else can read or write. One that is missing or damaged allows
 * nothing. Of two programs that add to it in the same moment one may have to ask again.
 */
export function openTrustRecord(file: string): TrustRecord {
  return {
    has: (folder, digest) => read(file).get(folder)?.includes(digest) === true,
    add(folder, digest) {
      const digests = read(file)
      const others = (digests.get(folder) ?? []).filter((one) => one !== digest)
      digests.set(folder, [digest, ...others].slice(0, maxDigests))
      const scratch = `${file}.${process.pid}`
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      rmSync(scratch, { force: true })
      writeFileSync(scratch, `${JSON.stringify(Object.fromEntries(digests), null, 1)}\n`, {
        mode: 0o600,
        flag: 'wx',
      })
      renameSync(scratch, file)
    },
  }
}

function read(file: string): Map<string, readonly string[]> {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>
    return new Map(
      Object.entries(value).filter((entry): entry is [string, string[]] => {
        const [, digests] = entry
        return Array.isArray(digests) && digests.every((digest) => typeof digest === 'string')
      }),
    )
  } catch {
    return new Map()
  }
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret of this user on this machine, 32 bytes: what it signed was written here by nobody else. */
export type UserKey = Uint8Array

/** The user's key where it is kept. */
export interface UserKeyFile {
  /** The key; made and kept when there is none. Throws a {@link NoUserKeyError} where that is not possible. */
  get(): UserKey
}

/** The user has no key and none can be kept, which says where and why. */
export class NoUserKeyError extends Error {}

const pattern = /^[0-9a-f]{64}\n$/

/** The key in `folder`, which is the user's own and made for nobody else to read. It is read when first asked for. */
export function openUserKey(folder: string): UserKeyFile {
  let key: UserKey | undefined
  return { get: () => (key ??= readKey(folder) ?? makeKey(folder)) }
}

/** The signature of a text, in hex (HMAC-SHA-256). */
export function signText(key: UserKey, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Whether `signature`, whatever it is, is that of a text. */
export function isSigned(key: UserKey, text: string, signature: unknown): boolean {
  if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/.test(signature)) return false
  return timingSafeEqual(Buffer.from(signature, 'hex'), Buffer.from(signText(key, text), 'hex'))
}

function fileIn(folder: string): string {
  return join(folder, 'key')
}

function readKey(folder: string): UserKey | undefined {
  try {
    const text = readFileSync(fileIn(folder), 'utf8')
    return pattern.test(text) ? Buffer.from(text, 'hex') : undefined
  } catch {
    return undefined
  }
}

/** Of programs that make one at the same time all take the first. */
function makeKey(folder: string): UserKey {
  const file = fileIn(folder)
  const scratch = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(scratch, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    try {
      linkSync(scratch, file)
      rmSync(scratch)
    } catch {
      // One that is there and no key is damaged; where there are no second names, it is moved.
      if (readKey(folder) === undefined) renameSync(scratch, file)
      else rmSync(scratch)
    }
    const key = readKey(folder)
    if (key === undefined) throw new Error('it cannot be read')
    return key
  } catch (error) {
    throw new NoUserKeyError(
      `${file}, which tells your own changes from a stranger's, cannot be made (${error instanceof Error ? error.message : String(error)}): set XDG_STATE_HOME to a folder of yours that can be written`,
    )
  }
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileErrorCode } from './file-error-code.ts'
import { readTextFile } from './read-text-file.ts'
import { SiteFolderError } from './site-folder-error.ts'

/** A lock is a number. */
const maxBytes = 64

/** Locks of this thread. */
const held = new Set<string>()

/**
 * Makes this thread the one that builds a site. Throws {@link SiteFolderError} while another build is at it: two that mix
 * their files would make a site that is half of each. What a killed process left does not count.
 */
export function takeLock(lock: string, out: string): void {
  mkdirSync(dirname(lock), { recursive: true })
  for (let attempts = 0; attempts < 3; attempts++) {
    try {
      writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' })
      held.add(lock)
      return
    } catch (error) {
      if (fileErrorCode(error) !== 'EEXIST') throw error
    }
    const holder = readHolder(lock)
    // A process in a container often has the id that its killed predecessor had.
    const isLeftOver = holder === process.pid ? !held.has(lock) : holder === undefined || !isRunning(holder)
    if (!isLeftOver) break
    rmSync(lock, { force: true })
  }
  throw new SiteFolderError(
    `Another build (process ${readHolder(lock)}) is writing to ${out}; wait for it, or remove ${lock} if there is none`,
  )
}

/** Lets others build. */
export function dropLock(lock: string): void {
  if (!held.delete(lock)) return
  rmSync(lock, { force: true })
}

function readHolder(lock: string): number | undefined {
  try {
    const id = Number(readTextFile(lock, maxBytes))
    return Number.isSafeInteger(id) && id > 0 ? id : undefined
  } catch {
    return undefined
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return fileErrorCode(error) === 'EPERM'
  }
}

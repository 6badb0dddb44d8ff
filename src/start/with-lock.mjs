import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

/** Time between two looks at a lock that another program holds, in milliseconds. */
const pause = 150

/** Nothing that is done under a lock takes so long, in milliseconds: one this old is of a program that is gone. */
const longest = 15 * 60_000

/**
 * Does something that only one program may do at a time; others wait until it is done. A program that was killed holds
 * nothing. Blocks the thread: it is for what happens before a program begins.
 *
 * @template Result
 * @param {string} file the lock: its folder exists, and the file holds the number of the process
 * @param {() => void} onWait told once before it waits for another program
 * @param {() => Result} action
 * @returns {Result}
 */
export function withLock(file, onWait, action) {
  let isTold = false
  while (!takeLock(file)) {
    if (!isTold) onWait()
    isTold = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
  }
  try {
    return action()
  } finally {
    rmSync(file, { force: true })
  }
}

function takeLock(/** @type {string} */ file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  if (isAbandoned(file)) {
    // Another one may do the same at this moment: what it took meanwhile is put back.
    const aside = `${file}.${process.pid}`
    try {
      renameSync(file, aside)
      if (isAbandoned(aside)) rmSync(aside, { force: true })
      else renameSync(aside, file)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
    }
  }
  return false
}

function isAbandoned(/** @type {string} */ file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > longest) return true
    const owner = Number(readFileSync(file, 'utf8'))
    if (owner > 0) process.kill(owner, 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

function codeOf(/** @type {unknown} */ error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code
}

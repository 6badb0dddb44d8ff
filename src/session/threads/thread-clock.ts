import { readFileSync, readlinkSync } from 'node:fs'

/** Milliseconds in one tick of the times in `/proc`: 100 in a second on every Linux that Node runs on. */
const tick = 10

/** The number by which the system knows the calling thread; 0 where it does not tell. */
export function threadNumber(): number {
  try {
    return Number(readlinkSync('/proc/thread-self').split('/').at(-1))
  } catch {
    return 0
  }
}

/**
 * Processor time that a thread of this process has used, in milliseconds; undefined where the system does not tell.
 * Other than the time on the wall it does not pass while a busy machine lets the thread wait.
 */
export function threadTime(thread: number): number | undefined {
  if (thread === 0) return undefined
  try {
    // Behind the name, which is in brackets and may hold blanks, `utime` and `stime` are the 12th and 13th field.
    const fields = readFileSync(`/proc/self/task/${thread}/stat`, 'latin1').split(') ').at(-1)!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * tick
  } catch {
    return undefined
  }
}

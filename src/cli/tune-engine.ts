import { setFlagsFromString } from 'node:v8'

/** The V8 that was measured, that of Node 20. What an older or a newer one makes of the flags is not known. */
const measuredV8 = /^11\./

const slowGrowth = '--heap-growing-percent=25'

/** How long a command runs: a server and what editors start stay, all others end with their work. */
export type CommandLife = 'short' | 'long'

/**
 * Sets V8 for a garden's work, in all threads. To be called before anything else runs.
 *
 * - **It compiles less.** A build ends before most of the code that V8 compiles for a long life pays for itself: with
 *   its usual settings the compiler takes a third of the processor's time of a build of 6,600 notes. With less inlining,
 *   and with functions compiled later, it takes half of that, and the rest becomes no slower.
 * - **Its threads keep what is new in half the room**, and in a long life a heap grows by a quarter before what is old in
 *   it is collected; see {@link tuneForSize}.
 * - **In a short life it collects in one go.** Marking beside the program spares nobody a pause there, and takes the
 *   processor from the other threads: a tenth of a build's time.
 */
export function tuneEngine(life: CommandLife, v8: string = process.versions.v8): void {
  if (!measuredV8.test(v8)) return
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
  setFlagsFromString('--interrupt-budget=120000')
  setFlagsFromString('--max-semi-space-size=8')
  if (life === 'long') {
    setFlagsFromString(slowGrowth)
    return
  }
  setFlagsFromString('--no-concurrent-marking')
  setFlagsFromString('--no-incremental-marking')
  setFlagsFromString('--initial-old-space-size=200')
}

/** Files from which on memory is scarcer than time. */
const manyFiles = 10_000

/**
 * Sets V8 for a garden of so many files. It lets a heap grow to several times its size before it collects what is old,
 * so that a build of 6,600 notes does so three times and not nine, which is a twelfth of its time. For 30,000 notes that
 * would be gigabytes: there a heap grows by a quarter.
 */
export function tuneForSize(files: number, v8: string = process.versions.v8): void {
  if (files >= manyFiles && measuredV8.test(v8)) setFlagsFromString(slowGrowth)
}

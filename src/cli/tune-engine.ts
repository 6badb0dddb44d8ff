import { setFlagsFromString } from 'node:v8'

/** How long a command runs: a server and what editors start stay, all others end with their work. */
export type CommandLife = 'short' | 'long'

/** What is set for one V8, as its own flags. */
interface Tuning {
  readonly always: readonly string[]
  readonly short: readonly string[]
  readonly long: readonly string[]
}

const smallNewSpace = '--max-semi-space-size=8'
const lessInlining = '--max-inlined-bytecode-size-cumulative=200'
const collectAtOnce = ['--no-concurrent-marking', '--no-incremental-marking']
const slowGrowth = '--heap-growing-percent=25'
const slowestGrowth = '--heap-growing-percent=17'

/** That of Node 24 and 26: they compile in more steps, of which the middle one needs no help. */
const inSteps: Tuning = {
  always: [lessInlining, smallNewSpace],
  short: collectAtOnce,
  long: [slowGrowth],
}

/**
 * By the first number of V8's version, those that were measured: Node 20, 24 and 26. Node 22 has another between them, which
 * is best left alone, as is what nobody has measured.
 */
const tunings: Readonly<Record<string, Tuning>> = {
  11: {
    always: [lessInlining, smallNewSpace],
    short: [...collectAtOnce, '--initial-old-space-size=200', '--interrupt-budget=480000'],
    long: [slowGrowth, '--interrupt-budget=120000'],
  },
  13: inSteps,
  14: inSteps,
}

/**
 * Sets V8 for a garden's work, in all threads. To be called before anything else runs.
 *
 * - **It compiles less.** A build ends before most of the code that V8 compiles for a long life pays for itself: with
 *   Node 20's usual settings the compiler takes a third of the processor's time of a build of 6,600 notes. With less
 *   inlining, and with functions compiled later (four times as late where the command ends with its work), it takes half
 *   of that and less, and the rest becomes no slower. Twice as late again is slower.
 * - **Its threads keep what is new in half the room**, and in a long life a heap grows by a quarter before what is old in
 *   it is collected; see {@link tuneForSize}. Node 24 would take 1,010 MB for that build, and takes 760.
 * - **In a short life it collects in one go.** Marking beside the program spares nobody a pause there, and takes the
 *   processor from the other threads: a tenth of a build's time.
 */
export function tuneEngine(life: CommandLife, v8: string = process.versions.v8): void {
  const tuning = tuningFor(v8)
  if (tuning === undefined) return
  const flags = [...tuning.always, ...tuning[life]]
  for (const flag of flags) setFlagsFromString(flag)
}

/** Files from which on memory is scarcer than time. */
const manyFiles = 10_000

/**
 * Sets V8 for a garden of so many files. It lets a heap grow to several times its size before it collects what is old,
 * so that a build of 6,600 notes does so three times and not nine, which is a twelfth of its time. For 30,000 notes that
 * would be gigabytes: there a heap grows by a sixth, which takes no more time.
 */
export function tuneForSize(files: number, v8: string = process.versions.v8): void {
  if (files >= manyFiles && tuningFor(v8) !== undefined) setFlagsFromString(slowestGrowth)
}

function tuningFor(v8: string): Tuning | undefined {
  return tunings[v8.slice(0, v8.indexOf('.'))]
}

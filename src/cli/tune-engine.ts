import { setFlagsFromString } from 'node:v8'

/** How long a command runs: a server and what editors start stay, all others end with their work. */
type CommandLife = 'short' | 'long'

const smallNewSpace = '--max-semi-space-size=8'
const lessInlining = '--max-inlined-bytecode-size-cumulative=200'
const collectAtOnce = ['--no-concurrent-marking', '--no-incremental-marking']
const slowGrowth = '--heap-growing-percent=25'
const slowestGrowth = '--heap-growing-percent=17'

/** Of every command, and of those of each life. */
const always = [lessInlining, smallNewSpace]
const ofLife: Readonly<Record<CommandLife, readonly string[]>> = { short: collectAtOnce, long: [slowGrowth] }

/**
 * First numbers of the V8 versions that were measured, of Node 24 and 26. Node 22 compiles in other steps and is best left
 * alone, as is what nobody has measured.
 */
const measured: ReadonlySet<string> = new Set(['13', '14'])

/**
 * Sets V8 for a garden's work, in all threads. To be called before anything else runs.
 *
 * - **It compiles less.** A build ends before most of the code that V8 compiles for a long life pays for itself; with less
 *   inlining the compiler takes less, and the rest becomes no slower.
 * - **Its threads keep what is new in half the room**, and in a long life a heap grows by a quarter before what is old in
 *   it is collected; see {@link tuneForSize}. Node 24 would take 1,010 MB for that build, and takes 760.
 * - **In a short life it collects in one go.** Marking beside the program spares nobody a pause there, and takes the
 *   processor from the other threads: a tenth of a build's time.
 */
export function tuneEngine(life: CommandLife, v8: string = process.versions.v8): void {
  if (!isMeasured(v8)) return
  for (const flag of [...always, ...ofLife[life]]) setFlagsFromString(flag)
}

/** Files from which on memory is scarcer than time. */
const manyFiles = 10_000

/**
 * Sets V8 for a garden of so many files. It lets a heap grow to several times its size before it collects what is old,
 * so that a build of 6,600 notes does so three times and not nine, which is a twelfth of its time. For 30,000 notes that
 * would be gigabytes: there a heap grows by a sixth, which takes no more time.
 */
export function tuneForSize(files: number, v8: string = process.versions.v8): void {
  if (files >= manyFiles && isMeasured(v8)) setFlagsFromString(slowestGrowth)
}

/**
 * Has V8 compile modules whole from now on, and not each function when it is first called: for modules whose code Node
 * keeps, since it keeps what there is right after a module was read. What was kept is then all that a command calls.
 */
export function compileWhole(): void {
  setFlagsFromString('--no-lazy')
}

function isMeasured(v8: string): boolean {
  return measured.has(v8.slice(0, v8.indexOf('.')))
}

import { Script } from 'node:vm'

/** Where the script that is watched finds what to call. */
const place = Symbol.for('hortus.guarded-call')

/** V8 only stops what a script of its own runs; so this one runs whatever it is given. */
const script = new Script('globalThis[Symbol.for("hortus.guarded-call")].run()')

/**
 * Calls a function that may never end, and stops it after some milliseconds. Throws what the function throws, or an
 * error that says how long it ran. What the function left to do later is not watched.
 */
export function guardedCall<Value>(call: () => Value, milliseconds: number): Value {
  const cell: { run: () => void; value?: { readonly made: Value } } = {
    run() {
      cell.value = { made: call() }
    },
  }
  const outer: unknown = Reflect.get(globalThis, place)
  Reflect.set(globalThis, place, cell)
  try {
    script.runInThisContext({ timeout: milliseconds })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new NeverEnds(`still running after ${milliseconds} ms`)
  } finally {
    Reflect.set(globalThis, place, outer)
  }
  if (cell.value === undefined) throw new Error('the call gave nothing')
  return cell.value.made
}

/** A call was stopped because it did not end by itself. */
export class NeverEnds extends Error {}

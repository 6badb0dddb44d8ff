import { createContext, Script } from 'node:vm'
import { messageOf } from '../../model/message-of.ts'
import { type Moment, readDeeds } from './moment.ts'
import type { ShownMoment, SimulationFacts } from './runner.ts'
import { runnerCode } from './runner-code.ts'
import type { RecordedRun } from './simulation.ts'
import { SimulationError } from './simulation-error.ts'

/** What a simulation is and shows before a reader does anything. */
export interface FirstFrame {
  readonly facts: SimulationFacts
  readonly shown: ShownMoment
}

/** Milliseconds for the first picture and all recorded runs. */
const patience = 2_000

/**
 * Runs a compiled simulation for its picture, and holds its recorded runs to what they say. It runs in a world of its own
 * that holds nothing but the language, and only text comes out of it. Throws a {@link SimulationError}.
 */
export function runSimulation(code: string): FirstFrame {
  const world = createContext(Object.create(null) as object, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  })
  const run = (script: string): unknown => {
    try {
      return new Script(script, { filename: 'simulation' }).runInContext(world, { timeout: patience })
    } catch (error) {
      throw new SimulationError(describe(error))
    }
  }
  run(code)
  run(`${runnerCode};globalThis.__runner = createRunner(globalThis.__simulation)`)
  const ask = (expression: string): unknown => {
    const text = run(`JSON.stringify(${expression})`)
    if (typeof text !== 'string' || text.length > 2_000_000)
      throw new SimulationError('what it shows is no data, or too large')
    return JSON.parse(text)
  }
  const facts = ask('globalThis.__runner.facts') as SimulationFacts
  const show = (moment: Moment): ShownMoment =>
    ask(`globalThis.__runner.show(${JSON.stringify(moment)})`) as ShownMoment
  const recorded = ask('globalThis.__simulation.recorded ?? []') as readonly RecordedRun[]
  for (const { seed = facts.seed, at, log = '', says } of recorded) {
    const said = show({ seed, at, deeds: readDeeds(log) }).says
    if (said !== says)
      throw new SimulationError(
        `the run recorded at step ${at}${log === '' ? '' : ` after ${log}`} says ${JSON.stringify(said)}, expected ${JSON.stringify(says)}`,
      )
  }
  return { facts, shown: show({ seed: facts.seed, at: facts.picture, deeds: [] }) }
}

/** What went wrong, with the line of the module where it is known. */
function describe(error: unknown): string {
  const stack = String((error as { readonly stack?: unknown } | null)?.stack ?? '')
  const line = /\bsimulation:(\d+)/.exec(stack)?.[1]
  // It is an error of another world.
  const { message = messageOf(error) } = (error ?? {}) as { readonly message?: string }
  if (/timed out/.test(message)) return `it runs for more than ${patience / 1_000} s`
  return line === undefined ? message : `line ${line}: ${message}`
}

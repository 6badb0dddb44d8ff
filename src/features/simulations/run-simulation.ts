import { type Context, createContext, Script } from 'node:vm'
import { messageOf } from '../../model/message-of.ts'
import { checkControls } from './check-controls.ts'
import { checkSimulation, type DescribedSimulation, describeGiven } from './check-simulation.ts'
import type { CompiledSimulation } from './compile-simulation.ts'
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

/** Milliseconds of a processor for the first picture and for each recorded run, and by the clock where a machine has other work. */
const patience = 2_000
const longest = 8_000

/** Characters of what a moment shows, as JSON. */
const maxData = 2_000_000

/**
 * Runs a compiled simulation for its picture, and holds its recorded runs to what they say. It runs in a world of its own
 * that holds nothing but the language, and only text comes out of it. Throws a {@link SimulationError}.
 */
export function runSimulation({ code, lineOf }: CompiledSimulation): FirstFrame {
  const world = createContext(Object.create(null) as object, {
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  })
  const run = (script: string, filename = 'runner'): unknown => {
    for (let timeout = patience; ; timeout = longest) {
      const before = process.cpuUsage()
      try {
        return new Script(script, { filename }).runInContext(world, { timeout })
      } catch (error) {
        if (timeout < longest && isEnded(error) && cpuSince(before) < 0.75 * patience) continue
        throw errorOf(error, doingIn(world), lineOf)
      }
    }
  }
  run(guards)
  run(code, 'simulation')
  const ask = (expression: string): unknown => {
    const text = run(`JSON.stringify(${expression})`)
    if (typeof text !== 'string') throw new SimulationError('found that it gives no data, expected some')
    if (text.length > maxData)
      throw new SimulationError(
        `found ${text.length} characters of data in what it shows, expected at most ${maxData}`,
        { key: 'draw' },
      )
    return JSON.parse(text)
  }
  checkSimulation(ask(describeGiven) as DescribedSimulation)
  run(tellWhatRuns)
  run(`${runnerCode};globalThis.__runner = createRunner(globalThis.__simulation)`)
  const facts = ask('globalThis.__runner.facts') as SimulationFacts
  checkControls(facts.controls)
  const show = (moment: Moment): ShownMoment =>
    ask(`globalThis.__runner.show(${JSON.stringify(moment)})`) as ShownMoment
  const recorded = ask('globalThis.__simulation.recorded ?? []') as readonly RecordedRun[]
  for (const { seed = facts.seed, at, log = '', says } of recorded) {
    if (typeof at !== 'number')
      throw new SimulationError(`found a recorded run without at, expected { at, says }`, { key: 'recorded' })
    const said = show({ seed, at, deeds: readDeeds(log) }).says
    if (said !== says)
      throw new SimulationError(
        `the run recorded at step ${at}${log === '' ? '' : ` after ${log}`} says ${JSON.stringify(said)}, expected ${JSON.stringify(says)}`,
        { key: 'recorded' },
      )
  }
  return { facts, shown: show({ seed: facts.seed, at: facts.picture, deeds: [] }) }
}

/** Whether a script was ended because its time was over: on a busy machine it may have had little of it. */
function isEnded(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** What would make a moment another each time is told of, and what runs is named where it does not end. */
const guards = `
Math.random = () => { throw new Error('found Math.random(), expected the random() that each function is given: a moment shows the same again') }
Date.now = () => { throw new Error('found Date.now(), expected at, the steps since the start: a moment shows the same again') }
globalThis.__doing = ['the module itself']
`

const tellWhatRuns = `{
  const own = globalThis.__simulation
  const told = Object.fromEntries(['state', 'step', 'press', 'draw', 'describe'].filter((name) => own[name]).map((name) => [
    name, (...given) => { globalThis.__doing = [name, given.at(-1).at]; return own[name](...given) },
  ]))
  globalThis.__simulation = { ...own, ...told }
}`

/** What was called last, in words. */
function doingIn(world: Context): string {
  try {
    const [name, at] = JSON.parse(
      String(new Script('JSON.stringify(globalThis.__doing)').runInContext(world, { timeout: 1_000 })),
    ) as readonly unknown[]
    return typeof at === 'number' ? `${String(name)} at step ${at}` : String(name)
  } catch {
    return 'it'
  }
}

/** What went wrong, with the place in the module where that is known. */
function errorOf(error: unknown, doing: string, lineOf: CompiledSimulation['lineOf']): SimulationError {
  // It is an error of another world.
  const { message = messageOf(error), stack = '' } = (error ?? {}) as {
    readonly message?: unknown
    readonly stack?: unknown
  }
  const said = String(message)
  // Above its frames a stack shows the line alone.
  const text = String(stack)
  const [, line, column] = /\bsimulation:(\d+):(\d+)/.exec(text) ?? /\bsimulation:(\d+)/.exec(text) ?? []
  const place =
    line === undefined ? { key: keyOf(doing) } : { ...lineOf(Number(line)), column: Number(column ?? 1) }
  if (/timed out/.test(said))
    return new SimulationError(
      `found that ${doing} runs for more than ${patience / 1_000} s, expected an end`,
      {
        key: keyOf(doing),
      },
    )
  if (/^Maximum call stack/.test(said) && line === undefined)
    return new SimulationError(
      'found a state that holds itself, expected numbers, texts, lists and objects',
      {
        key: 'state',
      },
    )
  return new SimulationError(`${doing} failed: ${said.slice(0, 400)}`, place)
}

function keyOf(doing: string): string {
  return doing.replace(/ at step \d+$/, '')
}

import type { Deed, Moment } from './moment.ts'
import type { Control, Given, Shape, Simulation } from './simulation.ts'

type Controls = Readonly<Record<string, Control>>
type Values = Readonly<Record<string, number | string | boolean>>

/** What is known of a simulation before it runs. */
export interface SimulationFacts {
  readonly title: string
  readonly width: number
  readonly height: number
  readonly seed: number
  readonly interval: number
  readonly steps: number
  readonly picture: number
  readonly controls: Controls
}

/** What a moment shows. */
export interface ShownMoment {
  readonly shapes: readonly Shape[]
  readonly says: string
}

/** Runs one simulation. */
export interface Runner {
  readonly facts: SimulationFacts
  show(moment: Moment): ShownMoment
}

/**
 * Makes a simulation run back and forth. The source of this function, without types, runs where a simulation runs: in a
 * worker of a reader's browser, and in the process that draws. So it uses nothing but the language itself.
 */
export function createRunner(simulation: Simulation<unknown, Controls>): Runner {
  const { title, size, controls = {}, seed = 1, interval = 500, steps = 200, picture = 0 } = simulation
  const least = { steps: Math.min(steps, 10_000) }

  /** A generator for each step, so that a step is the same whatever was shown before (mulberry32). */
  const randomOf = (seed: number, at: number): (() => number) => {
    let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b)) >>> 0
    return () => {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
    }
  }

  const copy = (value: unknown): unknown => {
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new Error(
        `the state holds a ${typeof value}, expected numbers, texts, lists, objects, maps and sets`,
      )
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(copy)
    if (value instanceof Map) return new Map([...value].map(([key, inner]) => [copy(key), copy(inner)]))
    if (value instanceof Set) return new Set([...value].map(copy))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]))
  }

  const valueFor = (control: Control, written: string): number | string | boolean | undefined => {
    if (control.kind === 'switch') return written === 'true'
    if (control.kind === 'choice') return Object.hasOwn(control.options, written) ? written : undefined
    if (control.kind === 'text') {
      const text = written.replace(/\r\n?/g, '\n')
      return text.length > (control.max ?? 1_000) ? undefined : text
    }
    const value = Number(written)
    return Number.isFinite(value) ? Math.min(control.max, Math.max(control.min, value)) : undefined
  }

  const afterDeed = (values: Values, { name, value }: Deed): Values => {
    const control = Object.hasOwn(controls, name) ? controls[name] : undefined
    const now = control === undefined || value === undefined ? undefined : valueFor(control, value)
    return now === undefined ? values : { ...values, [name]: now }
  }

  const usual: Values = Object.fromEntries(Object.entries(controls).map(([name, { value }]) => [name, value]))
  const given = (values: Values, at: number, seed: number, salt: number): Given<Controls> =>
    ({ controls: values, at, random: randomOf(seed + salt, at) }) as Given<Controls>

  /** The states of the last run that was shown, by step, with what was done before each. */
  let known: { readonly state: unknown; readonly values: Values; readonly done: string }[] = []
  let knownSeed = Number.NaN

  const doneAt = (deeds: readonly Deed[], at: number): readonly Deed[] =>
    deeds.filter((deed) => deed.at === at)

  /** The states up to a step, as far as they are those of another moment taken from it. */
  const stateAt = ({ seed, at, deeds }: Moment): { readonly state: unknown; readonly values: Values } => {
    if (seed !== knownSeed) known = []
    knownSeed = seed
    for (let step = 0; step <= at; step++) {
      const here = doneAt(deeds, step)
      const done = JSON.stringify(here)
      if (known[step]?.done === done) continue
      known.length = step
      let values = known[step - 1]?.values ?? usual
      // What is set at the start holds for the start itself.
      if (step === 0) for (const deed of here) values = afterDeed(values, deed)
      const before = known[step - 1]
      let state =
        before === undefined
          ? simulation.state(given(values, 0, seed, 0))
          : simulation.step(copy(before.state), given(before.values, step - 1, seed, 0))
      for (const [i, deed] of here.entries()) {
        values = afterDeed(values, deed)
        if (deed.value === undefined && simulation.press)
          state = simulation.press(copy(state), deed.name, given(values, step, seed, i + 1))
      }
      known.push({ state, values, done })
    }
    return known[at]!
  }

  return {
    facts: {
      title,
      width: size.width,
      height: size.height,
      seed,
      interval,
      steps: least.steps,
      picture,
      controls,
    },
    show(moment) {
      const at = Math.min(Math.max(0, Math.floor(moment.at)), least.steps)
      const { state, values } = stateAt({ ...moment, at })
      const shown = given(values, at, moment.seed, -1)
      const shapes = simulation.draw(copy(state), shown)
      return { shapes, says: simulation.describe(copy(state), shown) }
    },
  }
}

import { nearestWord } from '../../model/nearest-word.ts'
import { SimulationError } from './simulation-error.ts'

/** Says what a module gives, as text: its world is another, and nobody has looked at what is in it. */
export const describeGiven = `(() => {
  const given = globalThis.__simulation
  const kindOf = (value) => value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value
  const describe = (value) => ({ kind: kindOf(value), said: typeof value === 'function' ? 'a function' : kindOf(value) === 'object' ? 'an object' : String(value).slice(0, 40) })
  const all = (value) => Object.fromEntries(Object.keys(value).map((key) => [key, describe(value[key])]))
  if (kindOf(given) !== 'object') return { whole: describe(given) }
  return { whole: describe(given), parts: all(given), size: kindOf(given.size) === 'object' ? all(given.size) : {} }
})()`

interface Described {
  readonly kind: string
  readonly said: string
}

/** What {@link describeGiven} says. */
export interface DescribedSimulation {
  readonly whole: Described
  readonly parts?: Readonly<Record<string, Described>>
  readonly size?: Readonly<Record<string, Described>>
}

/** A part of a simulation: what it has to be, in words, and of numbers from where to where. */
interface Part {
  readonly kind: string
  readonly says: string
  readonly isNeeded?: true
  readonly from?: number
  readonly to?: number
}

const number = (from: number, to: number, says = 'a number'): Part => ({
  kind: 'number',
  says: `${says} from ${from} to ${to}`,
  from,
  to,
})
const needed = (kind: string, says: string): Part => ({ kind, says, isNeeded: true })

const partsOfSimulation: Readonly<Record<string, Part>> = {
  title: needed('string', 'a text'),
  size: needed('object', '{ width, height }'),
  controls: { kind: 'object', says: 'controls by name' },
  seed: number(0, 4_294_967_295),
  interval: number(16, 60_000, 'milliseconds'),
  steps: number(1, 10_000),
  picture: number(0, 10_000, 'a step'),
  state: needed('function', 'a function that gives the state at the start'),
  step: needed('function', 'a function that gives the state after one more step'),
  press: { kind: 'function', says: 'a function that gives the state after a shape was pressed' },
  draw: needed('function', 'a function that gives a list of shapes'),
  describe: needed('function', 'a function that says in words what is drawn'),
  recorded: { kind: 'list', says: 'a list of { at, says }' },
}

const partsOfSize: Readonly<Record<string, Part>> = {
  width: { ...number(40, 2_000), isNeeded: true },
  height: { ...number(20, 2_000), isNeeded: true },
}

/** Holds what a module gives to what a simulation is, before anything of it is called. Throws a {@link SimulationError}. */
export function checkSimulation({ whole, parts, size }: DescribedSimulation): void {
  if (parts === undefined)
    throw new SimulationError(`found ${whole.said} as its default export, expected defineSimulation({ … })`, {
      key: 'default',
    })
  checkParts(parts, partsOfSimulation, '')
  checkParts(size ?? {}, partsOfSize, ' in size')
}

function checkParts(
  given: Readonly<Record<string, Described>>,
  known: Readonly<Record<string, Part>>,
  where: string,
): void {
  const names = Object.keys(known)
  for (const [name, { kind, said }] of Object.entries(given)) {
    const part = Object.hasOwn(known, name) ? known[name] : undefined
    if (part === undefined) {
      const meant = nearestWord(name, names)
      throw new SimulationError(
        `found “${name}”${where}, expected ${meant === undefined ? `one of ${names.join(', ')}` : `“${meant}”, perhaps`}`,
        { key: name },
      )
    }
    if (kind === 'undefined' && part.isNeeded !== true) continue
    const value = Number(said)
    const isWithin = part.from === undefined || (value >= part.from && value <= (part.to ?? value))
    if (kind !== part.kind || !isWithin)
      throw new SimulationError(
        `found ${kind === 'string' ? JSON.stringify(said) : said} as ${name}${where}, expected ${part.says}`,
        {
          key: name,
        },
      )
  }
  const missing = names.find((name) => known[name]?.isNeeded && !Object.hasOwn(given, name))
  if (missing !== undefined)
    throw new SimulationError(`found no ${missing}${where}, expected ${known[missing]?.says}`, {
      key: where === '' ? 'default' : 'size',
    })
}

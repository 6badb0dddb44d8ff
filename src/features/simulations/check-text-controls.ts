import { SimulationError } from './simulation-error.ts'

/** What a module gives as a control; nobody has looked at it. */
type Given = Readonly<Record<string, unknown>>

/** Holds controls for text to what they may be, before the simulation is given their values. Throws a {@link SimulationError}. */
export function checkTextControls(controls: Readonly<Record<string, unknown>>): void {
  for (const [name, control] of Object.entries(controls)) {
    const given = (control ?? {}) as Given
    if (given['kind'] !== 'text') continue
    const problem = (part: string, expected: string): SimulationError => {
      const found = given[part] === undefined ? `no ${part}` : `${JSON.stringify(given[part])} as ${part}`
      return new SimulationError(`found ${found} of the control ${name}, expected ${expected}`, { key: name })
    }
    const check = (part: string, usual: number, most: number): number => {
      const value = given[part] === undefined ? usual : given[part]
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > most)
        throw problem(part, `a whole number from 1 to ${most}`)
      return value
    }
    check('rows', 4, 20)
    const max = check('max', 1_000, 4_000)
    for (const part of ['label', 'value']) if (typeof given[part] !== 'string') throw problem(part, 'a text')
    const { length } = given['value'] as string
    if (length > max)
      throw new SimulationError(
        `found ${length} characters as value of the control ${name}, expected at most ${max}`,
        { key: name },
      )
  }
}

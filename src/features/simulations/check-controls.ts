import { SimulationError } from './simulation-error.ts'

/** What a module gives as a control; nobody has looked at it. */
type Given = Readonly<Record<string, unknown>>

/** Says what is wrong with a part of a control. */
type Problem = (part: string, expected: string, found?: string) => SimulationError

/** Holds controls to what they may be, before the simulation is given their values. Throws a {@link SimulationError}. */
export function checkControls(controls: Readonly<Record<string, unknown>>): void {
  for (const [name, control] of Object.entries(controls)) {
    const given = (control ?? {}) as Given
    const problem: Problem = (part, expected, found = JSON.stringify(given[part])) =>
      new SimulationError(
        `found ${found === undefined ? `no ${part}` : `${found} as ${part}`} of the control ${name}, expected ${expected}`,
        { key: name },
      )
    const kind = given['kind']
    if (kind !== 'range' && kind !== 'choice' && kind !== 'switch' && kind !== 'text')
      throw problem('kind', 'range, choice, switch or text')
    if (typeof given['label'] !== 'string') throw problem('label', 'a text')
    if (kind === 'range') checkRange(given, problem)
    else if (kind === 'choice') checkChoice(given, problem)
    else if (kind === 'switch') {
      if (typeof given['value'] !== 'boolean') throw problem('value', 'true or false')
    } else checkText(given, problem)
  }
}

function checkRange(given: Given, problem: Problem): void {
  const numberOf = (part: string, value: unknown = given[part]): number => {
    if (typeof value !== 'number') throw problem(part, 'a number')
    return value
  }
  const [min, max, value] = [numberOf('min'), numberOf('max'), numberOf('value')]
  if (max <= min) throw problem('max', `a number above min, ${min}`)
  if (value < min || value > max) throw problem('value', `a number from ${min} to ${max}`)
  if (numberOf('step', given['step'] ?? 1) <= 0) throw problem('step', 'a number above 0')
}

function checkChoice(given: Given, problem: Problem): void {
  const names = Object.keys((given['options'] ?? {}) as Given)
  if (names.length === 0) throw problem('options', 'what is shown, by value')
  if (!names.includes(String(given['value']))) throw problem('value', `one of ${names.join(', ')}`)
}

function checkText(given: Given, problem: Problem): void {
  const check = (part: string, usual: number, most: number): number => {
    const value = given[part] === undefined ? usual : given[part]
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > most)
      throw problem(part, `a whole number from 1 to ${most}`)
    return value
  }
  check('rows', 4, 20)
  const max = check('max', 1_000, 4_000)
  const { value } = given
  if (typeof value !== 'string') throw problem('value', 'a text')
  if (value.length > max) throw problem('value', `at most ${max}`, `${value.length} characters`)
}

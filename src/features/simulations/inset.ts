import { plainInset } from '../../body/plain-inset.ts'
import type { InsetMaker } from '../../define/inset-maker.ts'
import { invalidSimulation } from '../../model/content-diagnostics.ts'
import { messageOf } from '../../model/message-of.ts'
import { lineColumnAt, lineStarts } from '../../model/range.ts'
import { SimulationError, type SimulationPlace } from './simulation-error.ts'

/** Characters of a module. */
const maxCode = 100_000

/** Simulations as their picture; what compiles and runs them is loaded with the first. */
export const inset = {
  kind: 'simulation',
  async typeset(simulation) {
    const { file } = simulation
    // That the file is not there, a link says.
    if (file === undefined) return { html: plainInset(simulation) }
    try {
      const { name, text } = file
      if (text === undefined || text.length > maxCode)
        throw new SimulationError(`it cannot be read or has more than ${maxCode} characters`)
      const { compileSimulation } = await import('./compile-simulation.ts')
      const { runSimulation } = await import('./run-simulation.ts')
      const { renderSimulation } = await import('./render-simulation.ts')
      const code = await compileSimulation(name, text)
      return { html: renderSimulation(name.replace(/\.sim\.\w+$/i, ''), code, runSimulation(code)) }
    } catch (error) {
      const said = messageOf(error).split('\n', 1)[0] ?? ''
      const place = error instanceof SimulationError ? placeIn(file.text ?? '', error.place) : ''
      return { html: plainInset(simulation), problem: `${file.name}${place}: ${said.replace(/\.$/, '')}` }
    }
  },
  isDoubtful: () => true,
  describe: invalidSimulation,
} satisfies InsetMaker<'simulation'>

/** `:4:3`. A name that nothing in the module gives, and what is missing, is where the simulation begins. */
function placeIn(text: string, place: SimulationPlace | undefined): string {
  if (place !== undefined && 'line' in place) return `:${place.line}:${place.column ?? 1}`
  const key = place === undefined || !/^\w+$/.test(place.key) ? 'default' : place.key
  const named = text.search(new RegExp(`(?<=(?:^|[{,])\\s*(?:async\\s+)?)["']?${key}["']?\\s*[:(,]`, 'm'))
  const { line, column } = lineColumnAt(
    lineStarts(text),
    Math.max(0, named < 0 ? text.search(/\bexport\s+default\b/) : named),
  )
  return `:${line}:${column}`
}

import { plainInset } from '../../body/plain-inset.ts'
import type { InsetMaker } from '../../define/inset-maker.ts'
import { invalidSimulation } from '../../model/content-diagnostics.ts'
import type { DataFile } from '../../model/inset.ts'
import { messageOf } from '../../model/message-of.ts'
import { maxModuleCode } from '../../model/module-files.ts'
import { lineColumnAt, lineStarts } from '../../model/range.ts'
import { SimulationError, type SimulationPlace } from './simulation-error.ts'

/** Simulations as their picture; what compiles and runs them is loaded with the first. */
export const inset = {
  kind: 'simulation',
  async typeset(simulation) {
    const { file } = simulation
    // That the file is not there, a link says.
    if (file === undefined) return { html: plainInset(simulation) }
    try {
      const { name, text, modules } = file
      if (text === undefined || text.length > maxModuleCode)
        throw new SimulationError(`it cannot be read or has more than ${maxModuleCode} characters`)
      const { compileSimulation } = await import('./compile-simulation.ts')
      const { runSimulation } = await import('./run-simulation.ts')
      const { renderSimulation } = await import('./render-simulation.ts')
      const compiled = await compileSimulation(name, text, modules)
      const frame = runSimulation(compiled)
      return { html: renderSimulation(name.replace(/\.sim\.\w+$/i, ''), compiled.code, frame) }
    } catch (error) {
      const said = messageOf(error).split('\n', 1)[0] ?? ''
      const place = error instanceof SimulationError ? placeIn(file, error.place) : file.name
      return { html: plainInset(simulation), problem: `${place}: ${said.replace(/\.$/, '')}` }
    }
  },
  isDoubtful: () => true,
  describe: invalidSimulation,
} satisfies InsetMaker<'simulation'>

/** `a.sim.ts:4:3`. A name that nothing in the module gives, and what is missing, is where the simulation begins. */
function placeIn({ name, text = '' }: DataFile, place: SimulationPlace | undefined): string {
  if (place !== undefined && 'line' in place)
    return `${place.file ?? name}:${place.line}:${place.column ?? 1}`
  const key = place === undefined || !/^\w+$/.test(place.key) ? 'default' : place.key
  const named = text.search(new RegExp(`(?<=(?:^|[{,])\\s*(?:async\\s+)?)["']?${key}["']?\\s*[:(,]`, 'm'))
  const { line, column } = lineColumnAt(
    lineStarts(text),
    Math.max(0, named < 0 ? text.search(/\bexport\s+default\b/) : named),
  )
  return `${name}:${line}:${column}`
}

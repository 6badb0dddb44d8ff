import { plainInset } from '../../body/plain-inset.ts'
import type { InsetMaker } from '../../define/inset-maker.ts'
import { invalidSimulation } from '../../model/content-diagnostics.ts'
import { messageOf } from '../../model/message-of.ts'
import { SimulationError } from './simulation-error.ts'

/** Characters of a module. */
const maxCode = 100_000

/** Simulations as their picture; what compiles and runs them is loaded with the first. */
export const inset: InsetMaker<'simulation'> = {
  kind: 'simulation',
  async typeset(simulation) {
    const { file } = simulation
    // That the file is not there, a link says.
    if (file === undefined) return { html: plainInset(simulation) }
    try {
      const { name, text } = file
      if (text === undefined || text.length > maxCode)
        throw new SimulationError(`${name} cannot be read or has more than ${maxCode} characters`)
      const { compileSimulation } = await import('./compile-simulation.ts')
      const { runSimulation } = await import('./run-simulation.ts')
      const { renderSimulation } = await import('./render-simulation.ts')
      const code = await compileSimulation(name, text)
      return { html: renderSimulation(name.replace(/\.sim\.\w+$/i, ''), code, runSimulation(code)) }
    } catch (error) {
      return { html: plainInset(simulation), problem: messageOf(error).split('\n', 1)[0] ?? '' }
    }
  },
  isDoubtful: () => true,
  describe: invalidSimulation,
}

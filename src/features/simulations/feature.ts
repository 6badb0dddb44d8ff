import { defineFeature } from '../../define/feature.ts'
import { ownFiles } from '../../model/own-address.ts'
import { isSimulation } from '../../model/simulation-name.ts'
import { renderSimulationFrame } from './frame.ts'

/** Simulations: modules of the garden that pages run. */
export const simulations = defineFeature({
  name: 'simulations',
  about: 'Simulations that notes embed: modules of the garden that readers run, step by step, in a sandbox.',
  pageStyle: './simulations.css',
  script: './web/simulations.ts',
  files: ({ plan }) =>
    [...plan.addressByAsset.keys()].some(isSimulation)
      ? [{ address: ownFiles.simulation, make: renderSimulationFrame }]
      : [],
})

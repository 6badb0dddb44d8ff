import { defineFeature } from '../../define/feature.ts'
import { ownFiles } from '../../model/own-address.ts'
import { renderGardenData } from './garden-data.ts'

/** The garden as data for other programs. */
export const gardenData = defineFeature({
  name: 'garden-data',
  about: 'garden.json: what other programs read of the published notes.',
  files: (view) => [{ address: ownFiles.gardenData, make: () => renderGardenData(view) }],
})

import { defineFeature } from '../../define/feature.ts'
import { gardenDataFiles } from './render-parts.ts'

/** The garden as data for other programs. */
export const gardenData = defineFeature({
  name: 'garden-data',
  about: 'garden.json and its parts: what other programs read of the published notes.',
  files: (view) => [gardenDataFiles(view)],
})

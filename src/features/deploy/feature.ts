import { defineFeature } from '../../define/feature.ts'
import { deployFilesCommand } from './command.ts'

/** From a folder to a site that others can open. */
export const deploy = defineFeature({
  name: 'deploy',
  about: 'hortus deploy-files: what a host needs to build and serve the site.',
  commands: [deployFilesCommand],
})

import { defineFeature } from '../../define/feature.ts'
import { pathCommand } from './command.ts'

/** How two notes connect, by the sentences that link them. */
export const paths = defineFeature({
  name: 'paths',
  about: 'How two notes connect, by the sentences that link them.',
  commands: [pathCommand],
})

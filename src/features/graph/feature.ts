import { defineFeature } from '../../define/feature.ts'
import { graphCommand } from './command.ts'

/** The graph of notes and links for other programs. */
export const graph = defineFeature({
  name: 'graph',
  about: 'The graph of notes and links for other programs.',
  commands: [graphCommand],
})

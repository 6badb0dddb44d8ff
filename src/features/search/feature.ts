import { defineFeature } from '../../define/feature.ts'
import { searchCommand } from './command.ts'

/** Search: the notes that answer some words. */
export const search = defineFeature({
  name: 'search',
  about: 'Search: the notes that answer some words.',
  commands: [searchCommand],
  style: './search.css',
})

import { defineFeature } from '../../define/feature.ts'
import { grepCommand } from './command.ts'

/** Lines of notes, by what is written in them. */
export const grep = defineFeature({
  name: 'grep',
  about: 'hortus grep: the lines of notes that have a text, with title and place.',
  commands: [grepCommand],
})

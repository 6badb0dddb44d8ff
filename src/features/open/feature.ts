import { defineFeature } from '../../define/feature.ts'
import { openCommand } from './command.ts'

/** From the terminal to a note in the editor, or to its page. */
export const open = defineFeature({
  name: 'open',
  about: 'hortus open: a note in the editor, or its page in the browser.',
  commands: [openCommand],
})

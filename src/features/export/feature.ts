import { defineFeature } from '../../define/feature.ts'
import { exportCommand } from './command.ts'

/** From notes to what other programs read. */
export const exportNotes = defineFeature({
  name: 'export',
  about: 'hortus export: the published notes as a vault, as plain Markdown, as one page or as a book.',
  commands: [exportCommand],
})

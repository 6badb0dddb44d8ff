import { defineFeature } from '../../define/feature.ts'
import { importCommand } from './command.ts'

/** From another program's export to notes. */
export const importNotes = defineFeature({
  name: 'import',
  about: 'hortus import: notes of Notion, Roam, Evernote, TiddlyWiki and others become notes of a garden.',
  commands: [importCommand],
})

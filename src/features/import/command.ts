import { defineCommand } from '../../define/command.ts'
import { importerNames } from './importer.ts'

/** `hortus import`: notes of a program whose files are no garden become notes of one. */
export const importCommand = defineCommand({
  name: 'import',
  about: `bring notes in from another program, all or none: ${importerNames.join(', ')}`,
  arguments: {
    from: 'the program, or "auto" where its files say which it is',
    source: 'a folder, an archive or a file that it exported; it is only read',
  },
  flags: {
    to: { about: 'folder of the garden that they come to; a new one is made', value: 'garden' },
    into: { about: 'folder in the garden for them (default: its top)', value: 'folder' },
    dryRun: 'write nothing, and tell what would come',
  },
  gardenFlag: 'to',
  json: 'print the report as one JSON object',
  async run(asked) {
    const { answerImport } = await import('./answer-import.ts')
    return answerImport(asked)
  },
})

import { defineDialect, type NoteDialect } from '../../define/dialect.ts'
import { blindRanges } from '../../parse/refill.ts'
import { findVariables } from './find-variables.ts'
import { readWorkspace } from './read-workspace.ts'

/** Foam: notes in a folder of Visual Studio Code. */
export const dialect = defineDialect({
  name: 'foam',
  tool: 'Foam',
  signs: ['.foam', '.vscode/foam.json', '.vscode/settings.json'],
  isSign: (folder, sign) =>
    !sign.endsWith('settings.json') || /"foam\.[\w.]+"\s*:/.test(folder.read(sign) ?? ''),
  read: () => ({ settings: {}, options: { ignore: ['.foam/**', '.vscode/**', '_site/**'] } }),
  open: (): NoteDialect => ({
    mask: (source) => blindRanges(source, findVariables(source)),
    read: readWorkspace,
  }),
})

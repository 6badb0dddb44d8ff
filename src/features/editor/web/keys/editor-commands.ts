import { pasteCommands } from '../paste/paste-commands.ts'
import { propertyCommands } from '../properties/property-commands.ts'
import { tableEditorCommands } from '../tables/table-editor-commands.ts'
import { templateCommands } from '../templates/template-commands.ts'
import type { EditorCommand } from './command.ts'
import { findCommands } from './find-commands.ts'
import { formatCommands } from './format-commands.ts'
import { lineCommands } from './line-commands.ts'
import { linkCommands } from './link-commands.ts'
import { noteCommands } from './note-commands.ts'
import { viewCommands } from './view-commands.ts'

/**
 * Everything that the editor can do, in the order in which it is listed. The keys, the menu, the list of commands, what `?`
 * shows and the settings are all made from it.
 *
 * **To add a command**: give it words in every `commands.ts` of `src/features/editor/words` (the id is the key there,
 * its part before the dot the group), and an entry in the list that your area exports, a
 * `readonly EditorCommand[]` beside what it does. A new area's list is added here, in one line. Of two commands with the
 * same key the earlier one is asked first: a command that belongs to one place (a table) answers `false` elsewhere, and
 * stands before those for the whole text. What needs more than the text is a method of `EditorActions` (`command.ts`),
 * done in `hortus-editor.ts`. What is large is loaded in `run`, by `import()`.
 */
export const editorCommands: readonly EditorCommand[] = [
  ...noteCommands,
  ...templateCommands,
  ...tableEditorCommands,
  ...formatCommands,
  ...lineCommands,
  ...linkCommands,
  ...findCommands,
  ...viewCommands,
  ...propertyCommands,
  ...pasteCommands,
]

import type { KeyList } from '../../../../../web/controllers/key-lists.ts'
import { editorWords } from '../editor-words.ts'
import { editorCommands } from './editor-commands.ts'
import { keysOf } from './key-choices.ts'
import { showKey } from './key-name.ts'

/** The keys of the editor for the page's own list of keys, with the way to change them. */
export function listKeys(): KeyList {
  const { commands, edit } = editorWords()
  const { keys, names } = commands
  const rows = editorCommands.map((command) => ({
    names: keysOf(command).map((key) => showKey(key)),
    about: names[command.id],
  }))
  return {
    title: keys.inEditor,
    // The key that opens it is the page's, and cannot be changed.
    keys: [{ names: ['e'], about: edit }, ...rows.filter((row) => row.names.length > 0)],
    change: {
      label: keys.changeThem,
      run: () => void import('./keys-dialog.ts').then(({ showKeys }) => showKeys(editorCommands)),
    },
  }
}

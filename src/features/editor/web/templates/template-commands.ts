import { type EditorCommand, onNote } from '../keys/command.ts'

/** What templates do in a note that is open. */
export const templateCommands: readonly EditorCommand[] = [
  { id: 'note.template', inMenu: true, asks: true, run: onNote((note) => note.insertTemplate()) },
]

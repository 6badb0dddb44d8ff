import { type EditorCommand, onText } from '../keys/command.ts'
import { titleAddress } from './title-address.ts'

/** What is done with what was pasted. */
export const pasteCommands: readonly EditorCommand[] = [{ id: 'paste.title', run: onText(titleAddress) }]

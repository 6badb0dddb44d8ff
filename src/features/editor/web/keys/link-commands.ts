import { followLink, peekLink } from '../link-marks.ts'
import { type EditorCommand, onText } from './command.ts'

/** What is done with the link at the cursor. */
export const linkCommands: readonly EditorCommand[] = [
  { id: 'link.follow', keys: ['Alt-Enter'], run: onText(followLink) },
  { id: 'link.peek', keys: ['Alt-k'], run: onText(peekLink) },
]

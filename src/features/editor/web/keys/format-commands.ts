import { choosePicture } from './choose-picture.ts'
import { type EditorCommand, onText } from './command.ts'
import { setHeading } from './headings.ts'
import { insertLink, wrapInWikiLink } from './insert-link.ts'
import { toggleMark } from './toggle-mark.ts'

/** Marks around words and before lines: set and taken back by the same key. */
export const formatCommands: readonly EditorCommand[] = [
  { id: 'format.bold', keys: ['Mod-b'], run: onText(toggleMark({ mark: '**', node: 'StrongEmphasis' })) },
  { id: 'format.italic', keys: ['Mod-i'], run: onText(toggleMark({ mark: '*', node: 'Emphasis' })) },
  {
    id: 'format.strike',
    keys: ['Mod-Shift-x'],
    run: onText(toggleMark({ mark: '~~', node: 'Strikethrough' })),
  },
  { id: 'format.code', keys: ['Mod-e'], run: onText(toggleMark({ mark: '`', node: 'InlineCode' })) },
  { id: 'format.highlight', keys: ['Mod-Shift-h'], run: onText(toggleMark({ mark: '==' })) },
  { id: 'format.formula', run: onText(toggleMark({ mark: '$' })) },
  { id: 'format.wikiLink', run: onText(wrapInWikiLink) },
  { id: 'insert.picture', run: onText(choosePicture) },
  { id: 'format.link', keys: ['Mod-k'], run: onText(insertLink) },
  { id: 'format.heading1', keys: ['Alt-1'], run: onText(setHeading(1)) },
  { id: 'format.heading2', keys: ['Alt-2'], run: onText(setHeading(2)) },
  { id: 'format.heading3', keys: ['Alt-3'], run: onText(setHeading(3)) },
  { id: 'format.heading4', keys: ['Alt-4'], run: onText(setHeading(4)) },
  { id: 'format.heading5', keys: ['Alt-5'], run: onText(setHeading(5)) },
  { id: 'format.heading6', keys: ['Alt-6'], run: onText(setHeading(6)) },
  { id: 'format.paragraph', keys: ['Alt-0'], run: onText(setHeading(0)) },
]

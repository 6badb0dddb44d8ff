import type { TableAction } from '../../tables/change-table.ts'
import type { EditorCommand } from '../keys/command.ts'
import { onText } from '../keys/command.ts'
import { tableActions } from './table-actions.ts'
import { tableCommand } from './table-commands.ts'
import { breakInCell, goBack, goDown, goOn } from './table-keys.ts'
import { openTableMenu } from './table-menu.ts'
import { findTableAt, isVimCommand } from './table-place.ts'

/** A row that is moved by the keys for lines never goes above the dashes. */
const keys: Readonly<Partial<Record<TableAction, readonly string[]>>> = {
  'move-row-up': ['Alt-ArrowUp'],
  'move-row-down': ['Alt-ArrowDown'],
}

/** Going through a table and changing it; elsewhere their keys mean what they mean. */
export const tableEditorCommands: readonly EditorCommand[] = [
  { id: 'table.below', keys: ['Enter'], where: 'table', run: whileWriting(onText(goDown)) },
  { id: 'table.next', keys: ['Tab'], where: 'table', run: whileWriting(onText(goOn)) },
  { id: 'table.previous', keys: ['Shift-Tab'], where: 'table', run: whileWriting(onText(goBack)) },
  { id: 'table.break', keys: ['Shift-Enter'], where: 'table', run: whileWriting(onText(breakInCell)) },
  {
    id: 'table.menu',
    where: 'table',
    run: onText(openTableMenu),
  },
  ...tableActions.map(([id, action]): EditorCommand => {
    const own = keys[action]
    return {
      id,
      where: 'table',
      ...(own && { keys: own }),
      run: whileWriting(({ view }) => {
        const isDone = tableCommand(action, document.documentElement.lang || 'en')(view)
        return (
          isDone ||
          (own !== undefined && findTableAt(view.state, view.state.selection.main.head) !== undefined)
        )
      }),
    }
  }),
]

function whileWriting(run: EditorCommand['run']): EditorCommand['run'] {
  return (context) => !isVimCommand(context.view) && run(context)
}

import type { TableAction } from '../../tables/change-table.ts'
import type { CommandId } from '../keys/command.ts'

/** What each command does with a table. */
export const tableActions = [
  ['table.rowAbove', 'add-row-above'],
  ['table.rowBelow', 'add-row-below'],
  ['table.columnBefore', 'add-column-before'],
  ['table.columnAfter', 'add-column-after'],
  ['table.rowUp', 'move-row-up'],
  ['table.rowDown', 'move-row-down'],
  ['table.columnBack', 'move-column-back'],
  ['table.columnOn', 'move-column-on'],
  ['table.sortUp', 'sort-up'],
  ['table.sortDown', 'sort-down'],
  ['table.alignLeft', 'align-left'],
  ['table.alignCenter', 'align-center'],
  ['table.alignRight', 'align-right'],
  ['table.alignNone', 'align-none'],
  ['table.removeRow', 'remove-row'],
  ['table.removeColumn', 'remove-column'],
] as const satisfies readonly (readonly [CommandId, TableAction])[]

import type { Extension } from '@codemirror/state'
import { alignTables } from './align-tables.ts'
import { pasteTable } from './paste-table.ts'
import { pipeInput } from './pipe-input.ts'
import { tableMenu } from './table-menu.ts'

/** Writing in tables, besides their keys: pipes that stay in cells, columns that are aligned, cells of spreadsheets, a menu over them. */
export function tables(): Extension {
  return [alignTables(), pipeInput, pasteTable, tableMenu]
}

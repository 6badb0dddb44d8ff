import type { TableContent } from './cell-texts.ts'
import type { Alignment } from './parse-table.ts'
import { sortRows } from './sort-rows.ts'

/** What can be done with a table at one of its cells. */
export type TableAction =
  | 'add-column-before'
  | 'add-column-after'
  | 'add-row-above'
  | 'add-row-below'
  | 'move-column-back'
  | 'move-column-on'
  | 'move-row-up'
  | 'move-row-down'
  | 'sort-up'
  | 'sort-down'
  | 'align-left'
  | 'align-center'
  | 'align-right'
  | 'align-none'
  | 'remove-column'
  | 'remove-row'

/** A cell: rows as in {@link TableContent}, where the head is row 0. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

/** A table that was changed, and where one writes on. */
interface ChangedTable {
  /** Undefined where the last row or column was removed, and the table with it. */
  readonly content: TableContent | undefined
  readonly place: CellPlace
}

/**
 * Does something with a table at a cell. Undefined where it cannot be done: a row above the head, a first column moved back,
 * a column that the head does not have. What stands in the cells that stay is as it was.
 */
export function changeTable(
  content: TableContent,
  action: TableAction,
  place: CellPlace,
  locale: string,
): ChangedTable | undefined {
  const { rows, alignments } = content
  const { row, column } = place
  if (column >= alignments.length) return undefined
  const aligned = (alignment: Alignment): ChangedTable => ({
    content: { rows, alignments: alignments.with(column, alignment) },
    place,
  })
  switch (action) {
    case 'add-column-before':
      return addColumn(content, row, column)
    case 'add-column-after':
      return addColumn(content, row, column + 1)
    case 'add-row-above':
      return row === 0 ? undefined : addRow(content, row)
    case 'add-row-below':
      return addRow(content, row + 1)
    case 'move-column-back':
      return moveColumn(content, place, -1)
    case 'move-column-on':
      return moveColumn(content, place, 1)
    case 'move-row-up':
      return moveRow(content, place, -1)
    case 'move-row-down':
      return moveRow(content, place, 1)
    case 'sort-up':
    case 'sort-down':
      return sortBody(content, place, action === 'sort-up' ? 'up' : 'down', locale)
    case 'align-left':
      return aligned('left')
    case 'align-center':
      return aligned('center')
    case 'align-right':
      return aligned('right')
    case 'align-none':
      return aligned('none')
    case 'remove-column':
      return removeColumn(content, place)
    case 'remove-row':
      return removeRow(content, place)
  }
}

/** Puts cells into a table, the first of them at a place; the table grows where they reach out of it. */
export function fillCells(
  { rows, alignments }: TableContent,
  { row, column }: CellPlace,
  cells: readonly (readonly string[])[],
): TableContent {
  const width = Math.max(alignments.length, column + Math.max(0, ...cells.map((one) => one.length)))
  const height = Math.max(rows.length, row + cells.length)
  const filled = Array.from({ length: height }, (_, i) => {
    const old = rows[i] ?? []
    const next = cells[i - row] ?? []
    return Array.from({ length: Math.max(width, old.length) }, (_, at) => next[at - column] ?? old[at] ?? '')
  })
  const more = Array.from({ length: width - alignments.length }, () => 'none' as const)
  return { rows: filled, alignments: [...alignments, ...more] }
}

function addColumn({ rows, alignments }: TableContent, row: number, column: number): ChangedTable {
  return {
    content: {
      rows: rows.map((cells) => inserted(atLeast(cells, column), column, '')),
      alignments: inserted(alignments, column, 'none'),
    },
    place: { row, column },
  }
}

function addRow({ rows, alignments }: TableContent, row: number): ChangedTable {
  const cells = alignments.map(() => '')
  return { content: { rows: inserted(rows, row, cells), alignments }, place: { row, column: 0 } }
}

function moveColumn(
  { rows, alignments }: TableContent,
  { row, column }: CellPlace,
  step: 1 | -1,
): ChangedTable | undefined {
  const to = column + step
  if (to < 0 || to >= alignments.length) return undefined
  return {
    content: {
      rows: rows.map((cells) => swapped(atLeast(cells, Math.max(column, to) + 1), column, to)),
      alignments: swapped(alignments, column, to),
    },
    place: { row, column: to },
  }
}

function moveRow(
  { rows, alignments }: TableContent,
  { row, column }: CellPlace,
  step: 1 | -1,
): ChangedTable | undefined {
  const to = row + step
  if (row === 0 || to < 1 || to >= rows.length) return undefined
  return { content: { rows: swapped(rows, row, to), alignments }, place: { row: to, column } }
}

function sortBody(
  { rows, alignments }: TableContent,
  { row, column }: CellPlace,
  direction: 'up' | 'down',
  locale: string,
): ChangedTable {
  const [head = [], ...body] = rows
  const sorted = sortRows(body, column, direction, locale)
  const written = rows[row]
  return {
    content: { rows: [head, ...sorted], alignments },
    place: { row: row === 0 || written === undefined ? 0 : sorted.indexOf(written) + 1, column },
  }
}

function removeColumn({ rows, alignments }: TableContent, { row, column }: CellPlace): ChangedTable {
  if (alignments.length === 1) return { content: undefined, place: { row: 0, column: 0 } }
  return {
    content: {
      rows: rows.map((cells) => cells.filter((_, i) => i !== column)),
      alignments: alignments.filter((_, i) => i !== column),
    },
    place: { row, column: Math.min(column, alignments.length - 2) },
  }
}

/** Without its head, a table's first row is its head. */
function removeRow({ rows, alignments }: TableContent, { row, column }: CellPlace): ChangedTable {
  if (rows.length === 1) return { content: undefined, place: { row: 0, column: 0 } }
  const left = rows.filter((_, i) => i !== row)
  const [head = [], ...body] = left
  // A head has a cell for each column, neither more nor fewer.
  const whole = atLeast(head, alignments.length)
  const more = whole.slice(alignments.length).map(() => 'none' as const)
  return {
    content: { rows: [whole, ...body], alignments: [...alignments, ...more] },
    place: { row: Math.min(row, left.length - 1), column },
  }
}

function atLeast(cells: readonly string[], count: number): readonly string[] {
  return cells.length >= count ? cells : [...cells, ...Array.from({ length: count - cells.length }, () => '')]
}

function inserted<Item>(items: readonly Item[], at: number, item: Item): readonly Item[] {
  return [...items.slice(0, at), item, ...items.slice(at)]
}

function swapped<Item>(items: readonly Item[], a: number, b: number): readonly Item[] {
  return items.with(a, items[b]!).with(b, items[a]!)
}

import type { Table } from 'mdast'
import type { Locator } from '../../parse/locator.ts'
import { propertyLine } from './property-names.ts'
import { type PropertyLine, readPlainLine } from './read-lines.ts'

/** Lines of properties right below a table are read as its last rows: takes them off. */
export function takeRows(table: Table, locator: Locator): readonly PropertyLine[] {
  const taken: PropertyLine[] = []
  for (let row = table.children.at(-1); row !== undefined && table.children.length > 1; ) {
    const start = row.position?.start.offset ?? 0
    const written = locator.source.slice(start, row.position?.end.offset ?? start)
    if (!propertyLine.test(written)) break
    taken.unshift(readPlainLine(written, start, locator))
    table.children.pop()
    row = table.children.at(-1)
    if (table.position && row?.position)
      table.position = { start: table.position.start, end: row.position.end }
  }
  return taken
}

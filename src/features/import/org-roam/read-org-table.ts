import { type Block, plainText, table } from '../markdown/build.ts'
import { type OrgNames, readOrgLine } from './read-org-line.ts'

/** A table of Org; without a line below its first row it has no head. */
export function readTable(lines: readonly string[], names: OrgNames): Block {
  const rows = lines
    .map((line) => line.trim())
    .filter((line) => !/^\|[-+:|\s]*-[-+:|\s]*$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => readOrgLine(cell.trim(), names)),
    )
    // A row that only says how wide or how aligned columns are.
    .filter(
      (row) =>
        !row.every((cell) => /^(?:<[lcr]?\d*>)?$/.test(plainText(cell))) ||
        row.every((cell) => cell.length === 0),
    )
  const hasHead = /^\|[-+:|\s]*-/.test(lines[1]?.trim() ?? '')
  return table(hasHead ? rows : [[], ...rows])
}

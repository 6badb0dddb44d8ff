import { asLine } from '../markdown/as-line.ts'
import { type Block, type Inline, paragraph, table } from '../markdown/build.ts'

/** A table's cell while it is read. */
interface Cell {
  readonly isHead: boolean
  readonly lines: string[]
}

/** A table `{| … |}`; what of a cell is more than lines becomes lines. */
export function readTable(
  lines: readonly string[],
  readCell: (lines: readonly string[]) => Block[],
  readLine: (line: string) => Inline[],
): Block[] {
  const rows: Cell[][] = [[]]
  let caption: Inline[] | undefined
  let open = 0
  for (const line of lines.slice(1)) {
    const trimmed = line.trim()
    if (open === 0 && /^\|\}/.test(trimmed)) break
    const isNested = open > 0
    if (/^\{\|/.test(trimmed)) open++
    else if (isNested && /^\|\}/.test(trimmed)) open--
    if (open > 0 || isNested || !/^[|!]/.test(trimmed)) {
      rows.at(-1)!.at(-1)?.lines.push(line)
      continue
    }
    if (/^\|\+/.test(trimmed)) caption = readLine(withoutAttributes(trimmed.slice(2)))
    else if (/^\|-/.test(trimmed)) rows.push([])
    else {
      const isHead = trimmed.startsWith('!')
      const cells = trimmed.slice(1).split(isHead ? /!!|\|\|/ : '||')
      for (const cell of cells) rows.at(-1)!.push({ isHead, lines: [withoutAttributes(cell)] })
    }
  }
  const kept = rows.filter((row) => row.length > 0)
  if (kept.length === 0) return caption === undefined ? [] : [paragraph(caption)]
  const written = kept.map((row) => row.map(({ lines: cell }) => asLine(readCell(cell))))
  const hasHead = kept[0]!.every(({ isHead }) => isHead)
  return [
    ...(caption === undefined ? [] : [paragraph([{ type: 'strong' as const, children: caption }])]),
    table(hasHead ? written : [[], ...written]),
  ]
}

/** `style="…" | text` without what stands before its bar. */
function withoutAttributes(cell: string): string {
  return cell.replace(/^[^[\]{}|]*=[^[\]{}|]*\|(?!\|)/, '').trim()
}

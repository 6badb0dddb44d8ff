import {
  ChangeSet,
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type Text,
  type TransactionSpec,
} from '@codemirror/state'
import { isBlankLine, type ListLine, readListLine } from './list-block.ts'

/** Numbered items beside each other, in their order. */
type Run = ListLine[]

/**
 * A change of lists with the numbers put right that follow from it, as one. What was not counted on before (`1. 1. 1.`, or
 * numbers with gaps) stays as it is. `line` is the number of a line of the list, before and after.
 */
export function withNumbers(state: EditorState, line: number, spec: TransactionSpec): TransactionSpec {
  const changes = state.changes(spec.changes ?? [])
  const runs = collectRuns(state.doc, line)
  if (runs.length > 0 && !runs.every(isCounted)) return spec
  const doc = changes.apply(state.doc)
  const numbers = ChangeSet.of(collectRuns(doc, Math.min(line, doc.lines)).flatMap(countAnew), doc.length)
  const selection = spec.selection
    ? 'ranges' in spec.selection
      ? spec.selection
      : EditorSelection.single(spec.selection.anchor, spec.selection.head)
    : state.selection.map(changes)
  return { ...spec, changes: changes.compose(numbers), selection: selection.map(numbers, 1) }
}

/** Numbers that each follow on the one before. */
function isCounted(run: Run): boolean {
  return run.every(
    ({ prefix }, i) => i === 0 || prefix.item?.number === (run[0]?.prefix.item?.number ?? 0) + i,
  )
}

function countAnew(run: Run): readonly ChangeSpec[] {
  const numbers = run.map(({ prefix }) => prefix.item?.number ?? 1)
  if (numbers.length > 1 && numbers.every((number) => number === numbers[0])) return []
  const first = Math.min(...numbers)
  return run.flatMap(({ line, prefix }, i) => {
    if (prefix.item?.number === undefined || prefix.item.number === first + i) return []
    const from = line.from + prefix.quote.length + prefix.indent.length
    return [{ from, to: from + String(prefix.item.mark).length - 1, insert: String(first + i) }]
  })
}

/** The numbered lists around a line: from the last line above that belongs to none to the first such one below. */
function collectRuns(doc: Text, around: number): readonly Run[] {
  const first = endOfList(doc, around, -1)
  const last = endOfList(doc, around, 1)
  const done: Run[] = []
  let open: Run[] = []
  for (let number = first; number <= last; number++) {
    const item = readListLine(doc.line(number))
    if (!item.prefix.item) continue
    const isOver = (run: Run): boolean => (run[0]?.column ?? 0) > item.column
    done.push(...open.filter(isOver))
    open = open.filter((run) => !isOver(run))
    const run = open.find(([head]) => head?.column === item.column)
    if (run && run[0]?.prefix.item?.sign === item.prefix.item.sign) run.push(item)
    else {
      if (run) {
        done.push(run)
        open = open.filter((one) => one !== run)
      }
      open.push([item])
    }
  }
  return [...done, ...open].filter(([head]) => head?.prefix.item?.number !== undefined)
}

/** The last line of the list in one direction: two blank lines, or words at the margin behind one, end it. */
function endOfList(doc: Text, from: number, step: 1 | -1): number {
  let end = from
  for (let number = from; number >= 1 && number <= doc.lines; number += step) {
    const item = readListLine(doc.line(number))
    if (isBlankLine(item)) {
      const beyond = number + step
      if (beyond < 1 || beyond > doc.lines) break
      const next = readListLine(doc.line(beyond))
      if (isBlankLine(next) || !(next.prefix.item || next.column > 0)) break
    } else if (/^[ \t>]*#{1,6}[ \t]/.test(item.line.text)) break
    end = number
  }
  return end
}

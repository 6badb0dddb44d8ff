import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state'
import { readLinePrefix } from './line-prefix.ts'
import { isProse } from './list-block.ts'

/** From words to a heading. */
type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** Lines that a selection touches; one that it only ends at the start of is not among them. */
function collectLines(state: EditorState): readonly Line[] {
  const lines = new Map<number, Line>()
  for (const { from, to } of state.selection.ranges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at)
      if (at === from || line.from < to) lines.set(line.number, line)
      at = line.to + 1
    }
  }
  return [...lines.values()]
}

/** Of several lines those with words; of one, that one. */
export function collectFilled(state: EditorState): readonly Line[] {
  const lines = collectLines(state)
  return lines.length > 1 ? lines.filter(({ text }) => text.trim() !== '') : lines
}

/** Makes lines headings of a level; those that all are already become plain again, and all do by level 0. */
export function setHeading(level: Level): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly || !isProse(state, state.selection.main.from)) return false
    const lines = collectFilled(state)
    const isDone = lines.every((line) => levelOf(state, line) === level)
    const changes = lines.flatMap((line) => changeLine(state, line, isDone ? 0 : level))
    const set = state.changes(changes)
    dispatch(
      state.update({
        changes: set,
        // At the start of an empty line the cursor goes behind the mark.
        selection: state.selection.map(set, 1),
        userEvent: 'input.format',
        scrollIntoView: true,
      }),
    )
    return true
  }
}

const hashes = /^(#{1,6})(?:[ \t]+|$)/

function levelOf(state: EditorState, line: Line): number {
  const own = hashes.exec(line.text.slice(readLinePrefix(line.text).length))
  return own?.[1]?.length ?? underlineOf(state, line)?.level ?? 0
}

function changeLine(state: EditorState, line: Line, level: Level): readonly ChangeSpec[] {
  const { quote, length } = readLinePrefix(line.text)
  const own = hashes.exec(line.text.slice(length))?.[0].length ?? 0
  const insert = level === 0 ? '' : `${'#'.repeat(level)} `
  // A heading is no item of a list.
  const start = line.from + (level === 0 && own === 0 ? length : quote.length)
  const changes: ChangeSpec[] = [{ from: start, to: line.from + length + own, insert }]
  const closing = own > 0 ? /[ \t]+#+[ \t]*$/.exec(line.text.slice(length + own)) : null
  if (closing) changes.push({ from: line.to - closing[0].length, to: line.to })
  const underline = underlineOf(state, line)
  if (underline) changes.push({ from: line.to, to: underline.line.to })
  return changes
}

/** The line of `===` or `---` that makes a heading of the one above it. */
function underlineOf(state: EditorState, line: Line): { line: Line; level: 1 | 2 } | undefined {
  if (line.number >= state.doc.lines || line.text.trim() === '') return undefined
  if (hashes.test(line.text.trimStart()) || readLinePrefix(line.text).item) return undefined
  const next = state.doc.line(line.number + 1)
  if (!/^ {0,3}(?:=+|-+)[ \t]*$/.test(next.text)) return undefined
  return { line: next, level: next.text.includes('=') ? 1 : 2 }
}

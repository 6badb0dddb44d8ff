import { type ChangeSpec, Facet, type Line, type StateCommand } from '@codemirror/state'
import { isDoneWord, taskWordPattern } from '../../tasks/task-words.ts'
import { collectFilled } from './headings.ts'
import { readLinePrefix } from './line-prefix.ts'
import { isProse } from './list-block.ts'

/** The word that a task begins with in this garden; undefined where it is `[ ]`. */
export const taskWord = Facet.define<string | undefined, string | undefined>({
  combine: ([word]) => word,
})

/** Words become a task, a task is done, what is done is open again. Several lines become alike. */
export const tickTask: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly || !isProse(state, state.selection.main.from)) return false
  const lines = collectFilled(state).filter(({ text }) => !/^[ \t>]*(?:#{1,6}[ \t]|\|)/.test(text))
  const word = state.facet(taskWord)
  const statuses = lines.map(({ text }) => statusOf(text, word))
  const isEachTask = statuses.every((status) => status !== undefined)
  const isEachDone = statuses.every((status) => status !== undefined && /[xX]/.test(status))
  const changes = lines.flatMap((line) =>
    isEachTask ? setStatus(line, isEachDone ? ' ' : 'x', word) : makeTask(line, word),
  )
  const set = state.changes(changes)
  dispatch(state.update({ changes: set, selection: state.selection.map(set, 1), userEvent: 'input.task' }))
  return true
}

/** The sign of a task; undefined where a line is none. */
function statusOf(text: string, word: string | undefined): string | undefined {
  const { item, length } = readLinePrefix(text)
  const written = word !== undefined && item ? taskWordPattern.exec(text.slice(length))?.[1] : undefined
  if (written !== undefined) return isDoneWord(written) ? 'x' : ' '
  return item?.status
}

function setStatus(line: Line, status: string, open: string | undefined): readonly ChangeSpec[] {
  const { length, item } = readLinePrefix(line.text)
  if (item?.status === undefined) {
    const from = line.from + length
    const written = taskWordPattern.exec(line.text.slice(length))?.[1] ?? ''
    return [{ from, to: from + written.length, insert: status === 'x' ? 'DONE' : (open ?? 'TODO') }]
  }
  const box = line.text.slice(0, length).lastIndexOf('[')
  return [{ from: line.from + box + 1, to: line.from + line.text.indexOf(']', box + 1), insert: status }]
}

function makeTask(line: Line, word: string | undefined): readonly ChangeSpec[] {
  const { quote, indent, item, length } = readLinePrefix(line.text)
  if (statusOf(line.text, word) !== undefined) return []
  const sign = word ?? '[ ]'
  const at = line.from + quote.length + indent.length
  if (!item) return [{ from: at, insert: `- ${sign} ` }]
  return [{ from: line.from + length, insert: item.gap === '' ? ` ${sign} ` : `${sign} ` }]
}

/** Marks that make a list or a quote of lines. */
type LineMark = 'bullet' | 'number' | 'quote'

/** Makes lines items of a list, numbered or not, or a quote; those that all are already become plain again. */
export function toggleLines(mark: LineMark): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly || !isProse(state, state.selection.main.from)) return false
    const lines = collectFilled(state)
    const isEach = lines.every(({ text }) => hasMark(text, mark))
    const changes = lines.map((line, i) => (isEach ? removeMark(line, mark) : addMark(line, mark, i + 1)))
    const set = state.changes(changes)
    dispatch(
      state.update({ changes: set, selection: state.selection.map(set, 1), userEvent: 'input.format' }),
    )
    return true
  }
}

function hasMark(text: string, mark: LineMark): boolean {
  const { quote, item } = readLinePrefix(text)
  if (mark === 'quote') return quote !== ''
  return item !== undefined && (item.number !== undefined) === (mark === 'number')
}

function removeMark({ text, from }: Line, mark: LineMark): ChangeSpec {
  const { quote, indent, length } = readLinePrefix(text)
  return mark === 'quote'
    ? { from, to: from + (/^[ \t]*>[ ]?/.exec(text)?.[0].length ?? 0) }
    : { from: from + quote.length + indent.length, to: from + length }
}

function addMark({ text, from }: Line, mark: LineMark, number: number): ChangeSpec {
  if (mark === 'quote') return { from, insert: '> ' }
  const { quote, indent, item } = readLinePrefix(text)
  const at = from + quote.length + indent.length
  const to = item ? at + item.mark.length + item.gap.length : at
  return { from: at, to, insert: mark === 'bullet' ? '- ' : `${number}. ` }
}

import { diffIndices } from 'node-diff3'

/** One place of a text that becomes another. */
interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** Most lines, on both sides together, that are compared one by one; what is longer is replaced from its first difference on. */
const maxLines = 20_000

/**
 * What makes one text of another, line by line and in each place no more than its own difference, so that a cursor and what is
 * folded stay where they are.
 */
export function collectEdits(before: string, after: string): readonly TextEdit[] {
  const whole = trimEdit(before, { from: 0, to: before.length, insert: after })
  if (whole === undefined) return []
  // From line to line, so that only what differs is taken apart.
  const from = whole.from === 0 ? 0 : before.lastIndexOf('\n', whole.from - 1) + 1
  const end = before.indexOf('\n', whole.to)
  const to = end < 0 ? before.length : end
  const oldLines = linesOf(before.slice(from, to))
  const newLines = linesOf(before.slice(from, whole.from) + whole.insert + before.slice(whole.to, to))
  if (oldLines.length + newLines.length > maxLines) return [whole]
  const starts = startsOf(oldLines, from)
  return diffIndices(oldLines, newLines).flatMap(({ buffer1, buffer2 }) => {
    const [first, count] = buffer1
    const edit = trimEdit(before, {
      from: starts[first] ?? to,
      to: starts[first + count] ?? to,
      insert: newLines.slice(buffer2[0], buffer2[0] + buffer2[1]).join(''),
    })
    return edit ? [edit] : []
  })
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/)
}

function startsOf(lines: readonly string[], from: number): readonly number[] {
  const starts = [from]
  for (const line of lines) starts.push((starts.at(-1) ?? from) + line.length)
  return starts
}

/** The edit without what stays the same at its start and end; undefined where nothing differs. */
function trimEdit(before: string, { from, to, insert }: TextEdit): TextEdit | undefined {
  let start = 0
  const most = Math.min(to - from, insert.length)
  while (start < most && before.charCodeAt(from + start) === insert.charCodeAt(start)) start++
  let end = 0
  while (end < most - start && before.charCodeAt(to - 1 - end) === insert.charCodeAt(insert.length - 1 - end))
    end++
  if (from + start === to - end && start === insert.length - end) return undefined
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) }
}

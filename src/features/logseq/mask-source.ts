import { outdent } from './outdent.ts'

/** Whether a source may hold a block that is written over several lines: `#+BEGIN_NOTE` and `:LOGBOOK:`. */
const openers = /#\+begin_|^[ \t>]*(?:[-*+][ \t]+)?:(?:logbook|properties):[ \t]*$/im

/** One line, without its end: what stands before its first word, and the words. */
const lineStart = /^((?:[ \t>]|[-*+][ \t])*)(.*)$/

const fence = /^(`{3,}|~{3,})/

const edge = /^#\+(begin|end)_(\w+)/i

/** Blocks whose text is no Markdown. */
const codeNames: ReadonlySet<string> = new Set(['src', 'example', 'query', 'export', 'comment'])

/** A line that may begin or end a block. */
interface Line {
  readonly start: number
  readonly text: string
  /** It begins an item of a list. */
  readonly isItem: boolean
}

/** A line that the parser sees otherwise. */
interface Mask {
  readonly start: number
  readonly text: string
}

/**
 * The source as Markdown knows it, as long as before. Lines that begin and end Logseq's blocks are code fences around what is
 * no Markdown or is hidden, and comments around the rest; what stands in code stays as it is. What is below a block without a bullet is
 * a list, and no code because of its indent.
 */
export function maskSource(source: string): string {
  const text = outdent(source)
  if (!openers.test(text)) return text
  const lines = [...linesOf(text)]
  const masks: Mask[] = []
  const open = new Map<string, Line>()
  const endless = new Set<string>()
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const end = endOfCode(lines, i, masks, endless) ?? endOfDrawer(lines, i, masks)
    if (end !== undefined) {
      i = end
      continue
    }
    const [, side = '', name = ''] = edge.exec(line.text) ?? []
    if (side === '') continue
    const key = name.toLowerCase()
    const first = open.get(key)
    if (side.toLowerCase() === 'begin') open.set(key, line)
    else if (first) {
      open.delete(key)
      masks.push(comment(first), comment(line))
    }
  }
  return applyMasks(text, masks)
}

/**
 * The line that ends the code which begins on a line: a fence of Markdown's, or a block that is made one. `endless` are the
 * names of blocks that nothing ends from here on, so that nobody looks for that twice.
 */
function endOfCode(
  lines: readonly Line[],
  at: number,
  masks: Mask[],
  endless: Set<string>,
): number | undefined {
  const line = lines[at]!
  const [, mark] = fence.exec(line.text) ?? []
  if (mark !== undefined) {
    const end = lines.findIndex(({ text }, i) => i > at && text.startsWith(mark) && /^[`~]+\s*$/.test(text))
    return end < 0 ? lines.length : end
  }
  const [, side = '', name = ''] = edge.exec(line.text) ?? []
  const key = name.toLowerCase()
  if (side.toLowerCase() !== 'begin' || !codeNames.has(key) || endless.has(key)) return undefined
  const end = lines.findIndex(({ text }, i) => i > at && text.toLowerCase().startsWith(`#+end_${key}`))
  const last = lines[end]
  if (last === undefined) {
    endless.add(key)
    return undefined
  }
  const [language = ''] = /^[^\s`~]+/.exec(/^\S+[ \t]+(.*)$/.exec(line.text)?.[1] ?? '') ?? []
  // No line of code ends this fence: it is as long as the line that begins it allows.
  const tildes = '~'.repeat(key === 'src' ? 5 : 8)
  masks.push(masked(line, key === 'src' ? tildes + language : tildes), masked(last, '~'.repeat(8)))
  return end
}

/** Lines of a drawer at most. */
const maxDrawer = 500

/** The line that ends the drawer which begins on a line: what is between is hidden. */
function endOfDrawer(lines: readonly Line[], at: number, masks: Mask[]): number | undefined {
  const line = lines[at]!
  if (!/^:(?:logbook|properties):[ \t]*$/i.test(line.text)) return undefined
  let end = at + 1
  while (
    end < Math.min(lines.length, at + maxDrawer) &&
    !lines[end]!.isItem &&
    !/^:end:[ \t]*$/i.test(lines[end]!.text)
  )
    end++
  const last = lines[end]
  if (last === undefined || !/^:end:/i.test(last.text)) return undefined
  masks.push(masked(line, '~~~~~'), masked(last, '~~~~~'))
  return end
}

function masked({ start, text }: Line, as: string): Mask {
  return { start, text: as.slice(0, text.length).padEnd(text.length) }
}

/** A line as a comment; no name of a block is too short for one. */
function comment(line: Line): Mask {
  return masked(line, `<!--${'.'.repeat(Math.max(0, line.text.length - 7))}-->`)
}

function* linesOf(source: string): Iterable<Line> {
  for (const { 0: line, index } of source.matchAll(/[^\r\n]+/g)) {
    const [, before = '', text = ''] = lineStart.exec(line) ?? []
    yield { start: index + before.length, text, isItem: /[-*+]/.test(before) }
  }
}

function applyMasks(source: string, masks: readonly Mask[]): string {
  let result = ''
  let from = 0
  for (const { start, text } of [...masks].sort((a, b) => a.start - b.start)) {
    result += source.slice(from, start) + text
    from = start + text.length
  }
  return result + source.slice(from)
}

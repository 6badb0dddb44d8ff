/** Where a block of Logseq's stands that is written over several lines: `#+BEGIN_NOTE` and `:LOGBOOK:`. */
const openers = /#\+begin_|^[ \t>]*(?:[-*+][ \t]+)?:(?:logbook|properties):[ \t]*$/im

/** One line, without its end: what stands before its first word, and the words. */
const lineStart = /^((?:[ \t>]|[-*+][ \t])*)(.*)$/

const fence = /^(`{3,}|~{3,})/

/** Blocks whose text is no Markdown. */
const codeNames: ReadonlySet<string> = new Set(['src', 'example', 'query', 'export'])

/** A line that may begin or end a block. */
interface Line {
  readonly start: number
  readonly text: string
}

/**
 * The source with the lines that begin and end Logseq's blocks as lines that Markdown knows, each as long as before: code
 * fences around what is no Markdown, comments around the rest. What is in code stays as it is.
 */
export function maskSource(source: string): string {
  if (!openers.test(source)) return source
  const edits: { readonly start: number; readonly text: string }[] = []
  const mask = ({ start, text }: Line, as: string): void => {
    edits.push({ start, text: as.padEnd(text.length) })
  }
  const open = new Map<string, Line>()
  let code: string | undefined
  let drawer: Line | undefined
  for (const line of linesOf(source)) {
    const [, mark] = fence.exec(line.text) ?? []
    if (code !== undefined) {
      if (mark?.startsWith(code) && line.text.trim() === mark) code = undefined
      continue
    }
    if (mark !== undefined) {
      code = mark
      continue
    }
    if (/^:(?:logbook|properties):[ \t]*$/i.test(line.text)) drawer = line
    else if (drawer !== undefined && /^:end:[ \t]*$/i.test(line.text)) {
      mask(drawer, '<!--')
      mask(line, '-->')
      drawer = undefined
    }
    const [, edge = '', name = '', rest = ''] = /^#\+(begin|end)_(\w+)(.*)$/i.exec(line.text) ?? []
    const key = name.toLowerCase()
    if (edge.toLowerCase() === 'begin') open.set(key, line)
    const first = edge.toLowerCase() === 'end' ? open.get(key) : undefined
    if (first === undefined) continue
    open.delete(key)
    if (codeNames.has(key)) {
      const [language = ''] = /^[^\s`~]+/.exec(/_\w+[ \t]+(.*)$/.exec(first.text)?.[1] ?? '') ?? []
      mask(first, `~~~${key === 'src' ? language : ''}`)
      mask(line, `~~~${''.padEnd(rest.length)}`)
    } else {
      mask(first, commentOf(first.text.length))
      mask(line, commentOf(line.text.length))
    }
  }
  return applyMasks(source, edits)
}

/** A comment of so many characters; no name of a block is too short for one. */
function commentOf(length: number): string {
  return `<!--${'.'.repeat(Math.max(0, length - 7))}-->`
}

function* linesOf(source: string): Iterable<Line> {
  for (const { 0: line, index } of source.matchAll(/[^\r\n]+/g)) {
    const [, before = '', text = ''] = lineStart.exec(line) ?? []
    yield { start: index + before.length, text }
  }
}

function applyMasks(
  source: string,
  edits: readonly { readonly start: number; readonly text: string }[],
): string {
  let masked = ''
  let from = 0
  for (const { start, text } of [...edits].sort((a, b) => a.start - b.start)) {
    masked += source.slice(from, start) + text
    from = start + text.length
  }
  return masked + source.slice(from)
}

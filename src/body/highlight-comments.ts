/** A comment of many languages, around what `$` stands for. */
const comment = (inner: string): string =>
  `(?://|#|--|;|%|/\\*|<!--|\\{/\\*)[ \\t]*${inner}[ \\t]*(?:\\*/\\}?|-->)?[ \\t]*`

/** A line of nothing but `// highlight-next-line`, as Docusaurus has it. */
const lineMark = new RegExp(`^[ \\t]*${comment('highlight-(next-line|start|end)')}$`)

/** `// [!code highlight:3]` at the end of a line, as VitePress has it. */
const endMark = new RegExp(
  `[ \\t]*${comment('\\[!code (?:hl|highlight|focus|\\+\\+|--|warning|error)(?::(\\d{1,3}))?\\]')}$`,
)

/** What a fence says of lines, and the code that is shown. */
interface MarkedCode {
  readonly meta: string
  readonly code: string
}

/**
 * Takes the comments out of code with which other programs mark its lines, and says those lines as Hortus does: `{2,4-5}`.
 * `hl_lines="2 4-5"` of MkDocs becomes the same.
 */
export function readHighlightComments(meta: string, code: string): MarkedCode {
  const said = meta
    .replace(/(?:^|\s)hl_lines="([\d\s-]*)"/, (_, lines: string) => ` {${lines.trim().replace(/\s+/g, ',')}}`)
    .trim()
  if (!/highlight-|\[!code /.test(code)) return { meta: said, code }
  const lines: string[] = []
  const marked = new Set<number>()
  let start: number | undefined
  let isNext = false
  for (const line of code.split('\n')) {
    const mark = lineMark.exec(line)?.[1]
    if (mark !== undefined) {
      if (mark === 'next-line') isNext = true
      else if (mark === 'start') start = lines.length + 1
      else {
        for (let at = start ?? lines.length + 1; at <= lines.length; at++) marked.add(at)
        start = undefined
      }
      continue
    }
    const end = endMark.exec(line)
    lines.push(end === null ? line : line.slice(0, end.index))
    if (isNext) marked.add(lines.length)
    isNext = false
    if (end !== null) for (let i = 0; i < Number(end[1] ?? 1); i++) marked.add(lines.length + i)
  }
  if (marked.size === 0) return { meta: said, code }
  const ranges = rangesOf([...marked].sort((a, b) => a - b))
  const braces = /\{([\d,\s-]+)\}/.exec(said)
  const joined = braces ? said.replace(braces[0], `{${braces[1]},${ranges}}`) : `${said} {${ranges}}`.trim()
  return { meta: joined, code: lines.join('\n') }
}

/** `2,4-6` of sorted numbers. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const one of numbers) {
    const last = ranges.at(-1)
    if (last?.[1] === one - 1) last[1] = one
    else ranges.push([one, one])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}

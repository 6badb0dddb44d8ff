import type { Range } from '../model/range.ts'
import { codeRanges } from './code-ranges.ts'

/** What of MDX is no Markdown. */
export interface FoundJsx {
  /** Components without text in them, and expressions: something stands for them. In order. */
  readonly filled: readonly Range[]
  /** Tags around text, comments, and attributes that HTML has not: nothing does. In order. */
  readonly hidden: readonly Range[]
}

/** Characters of one tag or expression at most. */
const maxLength = 20_000

/** Elements that are boxes and tabs in every note, where their tags stand alone in a line. */
const boxes =
  /^<\/?(?:Tabs|TabItem|Tab|CodeGroup|Aside|Callout|Admonition|Note|Tip|Info|Warning|Caution|Danger|Check|Accordion|Card|Steps|CardGrid|CardGroup|AccordionGroup|FileTree)\b/

/** Finds the components and expressions of a page of MDX, outside of code and of lines of program. */
export function findJsx(source: string): FoundJsx {
  const filled: Range[] = []
  const hidden: Range[] = []
  const skipped = codeRanges(source)
  const sign = /<\/?[A-Za-z][\w.:-]*(?=[\s/>])|<\/?>|\{|^(?:import|export)\b/gm
  let next = 0
  for (let match = sign.exec(source); match; match = sign.exec(source)) {
    const { index: start, 0: written } = match
    while (next < skipped.length && skipped[next]!.end <= start) next++
    const code = skipped[next]
    if (code !== undefined && code.start <= start) sign.lastIndex = code.end
    else if (written === 'import' || written === 'export') {
      const end = endOfModule(source, start)
      filled.push({ start, end })
      sign.lastIndex = end
    } else if (source[start - 1] !== '\\')
      sign.lastIndex =
        (written === '{'
          ? takeExpression(source, start, filled, hidden)
          : takeTag(source, start, filled, hidden)) ?? start + written.length
  }
  return { filled, hidden }
}

/** Lines of program end at an empty line. */
function endOfModule(source: string, start: number): number {
  const end = /\r?\n[ \t]*\r?\n|\s*$/g
  end.lastIndex = start
  return end.exec(source)?.index ?? source.length
}

function takeExpression(source: string, start: number, filled: Range[], hidden: Range[]): number | undefined {
  const end = endOfBraces(source, start)
  if (end === undefined) return undefined
  // `{#id}` of a heading is Docusaurus', and no expression.
  if (source[start + 1] === '#') return end
  // So are classes and titles of a container: `:::tip[Title]{.class}`.
  if (/^[ \t>]*:{3,}/.test(source.slice(source.lastIndexOf('\n', start - 1) + 1, start))) return end
  if (/^\{\s*\/\*/.test(source.slice(start, start + 40)) || end === start + 2) hidden.push({ start, end })
  else filled.push({ start, end })
  return end
}

function takeTag(source: string, start: number, filled: Range[], hidden: Range[]): number | undefined {
  const isComponent = /^<\/?(?:[A-Z]|>|[\w]+\.)/.test(source.slice(start, start + 40))
  const attributes: Range[] = []
  const end = endOfTag(source, start, attributes)
  if (end === undefined) return undefined
  const line = source.slice(
    source.lastIndexOf('\n', start - 1) + 1,
    source.indexOf('\n', end) < 0 ? source.length : source.indexOf('\n', end),
  )
  const name = /^<\/?(\w*)/.exec(source.slice(start, start + 40))?.[1] ?? ''
  // With its text and its end in one line it is a box, too.
  const isWhole = line.trim().startsWith(`<${name}`) && line.trim().endsWith(`</${name}>`)
  const isAlone = isWhole || line.trim() === source.slice(start, end).trim()
  // A picture that a program names is filled in as one.
  if (name === 'img' && attributes.some((one) => source.startsWith('src={', one.start)))
    filled.push({ start, end })
  else if (!isComponent) hidden.push(...attributes)
  else if (boxes.test(source.slice(start, end)) && isAlone && !source.slice(start, end).includes('\n'))
    return end
  else if (source[end - 2] === '/') filled.push({ start, end })
  else hidden.push({ start, end })
  return end
}

/** Behind a tag; `attributes` gets those whose value is an expression. */
function endOfTag(source: string, start: number, attributes: Range[]): number | undefined {
  const limit = Math.min(source.length, start + maxLength)
  for (let at = start + 1; at < limit; at++) {
    const char = source[at]
    if (char === '>') return at + 1
    if (char === '<') return undefined
    if (char === '"' || char === "'") {
      at = source.indexOf(char, at + 1)
      if (at < 0 || at >= limit) return undefined
    } else if (char === '{') {
      const end = endOfBraces(source, at)
      if (end === undefined) return undefined
      const name = /[\w:.-]+=$/.exec(source.slice(Math.max(start, at - 80), at))?.[0].length ?? 0
      attributes.push({ start: at - name, end })
      at = end - 1
    }
  }
  return undefined
}

/** Behind the brace that closes the one at an offset; texts may hold braces. */
function endOfBraces(source: string, start: number): number | undefined {
  const limit = Math.min(source.length, start + maxLength)
  let depth = 0
  for (let at = start; at < limit; at++) {
    const char = source[at]
    if (char === '{') depth++
    else if (char === '}' && --depth === 0) return at + 1
    else if (char === '"' || char === '`') {
      const close = source.indexOf(char, at + 1)
      if (close > 0 && close < limit && !(char === '"' && source.slice(at, close).includes('\n'))) at = close
    }
  }
  return undefined
}

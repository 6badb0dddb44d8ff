import type { Range } from '../model/range.ts'
import { createCodeSkipper } from './code-skipper.ts'
import { scanWikiLinks } from './scan-wiki-links.ts'

/** Longer ones are text. */
const maxLength = 4_000

const telling = /\\.|[{}\n`]|<%|%>/g

/** What would be read as a link, a tag, an address or a mark. */
const looksLinked = /\[\[|\]\(|(?<!\\)#|:\/\/|www\.|[*_<]/

/**
 * Where a source holds code of a template language in its text: `${…}`, `{{…}}`, `{%…%}` and `<%…%>`, of nested ones the
 * outermost, over several lines, but those of braces over no empty one. Only those that hold what looks like a link, a
 * tag or a mark, because nothing else in them is misread. In order. Linear.
 */
export function findTemplates(source: string): readonly Range[] {
  if (!/[{<]%|\{\{|\$\{/.test(source)) return []
  const found: Range[] = []
  /** Braces that wait for their other half. */
  let open: number[] = []
  /** The last pair of braces that closed. */
  let inner: Range = { start: -1, end: -1 }
  let percent = -1
  const skipCode = createCodeSkipper(source)
  const add = (start: number, end: number): void => {
    if (end - start > maxLength) return
    while (found.length > 0 && found[found.length - 1]!.start >= start) found.pop()
    if (found.length === 0 || found[found.length - 1]!.end <= start) found.push({ start, end })
  }
  telling.lastIndex = 0
  for (let match = telling.exec(source); match; match = telling.exec(source)) {
    const at = match.index
    switch (match[0]) {
      case '\n':
        if (isEmptyLine(source, at + 1)) open = []
        break
      case '`':
        // What stands in code is for the parser to say; a template reaches over it.
        telling.lastIndex = skipCode(at)
        break
      case '<%':
        percent = at
        break
      case '%>':
        if (percent >= 0) add(percent, at + 2)
        percent = -1
        break
      case '{':
        open.push(at)
        break
      case '}': {
        const start = open.pop()
        if (start === undefined) break
        const end = at + 1
        const isDouble = inner.start === start + 1 && inner.end === at
        const isPercent = source[start + 1] === '%' && source[at - 1] === '%' && at - start > 3
        const isDollar =
          source[start - 1] === '$' && !/[$\\]/.test(source.charAt(start - 2) + source.charAt(end))
        if (isDollar) add(start - 1, end)
        else if (isDouble || isPercent) add(start, end)
        inner = { start, end }
        break
      }
    }
  }
  return joinTargets(source, found).filter(
    // The gap of a flash card holds text.
    ({ start, end }) => looksLinked.test(source.slice(start, end)) && !source.startsWith('{{cloze ', start),
  )
}

/** A wiki-link whose target a template makes (`[[{{date}}]]`) is a part of the template. */
function joinTargets(source: string, templates: readonly Range[]): readonly Range[] {
  const tokens = templates.length === 0 ? [] : scanWikiLinks(source)
  let next = 0
  const joined: Range[] = []
  for (const template of templates) {
    while (next < tokens.length && tokens[next]!.end <= template.start) next++
    const token = tokens[next]
    const isTarget = token && token.targetStart <= template.start && template.end <= token.targetEnd
    const range = isTarget ? { start: token.start, end: token.end } : template
    if (joined.at(-1)?.start !== range.start) joined.push(range)
  }
  return joined
}

function isEmptyLine(source: string, from: number): boolean {
  let at = from
  while (source[at] === ' ' || source[at] === '\t' || source[at] === '>' || source[at] === '\r') at++
  return at >= source.length || source[at] === '\n'
}

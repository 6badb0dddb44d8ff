import { hasClass, type PastedElement, type PastedNode } from './pasted-node.ts'

/** The language that an element says its code is in. */
export function languageOf({ attributes }: PastedElement): string | undefined {
  const said = attributes['data-language'] ?? attributes['data-lang']
  if (said !== undefined && /^[\w+#.-]{1,30}$/.test(said)) return said
  const [, named] =
    /(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*)([\w+#.-]{1,30})/.exec(
      attributes['class'] ?? '',
    ) ?? []
  return named === 'plaintext' || named === 'none' ? undefined : named
}

/** A block of code with the fence that it needs. */
export function writeCodeBlock(element: PastedElement, around: string | undefined): string {
  const language = findLanguage(element) ?? around ?? ''
  const lines: string[] = ['']
  addCode(element.children, lines)
  const code = lines
    .join('\n')
    .replace(/\u00a0/g, ' ')
    .replace(/^\n+|\s+$/g, '')
  if (code === '') return ''
  const longest = code.match(/`{3,}/g)?.reduce((most, run) => Math.max(most, run.length), 2) ?? 2
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code}\n${fence}`
}

function findLanguage(element: PastedElement): string | undefined {
  const own = languageOf(element)
  if (own !== undefined) return own
  for (const child of element.children) {
    const inner = typeof child === 'string' ? undefined : findLanguage(child)
    if (inner !== undefined) return inner
  }
  return undefined
}

/** Some pages put each line into an element of its own, and its number beside it. */
function addCode(nodes: readonly PastedNode[], lines: string[]): void {
  for (const node of nodes) {
    if (typeof node === 'string') {
      const [first = '', ...rest] = node.split(/\r?\n/)
      lines[lines.length - 1] += first
      lines.push(...rest)
    } else if (node.name === 'br') lines.push('')
    else if (!isNumber(node)) {
      const isLine = node.name === 'div' || node.name === 'p' || node.name === 'tr' || node.name === 'li'
      if (isLine && lines.at(-1) !== '') lines.push('')
      // The end of a line of its own is that element's end.
      const last = node.children.at(-1)
      const isEnded = isLine && last !== undefined && typeof last !== 'string' && last.name === 'br'
      addCode(isEnded ? node.children.slice(0, -1) : node.children, lines)
      if (isLine) lines.push('')
    }
  }
}

function isNumber(element: PastedElement): boolean {
  return ['lineno', 'linenos', 'line-number', 'line-numbers-rows', 'gutter'].some((name) =>
    hasClass(element, name),
  )
}

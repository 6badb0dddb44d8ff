import type { Answer, Colors } from '../../define/command.ts'
import { renderTable } from '../../text/render-table.ts'

/** A custom property that the site's pages stand on. */
interface Token {
  readonly name: string
  readonly light: string
  /** The same but for colours. */
  readonly dark: string
}

/** The tokens of a site's stylesheet: for people as a table, with `--json` as values by name. */
export function answerTheme(stylesheet: string): Answer {
  const tokens = readTokens(stylesheet)
  return {
    json: () => ({ tokens: Object.fromEntries(tokens.map(({ name, ...values }) => [name, values])) }),
    text: (colors) => renderText(tokens, colors),
  }
}

function renderText(tokens: readonly Token[], colors: Colors): string {
  const rows = tokens.map(({ name, light, dark }) => [name, light, dark === light ? '' : dark])
  return renderTable(
    [{ title: 'token' }, { title: 'light' }, { title: 'dark, where it differs' }],
    rows,
    colors,
  )
}

/**
 * The tokens that a stylesheet sets for every page, in its order; of one that is set several times the last value counts.
 * What only holds on some screens or in print is left out.
 */
export function readTokens(stylesheet: string): readonly Token[] {
  const values = new Map<string, string>()
  for (const [, block = ''] of withoutConditions(stylesheet).matchAll(
    /(?:^|[}{;\s])(?::root)+\s*\{([^{}]*)\}/g,
  ))
    for (const [name, value] of declarations(block)) values.set(name, value)
  return [...values]
    .filter(([, value]) => !value.startsWith('url('))
    .map(([name, value]) => {
      const [light, dark] = splitPair(value)
      return { name, light, dark }
    })
}

/** Leaves out everything inside `@media`, `@supports` and their like. */
function withoutConditions(css: string): string {
  let text = ''
  let at = 0
  for (const match of css.matchAll(/@(?:media|supports|container)\b[^{;]*\{/g)) {
    if (match.index < at) continue
    text += css.slice(at, match.index)
    at = endOfBlock(css, match.index + match[0].length)
  }
  return text + css.slice(at)
}

function endOfBlock(css: string, start: number): number {
  let depth = 1
  let at = start
  for (; at < css.length && depth > 0; at++) {
    if (css[at] === '{') depth++
    else if (css[at] === '}') depth--
  }
  return at
}

function* declarations(block: string): Generator<readonly [name: string, value: string]> {
  for (const part of splitOutside(block, ';')) {
    const colon = part.indexOf(':')
    const name = part.slice(0, colon).trim()
    if (colon > 0 && name.startsWith('--')) yield [name, part.slice(colon + 1).trim()]
  }
}

/** `light-dark(a, b)` as both of its values. */
function splitPair(value: string): readonly [light: string, dark: string] {
  const inside = /^light-dark\((.*)\)$/s.exec(value)?.[1]
  const [light, dark] = inside === undefined ? [] : splitOutside(inside, ',')
  return light === undefined || dark === undefined ? [value, value] : [light.trim(), dark.trim()]
}

/** Splits where neither brackets nor quotes are open. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let quote = ''
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if (char === separator && depth === 0) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

import { tags } from '@lezer/highlight'
import type { Element, InlineContext, InlineParser, MarkdownConfig } from '@lezer/markdown'

/** Longest mark that is looked for, in characters. */
const longest = 500

/**
 * Marks that other programs have within lines, by the sign that they begin with. Whether a garden has them, and what they
 * become, only its page says.
 */
const patterns: Readonly<Record<string, RegExp>> = {
  // Keys of MkDocs.
  '+': /^\+\+(?:[\w-]+|"[^"\n]+")(?:\+(?:[\w-]+|"[^"\n]+"))*\+\+/,
  // Inserted or marked, and raised.
  '^': /^(?:\^\^[^\s^](?:[^\n^]*[^\s^])?\^\^|\^[^\s^]{1,80}\^)/,
  // Emoji, and icons with their attributes.
  ':': /^:[a-z][a-z0-9_+-]*:(?:\{[^{}\n]*\})?/,
  // What was proposed, struck or said; what a program puts in; comments and expressions of MDX.
  '{': /^(?:\{(\+\+|--|==|~~)[^\n]+?\1\}|\{>>[^\n]*?<<\}|\{\/\*[\s\S]*?\*\/\}|\{\{[^{}\n]+\}\}|\{%[^\n]*?%\}|\{[^{}\n]+\})/,
  // A block of Logseq by its id.
  '(': /^\(\([\da-f-]{36}\)\)/i,
  '[': /^\[:[a-z][^[\]\n]*\]/,
  '<': /^<%[\s\S]*?%>/,
  '#': /^#\[\[[^[\]\n]+\]\]/,
}

/** `{ .class #id key="value" }`, `{: .class }`: how something looks, and its name. */
const attributes = /^\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+))(?:[ \t]+[^{}\n]*)?\}/

const foreignMark: InlineParser = {
  name: 'ForeignMark',
  before: 'InlineCode',
  parse(cx, next, pos) {
    const pattern = patterns[String.fromCharCode(next)]
    if (!pattern) return -1
    const rest = cx.slice(pos, Math.min(cx.end, pos + longest))
    const [found] = (next === brace && attributes.exec(rest)) || (pattern.exec(rest) ?? [])
    if (found === undefined || (next === colon && /[\w:]/.test(cx.slice(pos - 1, pos)))) return -1
    const isNoted = next === caret && cx.slice(pos - 1, pos) === '^'
    if (isNoted) return -1
    const name = attributes.test(found) ? 'Attributes' : 'ForeignMark'
    return cx.addElement(cx.elt(name, pos, pos + found.length))
  },
}

const brace = 123
const colon = 58
const caret = 94

const key = /[\p{L}\p{N}\p{Extended_Pictographic}](?:[^:[\]()`\n]{0,98}[^\s:[\]()`\n])?/u.source
const lineKey = new RegExp(`^[ \\t]*(${key})::[ \\t]+\\S`, 'u')
const bracketKey = new RegExp(`^[[(](${key})::[ \\t]+`, 'u')

/** Fields of Dataview: `key:: value` at the start of a line, `[key:: value]` and `(key:: value)` anywhere. */
const field: InlineParser = {
  name: 'Field',
  before: 'ForeignMark',
  parse(cx, next, pos) {
    const isStart = pos === cx.offset || cx.char(pos - 1) === 10
    if (!isStart && next !== 91 && next !== 40) return -1
    const rest = cx.slice(pos, Math.min(cx.end, pos + 2_000))
    if (!rest.includes('::')) return -1
    const [, name] = (isStart && lineKey.exec(rest)) || []
    if (name !== undefined) {
      const from = pos + rest.indexOf(name)
      const to = from + name.length
      return cx.addElement(cx.elt('LineField', from, to + 2, keyOf(cx, from, to)))
    }
    return parseBracket(cx, pos, rest)
  },
}

function parseBracket(cx: InlineContext, pos: number, rest: string): number {
  const found = bracketKey.exec(rest)
  const end = found ? closingBracket(rest) : undefined
  if (!found || end === undefined) return -1
  const from = pos + 1
  const start = pos + found[0].length
  const inner = cx.parser.parseInline(rest.slice(found[0].length, end), start)
  const close = cx.elt('FieldMark', pos + end, pos + end + 1)
  const before =
    rest[0] === '('
      ? [cx.elt('FieldMark', pos, start)]
      : [cx.elt('FieldMark', pos, from), ...keyOf(cx, from, from + (found[1] ?? '').length)]
  return cx.addElement(cx.elt('Field', pos, pos + end + 1, [...before, ...inner, close]))
}

/** A key, and the first of its two colons, which is not seen. */
function keyOf(cx: InlineContext, from: number, to: number): readonly Element[] {
  return [cx.elt('FieldKey', from, to), cx.elt('FieldMark', to, to + 1)]
}

/** Where the bracket stands, in the same line, that closes the one a text begins with. */
function closingBracket(text: string): number | undefined {
  const [open, close] = text[0] === '[' ? '[]' : '()'
  let depth = 0
  for (let at = 0; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === open) depth++
    else if (text[at] === close && --depth === 0) return at
  }
  return undefined
}

/** What other programs have within lines. */
export const foreignSyntax: MarkdownConfig = {
  defineNodes: [
    'ForeignMark',
    { name: 'Attributes', style: tags.processingInstruction },
    'Field',
    'LineField',
    'FieldKey',
    { name: 'FieldMark', style: tags.processingInstruction },
  ],
  parseInline: [foreignMark, field],
}

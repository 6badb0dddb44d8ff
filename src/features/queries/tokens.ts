import { QueryError } from './expression.ts'

/** Which language a query is written in. */
export type Dialect = 'dataview' | 'bases'

/** A word, a number, a text or a sign of a query. `at` counts from the start of its source. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'sign' | 'link' | 'tag' | 'pattern' | 'end'
  /** A text without its quotes, a link without its brackets, a tag with its `#`. */
  readonly value: string
  readonly at: number
  readonly end: number
}

const name =
  /[\p{L}_$\p{Extended_Pictographic}](?:[\p{L}\p{N}\p{M}_$\p{Extended_Pictographic}]|\u200d|\ufe0f)*/uy
/** In Dataview, hyphens belong to names. */
const hyphenName =
  /[\p{L}_\p{Extended_Pictographic}](?:[\p{L}\p{N}\p{M}_\p{Extended_Pictographic}]|\u200d|\ufe0f|-(?=[\p{L}\p{N}_]))*/uy
const number = /\d+(?:\.\d+)?/y
const tag = /#[^\s#,;:!&()'"<>=|[\]{}]+/uy
const pattern = /\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/y
const signs = ['=>', '==', '!=', '<=', '>=', '&&', '||', ...'=<>!+-*/%()[]{},.:&|']

/** Longest query that is read, in characters. */
const maxLength = 20_000

/** Takes a query apart. Throws a {@link QueryError} for what belongs to no token. */
export function readTokens(source: string, dialect: Dialect): readonly Token[] {
  if (source.length > maxLength)
    throw new QueryError({
      at: 0,
      length: 1,
      message: `Found a query of ${source.length} characters, expected at most ${maxLength}`,
    })
  const tokens: Token[] = []
  let at = 0
  const match = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at
    return expression.exec(source)
  }
  const add = (kind: Token['kind'], value: string, length: number): void => {
    tokens.push({ kind, value, at, end: at + length })
    at += length
  }
  while (at < source.length) {
    const sign = source[at]!
    if (/\s/.test(sign)) at++
    else if (dialect === 'dataview' && source.startsWith('//', at)) {
      const end = source.indexOf('\n', at)
      at = end < 0 ? source.length : end
    } else if (sign === '"' || (sign === "'" && dialect === 'bases')) readText(source, at, add)
    else if (source.startsWith('[[', at) && dialect === 'dataview' && source.indexOf(']]', at) > 0) {
      const end = source.indexOf(']]', at)
      add('link', source.slice(at + 2, end), end + 2 - at)
    } else {
      const last = tokens.at(-1)
      const isOperand = last !== undefined && (!/^(?:sign|end)$/.test(last.kind) || /[)\]}]/.test(last.value))
      const word = match(dialect === 'dataview' ? hyphenName : name)
      const figures = word ?? match(number)
      const hash = dialect === 'dataview' ? match(tag) : null
      const expression = dialect === 'bases' && sign === '/' && !isOperand ? match(pattern) : null
      const found = signs.find((one) => source.startsWith(one, at))
      if (word) add('name', word[0], word[0].length)
      else if (figures) add('number', figures[0], figures[0].length)
      else if (hash) add('tag', hash[0], hash[0].length)
      else if (expression) add('pattern', `${expression[1]}\n${expression[2]}`, expression[0].length)
      else if (found !== undefined) add('sign', found, found.length)
      else
        throw new QueryError({
          at,
          length: 1,
          message: `Found “${String.fromCodePoint(source.codePointAt(at)!)}”, which belongs to no part of a query`,
        })
    }
  }
  tokens.push({ kind: 'end', value: '', at: source.length, end: source.length })
  return tokens
}

/** A text in quotes, with backslashes before quotes and backslashes. */
function readText(
  source: string,
  start: number,
  add: (kind: 'text', value: string, length: number) => void,
): void {
  const quote = source[start]!
  let text = ''
  let at = start + 1
  for (; at < source.length && source[at] !== quote; at++) {
    if (source[at] === '\\' && at + 1 < source.length) {
      at++
      text +=
        escapes[source[at]!] ?? (source[at] === quote || source[at] === '\\' ? source[at] : `\\${source[at]}`)
    } else text += source[at]
  }
  if (at >= source.length)
    throw new QueryError({
      at: start,
      length: 1,
      message: `Found a text that ends nowhere, expected ${quote}`,
      expected: [quote],
    })
  add('text', text, at + 1 - start)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t' }

import { namedDate, parseDate, parseDuration } from './dates.ts'
import { type BinaryOperator, type Expression, QueryError } from './expression.ts'
import { TokenReader } from './token-reader.ts'
import type { Dialect } from './tokens.ts'

/** Operators by how tightly they bind, the loosest first. */
const basesLevels: readonly Readonly<Record<string, BinaryOperator>>[] = [
  { '||': 'or' },
  { '&&': 'and' },
  { '=': '=', '==': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/', '%': '%' },
]

/** Dataview joins conditions from the left, whichever word stands between them. */
const dataviewLevels: typeof basesLevels = [
  { '||': 'or', '|': 'or', or: 'or', '&&': 'and', '&': 'and', and: 'and' },
  ...basesLevels.slice(2),
]

/** How deep expressions may stand in one another. */
const maxDepth = 64

/** Reads a whole source as one expression. Throws a {@link QueryError} where it is none. */
export function parseWholeExpression(source: string, dialect: Dialect): Expression {
  const reader = new TokenReader(source, dialect)
  const expression = parseExpression(reader)
  if (reader.peek().kind !== 'end') throw reader.unexpected('an operator or the end')
  return expression
}

/** Reads one expression and stops behind it. Throws a {@link QueryError}. */
export function parseExpression(reader: TokenReader, depth = 0): Expression {
  if (depth > maxDepth) {
    const { at } = reader.peek()
    throw new QueryError({ at, length: 1, message: `Found more than ${maxDepth} expressions in one another` })
  }
  return parseLevel(reader, 0, depth)
}

function parseLevel(reader: TokenReader, level: number, depth: number): Expression {
  const operators = (reader.dialect === 'dataview' ? dataviewLevels : basesLevels)[level]
  if (operators === undefined) return parseUnary(reader, depth)
  let left = parseLevel(reader, level + 1, depth)
  for (;;) {
    const { kind, value, at } = reader.peek()
    const isWord = kind === 'name' && reader.dialect === 'dataview'
    const operator = kind === 'sign' || isWord ? operators[isWord ? value.toLowerCase() : value] : undefined
    if (operator === undefined) return left
    reader.countOperator()
    reader.take()
    left = { kind: 'binary', operator, left, right: parseLevel(reader, level + 1, depth), at }
  }
}

function parseUnary(reader: TokenReader, depth: number): Expression {
  const { at } = reader.peek()
  for (const [sign, kind] of [
    ['!', 'not'],
    ['-', 'minus'],
  ] as const)
    if (reader.takeSign(sign)) {
      if (depth > maxDepth) throw reader.unexpected('a value')
      reader.countOperator()
      return { kind, of: parseUnary(reader, depth + 1), at }
    }
  return parsePostfix(reader, depth)
}

/** What stands behind a value: `.name`, `[index]`, `.method(…)`. */
function parsePostfix(reader: TokenReader, depth: number): Expression {
  let value = parsePrimary(reader, depth)
  for (;;) {
    const { at } = reader.peek()
    if (reader.isSign('.') || reader.isSign('[')) reader.countOperator()
    if (reader.takeSign('.')) {
      const { kind, value: name } = reader.peek()
      if (kind !== 'name') throw reader.unexpected('the name of a field')
      reader.take()
      value = reader.isSign('(')
        ? { kind: 'call', name, of: value, arguments: parseArguments(reader, depth), at: at + 1 }
        : { kind: 'index', of: value, by: { kind: 'literal', value: name, at }, at }
    } else if (reader.takeSign('[')) {
      const by = parseExpression(reader, depth + 1)
      reader.expectSign(']')
      value = { kind: 'index', of: value, by, at }
    } else return value
  }
}

function parsePrimary(reader: TokenReader, depth: number): Expression {
  const token = reader.peek()
  const { at } = token
  switch (token.kind) {
    case 'number':
      reader.take()
      return { kind: 'literal', value: Number(token.value), at }
    case 'text':
    case 'tag':
      reader.take()
      return { kind: 'literal', value: token.value, at }
    case 'pattern': {
      reader.take()
      const [source = '', flags = ''] = token.value.split('\n')
      return { kind: 'literal', value: { kind: 'pattern', source, flags }, at }
    }
    case 'link': {
      reader.take()
      const [target = '', display] = token.value.split('|')
      return { kind: 'link', target: target.trim(), at, ...(display !== undefined && { display }) }
    }
    case 'name':
      return parseName(reader, depth)
    case 'sign':
      if (token.value === '(') return lambda(reader, depth) ?? parenthesis(reader, depth)
      if (token.value === '[') return parseList(reader, depth)
      if (token.value === '{') return parseObject(reader, depth)
      throw reader.unexpected('a value')
    case 'end':
      throw reader.unexpected('a value')
  }
}

const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

function parseName(reader: TokenReader, depth: number): Expression {
  const { value: name, at } = reader.take()
  if (reader.isSign('(')) {
    const literal = reader.dialect === 'dataview' ? parseTime(reader, name, at) : undefined
    return literal ?? { kind: 'call', name, arguments: parseArguments(reader, depth), at }
  }
  const word = name.toLowerCase()
  if (Object.hasOwn(words, word)) return { kind: 'literal', value: words[word] ?? null, at }
  return { kind: 'field', name, at }
}

/** `date(2026-01-31)`, `date(today)` and `dur(3 days)`: what stands in their brackets is no expression. */
function parseTime(reader: TokenReader, name: string, at: number): Expression | undefined {
  const kind = name.toLowerCase()
  if (kind !== 'date' && kind !== 'dur') return undefined
  const open = reader.peek()
  const close = reader.source.indexOf(')', open.end)
  if (close < 0) return undefined
  const written = reader.source.slice(open.end, close).trim()
  const value = kind === 'date' ? parseDate(written) : parseDuration(written)
  const isNamed = kind === 'date' && namedDate(written, 0) !== undefined
  if (value === undefined && !isNamed) return undefined
  reader.skipTo(close)
  reader.expectSign(')')
  return value ? { kind: 'literal', value, at } : { kind: 'named-date', name: written, at }
}

function parseArguments(reader: TokenReader, depth: number): readonly Expression[] {
  reader.expectSign('(')
  const list: Expression[] = []
  if (reader.takeSign(')')) return list
  do list.push(parseExpression(reader, depth + 1))
  while (reader.takeSign(','))
  if (!reader.isSign(')')) throw reader.unexpected('“,” or “)”')
  reader.take()
  return list
}

function parenthesis(reader: TokenReader, depth: number): Expression {
  reader.expectSign('(')
  const inner = parseExpression(reader, depth + 1)
  reader.expectSign(')')
  return inner
}

/** `(a, b) => …`, if that is what comes. */
function lambda(reader: TokenReader, depth: number): Expression | undefined {
  let ahead = 1
  const parameters: string[] = []
  while (reader.peek(ahead).kind === 'name') {
    parameters.push(reader.peek(ahead).value)
    ahead++
    if (!reader.isSign(',', ahead)) break
    ahead++
  }
  if (!reader.isSign(')', ahead) || !reader.isSign('=>', ahead + 1)) return undefined
  const { at } = reader.peek()
  for (let i = 0; i <= ahead + 1; i++) reader.take()
  return { kind: 'lambda', parameters, body: parseExpression(reader, depth + 1), at }
}

function parseList(reader: TokenReader, depth: number): Expression {
  const { at } = reader.take()
  const items: Expression[] = []
  if (!reader.takeSign(']')) {
    do items.push(parseExpression(reader, depth + 1))
    while (reader.takeSign(','))
    reader.expectSign(']')
  }
  return { kind: 'list', items, at }
}

function parseObject(reader: TokenReader, depth: number): Expression {
  const { at } = reader.take()
  const entries: (readonly [string, Expression])[] = []
  if (!reader.takeSign('}')) {
    do {
      const { kind, value } = reader.peek()
      if (kind !== 'name' && kind !== 'text') throw reader.unexpected('the name of a field')
      reader.take()
      reader.expectSign(':')
      entries.push([value, parseExpression(reader, depth + 1)])
    } while (reader.takeSign(','))
    reader.expectSign('}')
  }
  return { kind: 'object', entries, at }
}

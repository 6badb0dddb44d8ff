import type { AskedQuery } from '../../model/query.ts'
import { checkExpression } from './check-expression.ts'
import { type Expression, QueryError, type QueryProblem } from './expression.ts'
import { parseExpression } from './parse-expression.ts'
import type { Column, Query, SortKey, Source, Step } from './query.ts'
import { TokenReader } from './token-reader.ts'

/** A query that was read, or all that is wrong with it. */
export type ReadQuery = { readonly query: Query } | { readonly problems: readonly QueryProblem[] }

/** Reads a query in Dataview's language. Never throws. */
export function readDataview(source: string): ReadQuery {
  try {
    const query = parseQuery(new TokenReader(source, 'dataview'))
    const problems = expressionsOf(query).flatMap((expression) => checkExpression(expression, 'dataview'))
    return problems.length > 0 ? { problems } : { query }
  } catch (error) {
    if (error instanceof QueryError) return { problems: [error.problem] }
    throw error
  }
}

/** Whether a block named `query` is one of Obsidian's, which holds what its search is asked. */
export function isSearch({ language, source }: Pick<AskedQuery, 'language' | 'source'>): boolean {
  if (language !== 'query') return false
  const first = source.split('\n').find((line) => line.trim() !== '' && !line.trim().startsWith('//'))
  return !/^(?:table|list|task|calendar)\b/i.test(first?.trim() ?? '')
}

/** Every expression of a query. */
export function expressionsOf({ columns, steps }: Query): readonly Expression[] {
  return [
    ...columns.map(({ value }) => value),
    ...steps.flatMap((step) => {
      switch (step.kind) {
        case 'where':
          return [step.condition]
        case 'sort':
          return step.keys.map(({ by }) => by)
        case 'limit':
          return [step.count]
        default:
          return [step.by]
      }
    }),
  ]
}

/** Lines of a query, and sources of one that are joined in a row. */
const maxSteps = 100

const types = { table: 'table', list: 'list', task: 'tasks' } as const

function parseQuery(reader: TokenReader): Query {
  const first = reader.peek().value.toLowerCase()
  if (reader.isWord('calendar')) throw reader.unexpected('TABLE, LIST or TASK: calendars are not drawn', true)
  if (!reader.isWord(first) || !Object.hasOwn(types, first)) throw reader.unexpected('TABLE, LIST or TASK')
  const shows = types[first as keyof typeof types]
  reader.take()
  const withId = !reader.takeWords('without', 'id')
  const columns = shows === 'tasks' || isStepNext(reader) ? [] : parseColumns(reader, shows)
  const from = reader.takeWords('from') ? parseSource(reader) : undefined
  const steps: Step[] = []
  while (reader.peek().kind !== 'end') {
    if (steps.length >= maxSteps) throw reader.unexpected(`at most ${maxSteps} lines`)
    steps.push(parseStep(reader))
  }
  return { shows, withId, columns, ...(from && { from }), steps }
}

function isStepNext(reader: TokenReader): boolean {
  // `TABLE sort(list)` asks for a column; behind columns it would be a step.
  if (/^sort\(/i.test(reader.source.slice(reader.peek().at))) return false
  return (
    reader.peek().kind === 'end' ||
    ['from', 'where', 'sort', 'flatten', 'limit'].some((word) => reader.isWord(word)) ||
    reader.isWord('group', 'by')
  )
}

function parseColumns(reader: TokenReader, shows: 'table' | 'list'): readonly Column[] {
  const columns: Column[] = []
  do columns.push(parseColumn(reader))
  while (shows === 'table' && reader.takeSign(','))
  return columns
}

function parseColumn(reader: TokenReader): Column {
  const { at } = reader.peek()
  const value = parseExpression(reader)
  const written = reader.source.slice(at, reader.peek().at).trim()
  return { value, name: parseName(reader) ?? written }
}

/** `AS "name"`, with quotes or without. */
function parseName(reader: TokenReader): string | undefined {
  if (!reader.takeWords('as')) return undefined
  const { kind } = reader.peek()
  if (kind !== 'name' && kind !== 'text') throw reader.unexpected('a name')
  return reader.take().value
}

function parseStep(reader: TokenReader): Step {
  if (reader.takeWords('where')) return { kind: 'where', condition: parseExpression(reader) }
  if (reader.takeWords('limit')) return { kind: 'limit', count: parseExpression(reader) }
  if (reader.takeWords('group', 'by')) return { kind: 'group', ...parseNamed(reader) }
  if (reader.takeWords('flatten')) return { kind: 'flatten', ...parseNamed(reader) }
  if (reader.takeWords('sort')) {
    const keys: SortKey[] = []
    do {
      const by = parseExpression(reader)
      const isDescending = reader.takeWords('desc') || reader.takeWords('descending')
      if (!isDescending && !reader.takeWords('asc')) reader.takeWords('ascending')
      keys.push({ by, isDescending })
    } while (reader.takeSign(','))
    return { kind: 'sort', keys }
  }
  throw reader.unexpected('WHERE, SORT, GROUP BY, FLATTEN, LIMIT or the end')
}

function parseNamed(reader: TokenReader): { readonly by: Expression; readonly name: string } {
  const { value, name } = parseColumn(reader)
  return { by: value, name }
}

/** Reads what stands behind FROM, from the left, whichever word joins its parts. */
function parseSource(reader: TokenReader, depth = 0): Source {
  let left = parseSourceOne(reader, depth)
  for (let count = 0; ; count++) {
    const kind = takeAny(reader, ['and', '&&', '&'])
      ? 'and'
      : takeAny(reader, ['or', '||', '|'])
        ? 'or'
        : undefined
    if (kind === undefined) return left
    if (count >= maxSteps) throw reader.unexpected(`at most ${maxSteps} sources`)
    left = { kind, left, right: parseSourceOne(reader, depth) }
  }
}

/** Takes the word or a sign that joins two sources. */
function takeAny(reader: TokenReader, [word = '', ...signs]: readonly string[]): boolean {
  return reader.takeWords(word) || signs.some((sign) => reader.takeSign(sign))
}

function parseSourceOne(reader: TokenReader, depth: number): Source {
  if (depth > 50) throw reader.unexpected('fewer brackets')
  if (reader.takeSign('-') || reader.takeSign('!'))
    return { kind: 'not', of: parseSourceOne(reader, depth + 1) }
  if (reader.takeSign('(')) {
    const inner = parseSource(reader, depth + 1)
    reader.expectSign(')')
    return inner
  }
  const { kind, value } = reader.peek()
  if (kind === 'tag') {
    reader.take()
    return { kind: 'tag', tag: value.slice(1) }
  }
  if (kind === 'text') {
    reader.take()
    return { kind: 'path', path: value }
  }
  if (kind === 'link') return { kind: 'linking-to', name: takeName(reader) }
  const way = reader.isWord('outgoing') ? 'linked-from' : reader.isWord('incoming') ? 'linking-to' : undefined
  if (way === undefined) throw reader.unexpected('a tag, a folder in quotes, a link, or outgoing([[note]])')
  reader.take()
  reader.expectSign('(')
  if (reader.peek().kind !== 'link') throw reader.unexpected('a link: [[note]]')
  const name = takeName(reader)
  reader.expectSign(')')
  return { kind: way, name }
}

/** The note that a link names; `[[]]` and `[[#]]` are the note that asks. */
function takeName(reader: TokenReader): string {
  const [name = ''] = reader.take().value.split('|')
  return name.replace(/^#$/, '').trim()
}

import { type Expression, QueryError, type QueryProblem } from './expression.ts'
import { parseWholeExpression } from './parse-expression.ts'
import type { GroupStep, SortKey, Step } from './query.ts'
import type { ReadQuery } from './read-dataview.ts'
import { conditionOf } from './tasks-condition.ts'
import { orderOf } from './tasks-order.ts'

/** What only says how the app shows tasks. */
const ignored =
  /^(?:(?:hide|show) .*|exclude sub-items|short(?: mode)?|full(?: mode)?|explain|ignore global query|#.*|)$/

/** Orders of the app that no list here has: its tasks come as they stand, or by what else is said. */
const orders = /^(?:sort|group) by (?:random|id|recurrence|blocking)(?: reverse)?$/

/** What the app answers by running a program, or from other blocks. */
const programs = /^(?:(?:filter|sort|group) by function\b|preset\b|is (?:not )?block(?:ed|ing)\b|\{\{)/i

/**
 * Reads a block of the Tasks plugin, one line after another, as a query of tasks. Lines that are not understood are
 * problems, because a list without them would say something else. Never throws.
 */
export function readTasks(source: string): ReadQuery {
  const problems: QueryProblem[] = []
  const steps: Step[] = []
  const sort: SortKey[] = []
  let limit: Step | undefined
  let group: GroupStep | undefined
  let groupLimit: number | undefined
  let at = 0
  for (const line of joinedLines(source)) {
    const written = line.replace(/\\\n\s*/g, '').trim()
    const words = written.toLowerCase()
    const order = orderOf(words)
    const [, ofGroups, count] = /^limit (groups )?(?:to )?(\d+)(?: tasks?)?$/.exec(words) ?? []
    if (order) {
      const [first, ...others] = order.values.map((value) => parseWholeExpression(value, 'dataview'))
      if (order.way === 'group') group ??= { kind: 'group', by: first!, name: 'key' }
      else for (const by of [first!, ...others]) sort.push({ by, isDescending: order.isReverse })
    } else if (count !== undefined && ofGroups !== undefined) groupLimit = Number(count)
    else if (count !== undefined)
      limit = { kind: 'limit', count: { kind: 'literal', value: Number(count), at: 0 } }
    else if (!ignored.test(words) && !orders.test(words)) {
      const condition = readCondition(written)
      if (condition) steps.push({ kind: 'where', condition })
      else problems.push(unread(line, written, at))
    }
    at += line.length + 1
  }
  if (problems.length > 0) return { problems }
  if (sort.length > 0) steps.push({ kind: 'sort', keys: sort })
  if (group && groupLimit !== undefined) group = { ...group, most: groupLimit }
  const all = [...steps, ...(limit ? [limit] : []), ...(group ? [group] : [])]
  return { query: { shows: 'tasks', withId: true, columns: [], steps: all } }
}

/** Lines as the app reads them: one that ends with a backslash goes on in the next. */
function joinedLines(source: string): readonly string[] {
  return source.split(/(?<!\\)\n/)
}

function unread(line: string, written: string, at: number): QueryProblem {
  return {
    at: at + line.length - line.trimStart().length,
    length: line.trim().length,
    ...(programs.test(written) && { isOfProgram: true as const }),
    message: `Found “${written.length > 100 ? `${written.slice(0, 99)}…` : written}”, expected a line such as “not done”, “due before tomorrow”, “path includes …” or “sort by due”`,
  }
}

function readCondition(line: string): Expression | undefined {
  const condition = conditionOf(line)
  return condition === undefined ? undefined : parse(condition)
}

function parse(condition: string): Expression | undefined {
  try {
    return parseWholeExpression(condition, 'dataview')
  } catch (error) {
    if (error instanceof QueryError) return undefined
    throw error
  }
}

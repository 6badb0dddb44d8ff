import { namedDate, parseDate } from './dates.ts'
import { type Expression, QueryError, type QueryProblem } from './expression.ts'
import { parseWholeExpression } from './parse-expression.ts'
import type { SortKey, Step } from './query.ts'
import type { ReadQuery } from './read-dataview.ts'

/** A line of the Tasks plugin that chooses tasks, and what it is in Dataview's language. */
type Condition = readonly [line: RegExp, condition: (...found: string[]) => string | undefined]

const dates: Readonly<Record<string, string>> = {
  due: 'due',
  scheduled: 'scheduled',
  starts: 'start',
  created: 'created',
  done: 'completion',
}

const conditions: readonly Condition[] = [
  [/^not done$/, () => '!completed'],
  [/^done$/, () => 'completed'],
  [/^has (due|scheduled|start|created|done) date$/, (_, field = '') => dates[field] ?? field],
  [/^no (due|scheduled|start|created|done) date$/, (_, field = '') => `!${dates[field] ?? field}`],
  [
    /^(due|scheduled|starts|created|done)(?: (on or before|on or after|before|after|on|in))? (.+)$/,
    (_, field = '', how = 'on', day = '') => {
      const date = dayOf(day)
      const name = dates[field]
      const sign = { before: '<', after: '>', 'on or before': '<=', 'on or after': '>=' }[how] ?? '='
      return date && `${name} AND ${name} ${sign} ${date}`
    },
  ],
  [/^is (not )?recurring$/, (_, not) => `${not === undefined ? '' : '!'}contains(text, "🔁")`],
  [
    /^(path|folder|filename|description|heading|tags?) (includes?|does not include|do not include) (.+)$/,
    includes,
  ],
]

/** What is looked for, where; letter case counts for nothing there. */
function includes(_: string, place = '', how = '', text = ''): string {
  const field = {
    path: 'path',
    folder: 'file.folder',
    filename: 'file.name',
    description: 'text',
    heading: 'meta(section).subpath',
  }[place]
  const found = `icontains(string(${field ?? 'tags'}), ${JSON.stringify(text)})`
  return how.startsWith('include') ? found : `!${found}`
}

const keys: Readonly<Record<string, string>> = {
  due: 'due',
  scheduled: 'scheduled',
  start: 'start',
  created: 'created',
  done: 'completion',
  path: 'path',
  folder: 'file.folder',
  filename: 'file.link',
  description: 'text',
  heading: 'section',
  status: 'status',
}

/** What only says how the app shows tasks. */
const ignored = /^(?:(?:hide|show) .*|short(?: mode)?|full(?: mode)?|explain|ignore global query|#.*|)$/

/**
 * Reads a block of the Tasks plugin, one line after another, as a query of tasks. Lines that are not understood are
 * problems, because a list without them would say something else. Never throws.
 */
export function readTasks(source: string): ReadQuery {
  const problems: QueryProblem[] = []
  const steps: Step[] = []
  const sort: SortKey[] = []
  let limit: Step | undefined
  let group: Step | undefined
  let at = 0
  for (const line of source.split('\n')) {
    const written = line.trim()
    const words = written.toLowerCase()
    const by = /^(sort|group) by ([a-z]+)( reverse)?$/.exec(words)
    const key = by ? keys[by[2]!] : undefined
    const count = /^limit (?:to )?(\d+)(?: tasks?)?$/.exec(words)
    if (by && key !== undefined) {
      const value = parseWholeExpression(key, 'dataview')
      if (by[1] === 'sort') sort.push({ by: value, isDescending: by[3] !== undefined })
      else group ??= { kind: 'group', by: value, name: 'key' }
    } else if (count) limit = { kind: 'limit', count: { kind: 'literal', value: Number(count[1]), at: 0 } }
    else if (!ignored.test(words)) {
      const condition = readCondition(written)
      if (condition) steps.push({ kind: 'where', condition })
      else problems.push(unread(line, written, at))
    }
    at += line.length + 1
  }
  if (problems.length > 0) return { problems }
  if (sort.length > 0) steps.push({ kind: 'sort', keys: sort })
  const all = [...steps, ...(limit ? [limit] : []), ...(group ? [group] : [])]
  return { query: { shows: 'tasks', withId: true, columns: [], steps: all } }
}

function unread(line: string, written: string, at: number): QueryProblem {
  return {
    at: at + line.length - line.trimStart().length,
    length: written.length,
    message: `Found “${written}”, expected a line such as “not done”, “due before tomorrow”, “path includes …” or “sort by due”`,
  }
}

function readCondition(line: string): Expression | undefined {
  for (const [pattern, make] of conditions) {
    const found = pattern.exec(line.toLowerCase())
    const condition = found === null ? undefined : make(...found)
    if (condition !== undefined) return parse(condition)
  }
  return undefined
}

function parse(condition: string): Expression | undefined {
  try {
    return parseWholeExpression(condition, 'dataview')
  } catch (error) {
    if (error instanceof QueryError) return undefined
    throw error
  }
}

/** A day as Dataview writes it; undefined for words that name none. */
function dayOf(words: string): string | undefined {
  const written = words.trim()
  if (parseDate(written)) return `date(${written})`
  return namedDate(written, 0) ? `date(${written})` : undefined
}

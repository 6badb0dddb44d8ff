import { namedDate, parseDate } from './dates.ts'

/** A line of the Tasks plugin that chooses tasks, and what it is in Dataview's language. */
type Condition = readonly [line: RegExp, condition: (...found: string[]) => string | undefined]

/** Fields of dates, by what the plugin calls them; `happens` is any of three. */
const dates: Readonly<Record<string, readonly string[]>> = {
  due: ['due'],
  scheduled: ['scheduled'],
  starts: ['start'],
  start: ['start'],
  created: ['created'],
  done: ['completion'],
  cancelled: ['cancelled'],
  happens: ['start', 'scheduled', 'due'],
}

/** Signs of priorities, from the highest; none stands between the third and the fourth. */
export const priorities = ['🔺', '⏫', '🔼', '', '🔽', '⏬']
/** What they are called. */
export const priorityNames = ['highest', 'high', 'medium', 'none', 'low', 'lowest']

const statuses: Readonly<Record<string, string>> = { todo: ' ', in_progress: '/', cancelled: '-', done: 'x' }

const conditions: readonly Condition[] = [
  [/^not done$/, () => '!completed'],
  [/^done$/, () => 'completed'],
  [
    /^(has|no) (due|scheduled|start|created|done|cancelled|happens) date$/,
    (_, has, field = '') => `${has === 'has' ? '' : '!'}(${(dates[field] ?? []).join(' OR ')})`,
  ],
  [
    /^(due|scheduled|starts|created|done|cancelled|happens)(?: (on or before|on or after|before|after|on|in or before|in or after|in))? (.+)$/,
    (_, field = '', how = 'on', words = '') => {
      const days = daysOf(how === 'in' ? `in ${words}` : words) ?? daysOf(words)
      const each = days && (dates[field] ?? []).map((name) => `(${name} AND ${within(name, how, days)})`)
      return each?.join(' OR ')
    },
  ],
  [/^is (not )?recurring$/, (_, not) => `${not === undefined ? '' : '!'}contains(text, "🔁")`],
  [/^(has|no) tags?$/, (_, has) => `length(tags) ${has === 'has' ? '>' : '='} 0`],
  [
    /^priority(?: is)?(?: (above|below|not))? (highest|high|medium|none|low|lowest)$/,
    (_, how, name = '') => {
      const at = priorityNames.indexOf(name)
      const isMeant = (i: number): boolean =>
        how === 'above' ? i < at : how === 'below' ? i > at : how === 'not' ? i !== at : i === at
      return (
        priorities.flatMap((sign, i) => (isMeant(i) ? [`(${hasPriority(sign)})`] : [])).join(' OR ') ||
        'false'
      )
    },
  ],
  [
    /^status\.type is (not )?(todo|in_progress|cancelled|done)$/,
    (_, not, type = '') => `${not === undefined ? '' : '!'}(lower(status) = "${statuses[type]}")`,
  ],
  [
    /^(path|folder|root|filename|description|heading|tags?) (includes?|does not include|do not include) (.+)$/,
    (_, place = '', how = '', text = '') => {
      const found = `icontains(string(${fieldOf(place)}), ${textOf(text)})`
      return how.startsWith('include') ? found : `!${found}`
    },
  ],
]

/** Case counts in what is between the slashes. */
const matching =
  /^(path|folder|filename|description|heading|tags?) regex (matches|does not match) \/(.+)\/(i?)[a-z]*$/i

function fieldOf(place: string): string {
  return (
    {
      path: 'path',
      folder: 'file.folder',
      root: 'file.folder',
      filename: 'file.name',
      description: 'text',
      heading: 'meta(section).subpath',
    }[place.toLowerCase()] ?? 'tags'
  )
}

/** What the plugin puts in place of `{{query.file.path}}` and its like, of the note that asks. */
const ofAsker: Readonly<Record<string, string>> = {
  path: 'this.file.path',
  pathwithoutextension: 'replace(this.file.path, ".md", "")',
  folder: 'this.file.folder',
  root: 'split(this.file.path, "/")[0]',
  filename: 'this.file.name + ".md"',
  filenamewithoutextension: 'this.file.name',
}

/** A text of a line, in Dataview's language. */
function textOf(written: string): string {
  // Every second part is the name of one.
  const parts = written.split(/\{\{\s*query\.file\.(\w+)\s*\}\}/i)
  const made = parts.map((part, i) =>
    i % 2 === 0 ? JSON.stringify(part) : (ofAsker[part.toLowerCase()] ?? JSON.stringify(`{{${part}}}`)),
  )
  return made.filter((part, i) => i % 2 === 1 || part !== '""').join(' + ') || '""'
}

function hasPriority(sign: string): string {
  if (sign !== '') return `contains(text, "${sign}")`
  return priorities.flatMap((one) => (one === '' ? [] : [`!contains(text, "${one}")`])).join(' AND ')
}

/** Characters of a line that is read. */
const maxLine = 2_000

/**
 * What a line is in Dataview's language: a condition, or several in brackets that `AND`, `OR`, `XOR` and `NOT` join. Undefined
 * for what is not understood.
 */
export function conditionOf(line: string): string | undefined {
  const written = line.trim()
  if (written.length > maxLine) return undefined
  const joined = /^(?:NOT\s*)?\(/.test(written) ? joinedCondition(written) : undefined
  if (joined !== undefined) return joined
  const [, place = '', how = '', pattern = '', flag = ''] = matching.exec(written) ?? []
  if (pattern !== '') {
    const text = `string(${fieldOf(place)})`
    const found = `regextest(${JSON.stringify(flag === '' ? pattern : pattern.toLowerCase())}, ${flag === '' ? text : `lower(${text})`})`
    return /^matches$/i.test(how) ? found : `!${found}`
  }
  for (const [shape, make] of conditions) {
    const found = shape.exec(written.toLowerCase())
    const condition = found === null ? undefined : make(...found)
    if (condition !== undefined) return condition
  }
  return undefined
}

/** Words that join, from the one that binds least. */
const joints = ['OR', 'AND', 'XOR'] as const

function joinedCondition(written: string): string | undefined {
  for (const joint of joints) {
    const parts = splitAt(written, joint)
    if (parts.length < 2) continue
    const read = parts.map((part) => conditionOf(part))
    if (read.includes(undefined)) return undefined
    if (joint !== 'XOR') return read.map((part) => `(${part})`).join(` ${joint} `)
    return read.reduce((a, b) => `((${a}) AND !(${b})) OR (!(${a}) AND (${b}))`)
  }
  const [, not, inner] = /^(NOT\s*)?\((.*)\)$/.exec(written) ?? []
  const read = inner === undefined ? undefined : conditionOf(inner)
  return read === undefined ? undefined : `${not === undefined ? '' : '!'}(${read})`
}

/** The parts between a word that stands in no brackets. */
function splitAt(written: string, joint: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < written.length; at++) {
    if (written[at] === '(') depth++
    else if (written[at] === ')') depth--
    else if (
      depth === 0 &&
      new RegExp(`^${joint}\\b`).test(written.slice(at)) &&
      /[\s)]/.test(written[at - 1] ?? '')
    ) {
      parts.push(written.slice(from, at).trim())
      from = at + joint.length
    }
  }
  return [...parts, written.slice(from).trim()]
}

/** A first and a last day, as Dataview writes them. */
type Days = readonly [first: string, last: string]

function within(name: string, how: string, [first, last]: Days): string {
  if (how.endsWith('or before')) return `${name} <= ${last}`
  if (how.endsWith('or after')) return `${name} >= ${first}`
  if (how === 'before') return `${name} < ${first}`
  if (how === 'after') return `${name} > ${last}`
  return first === last ? `${name} = ${first}` : `${name} >= ${first} AND ${name} <= ${last}`
}

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** The days that words name: one, or all of a week, month or year; undefined where they name none. */
function daysOf(words: string): Days | undefined {
  const written = words.trim()
  const one = dayOf(written)
  if (one !== undefined) return [one, one]
  const [, first = '', second = ''] = /^(\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d)$/.exec(written) ?? []
  if (first !== '')
    return parseDate(first) && parseDate(second) ? [`date(${first})`, `date(${second})`] : undefined
  const [, , count = '', unit = '', ago] =
    /^(in )?(\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month|year)s?( ago)?$/.exec(
      written,
    ) ?? []
  if (unit !== '') {
    const number = /^an?$/.test(count) ? 1 : /^\d/.test(count) ? Number(count) : numbers.indexOf(count)
    const day = `(date(today) ${ago === undefined ? '+' : '-'} dur(${number} ${unit}s))`
    return [day, day]
  }
  const [, which = '', period = ''] = /^(last|this|next) (week|month|year)$/.exec(written) ?? []
  if (period === '') return undefined
  const start = { week: 'date(sow)', month: 'date(som)', year: 'date(soy)' }[period]
  const shift = { last: -1, this: 0, next: 1 }[which] ?? 0
  const moved = (by: number): string =>
    by === 0 ? `${start}` : `${start} ${by < 0 ? '-' : '+'} dur(${Math.abs(by)} ${period}s)`
  return [`(${moved(shift)})`, `(${moved(shift + 1)} - dur(1 day))`]
}

/** A day as Dataview writes it; undefined for words that name none. */
function dayOf(written: string): string | undefined {
  return parseDate(written) || namedDate(written, 0) ? `date(${written})` : undefined
}

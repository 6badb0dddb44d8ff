import { priorities, priorityNames } from './tasks-condition.ts'

/** What a line of the Tasks plugin orders by, in Dataview's language: several values where the first may be alike. */
export interface TasksOrder {
  readonly way: 'sort' | 'group'
  readonly values: readonly string[]
  readonly isReverse: boolean
}

/** Days: tasks that have none come last. */
const dated = (field: string): readonly string[] => [`choice(${field}, 0, 1)`, field]

/** The first that holds of several, each with its value. */
function firstOf(cases: readonly (readonly [condition: string, value: string])[], otherwise: string): string {
  return cases.reduceRight((rest, [condition, value]) => `choice(${condition}, ${value}, ${rest})`, otherwise)
}

/** A value for each priority, by its sign or by a field of Dataview's. */
function byPriority(each: (index: number) => string): string {
  return firstOf(
    priorities.flatMap((sign, i) =>
      sign === ''
        ? []
        : [[`contains(text, "${sign}") OR priority = "${priorityNames[i]}"`, each(i)] as const],
    ),
    each(priorities.indexOf('')),
  )
}

const happens = 'default(minby(filter(list(start, scheduled, due), (d) => d), (d) => d), null)'

/** What the plugin adds up: https://publish.obsidian.md/tasks/Advanced/Urgency */
const urgency = [
  firstOf(
    [
      ['!due', '0'],
      ['due <= date(today) - dur(7 days)', '12'],
      ['due > date(today) + dur(14 days)', '2.4'],
    ],
    '(((date(today) - due).days + 14) * 0.8 / 21 + 0.2) * 12',
  ),
  byPriority((i) => ['9', '6', '3.9', '1.95', '0', '0 - 1.8'][i]!),
  'choice(scheduled AND scheduled <= date(today), 5, 0)',
  'choice(start AND start > date(today), 0 - 3, 0)',
].join(' + ')

/** States in the order of the plugin: what is being done, what is to do, what is done, what is not done at all. */
const states: readonly (readonly [condition: string, name: string])[] = [
  ['status = "/"', 'IN_PROGRESS'],
  ['completed', 'DONE'],
  ['status = "-"', 'CANCELLED'],
]

const stateNames = ['IN_PROGRESS', 'TODO', 'DONE', 'CANCELLED']

const keys: Readonly<Record<string, readonly string[]>> = {
  due: dated('due'),
  scheduled: dated('scheduled'),
  start: dated('start'),
  created: dated('created'),
  done: dated('completion'),
  cancelled: dated('cancelled'),
  happens: dated(happens),
  path: ['path'],
  folder: ['file.folder'],
  root: ['split(path, "/")[0]'],
  filename: ['file.link'],
  backlink: ['file.link'],
  description: ['text'],
  heading: ['section'],
  status: ['choice(completed, 1, 0)'],
  'status.name': ['status'],
  'status.type': [
    firstOf(
      states.map(([condition, name]) => [condition, String(stateNames.indexOf(name))]),
      String(stateNames.indexOf('TODO')),
    ),
  ],
  priority: [byPriority(String)],
  urgency: [`0 - (${urgency})`],
  recurring: ['choice(contains(text, "🔁"), 0, 1)'],
}

/** What groups are called, where that is not what they are ordered by. */
const groups: Readonly<Record<string, string>> = {
  due: 'due',
  scheduled: 'scheduled',
  start: 'start',
  created: 'created',
  done: 'completion',
  cancelled: 'cancelled',
  happens,
  status: 'choice(completed, "Done", "Todo")',
  'status.type': firstOf(
    states.map(([condition, name]) => [condition, `"${name}"`]),
    '"TODO"',
  ),
  priority: byPriority((i) => {
    const name = priorityNames[i]!
    return `"Priority ${i}: ${name[0]!.toUpperCase()}${name.slice(1)}"`
  }),
  urgency: `round(${urgency}, 2)`,
  recurring: 'choice(contains(text, "🔁"), "Recurring", "Not Recurring")',
  tags: 'tags',
}

/** Reads a line `sort by due reverse` or `group by folder`; undefined for one that is none, or whose order no list here has. */
export function orderOf(line: string): TasksOrder | undefined {
  const [, way, name = '', reverse, place = '1'] =
    /^(sort|group) by ([a-z.]+)( reverse)?(?: (\d{1,2}))?$/.exec(line) ?? []
  if (way !== 'sort' && way !== 'group') return undefined
  const tag = `tags[${Math.max(0, Number(place) - 1)}]`
  const sorted = name === 'tag' || name === 'tags' ? [`choice(${tag}, 0, 1)`, tag] : own(keys, name)
  const values = way === 'sort' ? sorted : [own(groups, name === 'tag' ? 'tags' : name) ?? sorted?.[0]]
  const known = values?.filter((value) => value !== undefined) ?? []
  return known.length === 0 ? undefined : { way, values: known, isReverse: reverse !== undefined }
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

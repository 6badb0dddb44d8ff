import type { Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import { compareValues, equalityKey } from './compare-values.ts'
import { evaluate } from './evaluate.ts'
import type { Expression } from './expression.ts'
import { type AskedNotes, type NoteRow, noteRows } from './note-rows.ts'
import type { GroupStep, Query, Step } from './query.ts'
import type { QueryContext } from './query-context.ts'
import { headOf, type QueryResult, type ResultRow, type ResultView } from './result.ts'
import { notesFrom } from './select-notes.ts'
import { fieldKey, isKind, isList, isTrue, type LinkValue, type ObjectValue, type Value } from './values.ts'
import { createWork, maxSteps, type QueryWork, WorkDone } from './work.ts'

/** Where a query is asked. */
export interface QueryAsker {
  readonly garden: AskedNotes
  /** The note that asks; without one, `this` is nothing. */
  readonly note?: Note
  /** The moment for which the site is made. */
  readonly now: number
  /** What all queries of the note may do together. */
  readonly shared?: QueryWork
}

/** Runs a query. Pure; a query that would do too much ends early, and says so. */
export function runDataview(query: Query, asker: QueryAsker): QueryResult {
  const context = createContext(asker, 'dataview', createWork(maxSteps, asker.shared))
  const run = new Run(query, asker, context)
  let isCut = false
  try {
    run.collect()
  } catch (error) {
    if (!(error instanceof WorkDone)) throw error
    isCut = true
  }
  // What was found is shown, with a tenth of the work that finding it may be.
  const showing = isCut ? createContext(asker, 'dataview', createWork(maxSteps / 10, asker.shared)) : context
  const result = run.show(showing)
  return isCut ? { ...result, isCut } : result
}

/** What expressions of a query may look at. */
export function createContext(
  { garden, note, now }: QueryAsker,
  dialect: QueryContext['dialect'],
  work: QueryWork,
): QueryContext {
  const rows = noteRows(garden)
  const from = note?.path ?? ('' as NotePath)
  return {
    dialect,
    work,
    now,
    from,
    linkTo: (name, display) => rows.linkTo(from, name, display),
    rowOf: ({ path }: LinkValue) => (path === undefined ? undefined : rows.of(path)),
  }
}

/** What an expression outside of any row is worth: that of `= this.x` among text. */
export function runInline(expression: Expression, asker: QueryAsker): Value {
  const context = createContext(asker, 'dataview', createWork(maxSteps, asker.shared))
  const own = asker.note && noteRows(asker.garden).of(asker.note.path)
  try {
    return evaluate(
      expression,
      (name) => (name.toLowerCase() === 'this' ? (own ?? null) : (own?.get(name) ?? null)),
      context,
    )
  } catch (error) {
    if (error instanceof WorkDone) return null
    throw error
  }
}

/** One run: rows are replaced step by step, so that what was found before a limit is there. */
class Run {
  readonly #query: Query
  readonly #asker: QueryAsker
  readonly #context: QueryContext
  readonly #own: NoteRow | undefined
  #rows: readonly ObjectValue[] = []
  /** Set from the first GROUP BY on. */
  #areGroups = false

  constructor(query: Query, asker: QueryAsker, context: QueryContext) {
    this.#query = query
    this.#asker = asker
    this.#context = context
    this.#own = asker.note && noteRows(asker.garden).of(asker.note.path)
  }

  collect(): void {
    const { from, shows, steps } = this.#query
    const notes = notesFrom(from, noteRows(this.#asker.garden), this.#context)
    this.#rows = shows === 'tasks' ? notes.flatMap(tasksOf) : notes
    for (const step of steps) this.#take(step)
  }

  show(context: QueryContext): QueryResult {
    const rows: ResultRow[] = []
    const { shows, columns, withId } = this.#query
    let isCut = false
    if (shows !== 'tasks')
      try {
        for (const row of this.#rows)
          rows.push({
            head: this.#areGroups ? row.get('key') : headOf(row),
            cells: columns.map(({ value }) => this.#evaluate(value, row, context)),
          })
      } catch (error) {
        if (!(error instanceof WorkDone)) throw error
        isCut = true
      }
    const heads = this.#areGroups ? 'group' : 'note'
    const view: ResultView =
      shows === 'tasks'
        ? { shows, columns: [], groups: this.#taskGroups(), total: this.#rows.length }
        : {
            shows,
            columns: columns.map(({ name }) => name),
            ...(withId && { heads }),
            groups: [{ rows }],
            total: this.#rows.length,
          }
    return { views: [view], isCut }
  }

  /** Tasks stand under their notes, or under what they are grouped by. */
  #taskGroups(): ResultView['groups'] {
    if (this.#areGroups)
      return this.#rows.map((row) => ({
        key: row.get('key'),
        rows: listOfRows(row.get('rows')).map((head) => ({ head, cells: [] })),
      }))
    const groups = new Map<string, { key: Value; rows: ResultRow[] }>()
    for (const row of this.#rows) {
      const key = row.link ?? null
      const known = groups.get(equalityKey(key))
      if (known) known.rows.push({ head: row, cells: [] })
      else groups.set(equalityKey(key), { key, rows: [{ head: row, cells: [] }] })
    }
    return [...groups.values()]
  }

  #evaluate(expression: Expression, row: ObjectValue, context = this.#context): Value {
    return evaluate(
      expression,
      (name) => {
        const key = name.toLowerCase()
        return key === 'this' ? (this.#own ?? null) : key === 'row' ? row : row.get(name)
      },
      context,
    )
  }

  #take(step: Step): void {
    switch (step.kind) {
      case 'where': {
        const kept: ObjectValue[] = []
        const rows = this.#rows
        this.#rows = kept
        for (const row of rows) if (isTrue(this.#evaluate(step.condition, row))) kept.push(row)
        return
      }
      case 'sort': {
        const keyed = this.#rows.map((row) => ({
          row,
          keys: step.keys.map(({ by }) => this.#evaluate(by, row)),
        }))
        this.#context.work.spend(keyed.length)
        keyed.sort((a, b) => {
          for (const [i, { isDescending }] of step.keys.entries()) {
            const order = compareValues(a.keys[i] ?? null, b.keys[i] ?? null)
            if (order !== 0) return isDescending ? -order : order
          }
          return 0
        })
        this.#rows = keyed.map(({ row }) => row)
        return
      }
      case 'limit': {
        const count = evaluate(step.count, () => null, this.#context)
        if (typeof count === 'number') this.#rows = this.#rows.slice(0, Math.max(0, count))
        return
      }
      case 'flatten':
        this.#flatten(step.by, step.name)
        return
      case 'group':
        this.#group(step)
    }
  }

  #flatten(by: Expression, name: string): void {
    const made: ObjectValue[] = []
    const rows = this.#rows
    this.#rows = made
    for (const row of rows) {
      const value = this.#evaluate(by, row)
      const items = isList(value) ? value : [value]
      this.#context.work.spend(items.length)
      for (const item of items) made.push(withField(row, name, item))
    }
  }

  #group({ by, name, most }: GroupStep): void {
    const groups = new Map<string, { readonly key: Value; readonly rows: ObjectValue[] }>()
    for (const row of this.#rows) {
      const key = this.#evaluate(by, row)
      const id = equalityKey(key)
      const known = groups.get(id)
      if (known) known.rows.push(row)
      else groups.set(id, { key, rows: [row] })
    }
    this.#areGroups = true
    this.#rows = [...groups.values()]
      .sort((a, b) => compareValues(a.key, b.key))
      .map(({ key, rows }) =>
        withField(withField(withField(noRow, name, key), 'key', key), 'rows', rows.slice(0, most)),
      )
  }
}

const noRow: ObjectValue = { kind: 'object', keys: () => [], get: () => null }

/** A row with one more value. `file.tags` is found behind `file`, too. */
function withField(row: ObjectValue, name: string, value: Value): ObjectValue {
  const key = fieldKey(name)
  const [first, second, ...rest] = key.split('.')
  return {
    kind: 'object',
    ...(row.link && { link: row.link }),
    ...(row.task && { task: row.task }),
    keys: () => [...row.keys(), name],
    get(asked) {
      const wanted = fieldKey(asked)
      if (wanted === key) return value
      const own = row.get(asked)
      return second !== undefined && rest.length === 0 && wanted === first && isKind(own, 'object')
        ? withField(own, second, value)
        : own
    },
  }
}

/** The tasks of a note; what a task does not say of itself, its note says. */
function tasksOf(row: NoteRow): readonly ObjectValue[] {
  const tasks = row.file.get('tasks')
  return listOfRows(tasks).map((task) => ({
    ...task,
    get: (name) => task.get(name) ?? row.get(name),
  }))
}

function listOfRows(value: Value): readonly ObjectValue[] {
  return isList(value) ? value.filter((item) => isKind(item, 'object')) : []
}
